import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import Letter
from courses.models import Proposal
from tests.cast import sign_in
from tests.courses.making.ideas import FOR_WHOM, WHAT, WHY, make_idea

pytestmark = pytest.mark.django_db

THREE = {"what": WHAT, "for_whom": FOR_WHOM, "why": WHY}
GARBAGE = [
    "",
    " ",
    "\t\n",
    "<script>alert(1)</script>",
    "'; DROP TABLE x; --",
    "🌱" * 700,
    "x" * 20_000,
    "%s{{7*7}}",
    "\u202e",
]


@pytest.fixture
def visitor():
    return Client()


def send(client, **more):
    return client.post("/medskabelse/ide/", {**THREE, "key": str(uuid4()), **more})


def text_of(response):
    return response.content.decode()


def follow(idea, act=""):
    return f"/medskabelse/ide/{idea.secret}/{act}"


def test_an_idea_without_name_or_address_leads_to_its_secret_page(visitor):
    answer = send(visitor)
    idea = Proposal.objects.get()

    assert answer.url == follow(idea)
    page = text_of(visitor.get(answer.url))
    assert f"http://testserver{follow(idea)}" in page
    assert "Tak. Vi har fået din idé." in page
    assert WHY in page


def test_the_page_of_an_idea_is_kept_by_nobody_and_found_by_no_engine(visitor):
    shown = visitor.get(follow(make_idea()))

    assert "no-store" in shown["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in text_of(shown)


@pytest.mark.parametrize("missing", ["what", "for_whom", "why"])
def test_what_was_typed_stays_whatever_lacks(visitor, missing):
    answer = send(visitor, **{missing: "", "name": "Ane", "email": "ikke en adresse", "wants_to_join": "on"})

    assert answer.status_code == 422
    page = text_of(answer)
    assert not [word for name, word in THREE.items() if name != missing and word not in page]
    assert 'value="Ane"' in page
    assert 'value="ikke en adresse"' in page
    assert re.search(r'name="wants_to_join"[^>]*checked', page)
    assert not Proposal.objects.exists()


def test_a_text_that_is_too_long_is_not_cut_off(visitor):
    long = "Ro " * 400
    answer = send(visitor, what=long)

    assert "der er plads til 1000" in text_of(answer)
    assert long.strip() in text_of(answer)
    assert "maxlength" not in re.search(r"<textarea[^>]*>", text_of(answer)).group()


def test_line_ends_count_as_one_character(visitor):
    assert send(visitor, what="a\r\n" * 490 + "b" * 20).status_code == 302
    assert Proposal.objects.get().what.count("\r") == 0


def test_two_presses_are_one_idea_and_other_words_another(visitor):
    key = str(uuid4())
    first, again = (
        send(visitor, key=key, email="ane@example.org"),
        send(visitor, key=key, email="ane@example.org"),
    )
    assert first.url == again.url
    assert Letter.objects.count() == 1
    send(visitor, key=key, why="En anden grund")

    assert Proposal.objects.count() == 2


def test_a_machine_gets_a_kind_answer_and_no_idea(visitor):
    assert send(visitor, website="https://example.org").url == "/medskabelse/"
    assert not Proposal.objects.exists()


def test_many_ideas_from_one_place_are_asked_to_wait_and_nothing_is_lost(visitor):
    for number in range(20):
        assert send(visitor, what=f"Idé {number}").status_code == 302
    late = send(visitor, what="Den enogtyvende")

    assert late.status_code == 429
    assert "Den enogtyvende" in text_of(late)
    assert "Intet af det, du skrev, er væk" in text_of(late)
    cache.clear()
    assert send(visitor, what="Den enogtyvende").status_code == 302


def test_whoever_is_signed_in_is_asked_neither_name_nor_address(alma):
    client = sign_in(Client(), alma)
    form = text_of(client.get("/medskabelse/ide/"))
    assert 'name="email"' not in form
    assert 'name="name"' not in form
    answer = send(client, name="En anden", email="en.anden@example.org")
    idea = Proposal.objects.get()

    assert (idea.person, idea.name, idea.email) == (alma, "", "")
    assert answer.url == f"/medskabelse/min-ide/{idea.pk}/"
    assert idea.secret not in text_of(client.get("/medskabelse/"))


@pytest.mark.parametrize(
    "field", [*THREE, "name", "email", "organisation", "key", "wants_to_join", "website"]
)
@pytest.mark.parametrize("value", GARBAGE)
def test_garbage_is_answered(visitor, field, value):
    answer = send(visitor, **{field: value})

    assert answer.status_code in {302, 422}
    if answer.status_code == 302 and Proposal.objects.exists():
        assert visitor.get(answer.url).status_code == 200
        assert "<script>alert" not in text_of(visitor.get(answer.url))


def test_a_strangers_address_is_not_filled_with_our_letters():
    cache.clear()
    senders = [Client(REMOTE_ADDR=f"192.0.2.{number}") for number in range(7)]

    answers = [send(one, email="Offer@example.org").status_code for one in senders]

    assert answers == [302] * 5 + [429] * 2
    assert Letter.objects.filter(address="offer@example.org").count() == 5
    assert send(Client(REMOTE_ADDR="192.0.2.9")).status_code == 302
