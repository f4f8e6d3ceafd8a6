import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Letter
from courses.coproduction import proposals, teams
from courses.models import Proposal, TeamMember
from peers.models import Basis, Contributor
from tests.cast import sign_in
from tests.courses.making.ideas import FOR_WHOM, WHAT, WHY, aged, join, make_idea
from tests.factories import make_catalogue, make_contributor

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


@pytest.mark.parametrize("secret", ["intet", "x" * 200, "%00", "../", "é", "%F0%9F%8C%B1"])
def test_a_wrong_secret_is_404(visitor, secret):
    make_idea()

    assert visitor.get(f"/medskabelse/ide/{secret}/").status_code in {400, 404}


def test_guesses_at_secrets_are_counted(visitor):
    answers = [visitor.get(f"/medskabelse/ide/gæt{number}/").status_code for number in range(35)]

    assert answers[0] == 404
    assert answers[-1] == 429


@pytest.mark.parametrize("act", ["", "mere/", "adresse/", "slet/"])
def test_whoever_lacks_the_secret_does_nothing(visitor, act):
    idea = make_idea()
    wrong = f"/medskabelse/ide/{idea.secret[:-1]}/{act}"

    assert visitor.post(wrong, {"text": "Mere", "email": "a@example.org"}).status_code in {404, 405}
    assert Proposal.objects.filter(email="").exists()


def test_something_is_added_and_an_empty_addition_is_not(visitor):
    idea = make_idea()
    assert visitor.post(follow(idea, "mere/"), {"text": "  "}).status_code == 422
    assert visitor.post(follow(idea, "mere/"), {"text": "Også unge."}).status_code == 302

    assert "Også unge." in text_of(visitor.get(follow(idea)))


def test_what_comes_after_the_end_is_refused_and_still_there(visitor, dina):
    idea = make_idea()
    proposals.move(proposal=idea, move="decline", reason="Vi har et.", by=dina)
    refused = visitor.post(follow(idea, "mere/"), {"text": "Men jeg mente"})

    assert refused.status_code == 409
    assert "Idéen er afsluttet" in text_of(refused)


def test_an_address_is_left_later_and_a_wrong_one_is_asked_for_again(visitor):
    idea = make_idea()
    assert visitor.post(follow(idea, "adresse/"), {"email": "ane"}).status_code == 422
    visitor.post(follow(idea, "adresse/"), {"email": "ane@example.org"})

    assert Letter.objects.get().address == "ane@example.org"
    assert "Vi skriver til ane@example.org" in text_of(visitor.get(follow(idea)))


def test_nobody_mails_the_same_address_again_and_again(visitor):
    ideas = [make_idea() for _ in range(5)]
    answers = [
        visitor.post(follow(idea, "adresse/"), {"email": "ane@example.org"}).status_code for idea in ideas
    ]

    assert answers == [302, 302, 302, 429, 429]
    assert Letter.objects.count() == 3


def test_an_idea_is_deleted_after_one_more_question(visitor):
    idea = make_idea()
    assert visitor.get(follow(idea, "slet/")).status_code == 200
    assert Proposal.objects.exists()
    visitor.post(follow(idea, "slet/"))
    assert not Proposal.objects.exists()

    assert visitor.post(follow(idea, "slet/")).status_code == 404


def test_the_way_shows_what_is_behind_and_ahead(visitor, dina):
    make_catalogue()
    idea = make_idea()
    proposals.start_building(proposal=idea, title="Ro", by=dina)
    stages = visitor.get(follow(idea)).context["shown"].stages

    assert [(one.label, one.kind) for one in stages] == [
        ("Modtaget", "done"),
        ("Bliver bygget", "here"),
        ("Bliver godkendt", "ahead"),
        ("Udgivet", "ahead"),
    ]


def test_a_promise_that_was_broken_is_owned_up_to(visitor):
    page = text_of(visitor.get(follow(aged(make_idea(), timezone.now() - timedelta(days=20)))))

    assert "er for sent på den" in page


def test_names_of_the_staff_stand_nowhere(visitor, dina):
    idea = make_idea()
    proposals.move(proposal=idea, move="look", words="Vi leder.", by=dina)

    assert "Dina" not in text_of(visitor.get(follow(idea)))


def test_ones_own_idea_is_seen_without_the_secret_and_anothers_is_not(alma, bo):
    idea = make_idea(person=alma)

    assert sign_in(Client(), alma).get(f"/medskabelse/min-ide/{idea.pk}/").status_code == 200
    assert sign_in(Client(), bo).get(f"/medskabelse/min-ide/{idea.pk}/").status_code == 404


def test_the_link_leads_through_signing_in_to_the_invitation(visitor, alma, dina):
    make_catalogue()
    idea = make_idea(wants_to_join=True)
    proposals.start_building(proposal=idea, title="Ro", by=dina)
    join_address = follow(idea, "vaer-med/")
    assert "/konto/login/?next=" in visitor.get(join_address).url
    client = sign_in(Client(), alma)
    assert client.get(join_address).status_code == 200
    assert not Contributor.objects.exists()
    answer = client.post(join_address)

    assert answer.url == f"/medskabelse/invitation/{TeamMember.objects.get().pk}/"
    assert client.post(answer.url, {"answer": "yes"}).url == "/medskabelse/"
    assert TeamMember.objects.get().state == "joined"


def test_an_idea_of_one_account_is_not_taken_by_another(alma, bo):
    idea = make_idea(person=alma, wants_to_join=True)
    refused = sign_in(Client(), bo).post(follow(idea, "vaer-med/"))

    assert refused.status_code == 409
    idea.refresh_from_db()
    assert idea.person == alma


@pytest.fixture
def invitation(dina, eli):
    make_catalogue()
    course = proposals.start_building(proposal=make_idea(), title="Ro", by=dina)
    return teams.ask(course=course, contributor=eli.contributor, by=dina)


def test_an_invitation_is_answered_by_whoever_it_is_to(invitation, eli, alma):
    address = reverse("courses:invitation", args=[invitation.pk])
    assert sign_in(Client(), alma).post(address, {"answer": "yes"}).status_code == 404
    client = sign_in(Client(), eli)
    assert WHY not in text_of(client.get(address))
    assert client.post(address, {"answer": "måske"}).status_code == 400
    client.post(address, {"answer": "no"})
    invitation.refresh_from_db()
    assert invitation.state == "declined"
    late = client.post(address, {"answer": "yes"})

    assert late.status_code == 409
    assert "Du er ikke spurgt længere" in text_of(late)


def test_a_team_is_left_after_one_more_question(invitation, eli):
    client = sign_in(Client(), eli)
    address = reverse("courses:leave_team", args=[invitation.pk])
    assert client.get(address).status_code == 302
    teams.answer(member=invitation, accept=True, by=eli)
    assert client.get(address).status_code == 200
    client.post(address)

    invitation.refresh_from_db()
    assert invitation.state == "left"


def test_the_front_page_has_what_is_ones_own(invitation, eli):
    idea = make_idea(person=eli, what="Min egen idé")
    page = text_of(sign_in(Client(), eli).get("/medskabelse/"))

    assert "Vil du være med til at lave »Ro«?" in page
    assert f"/medskabelse/min-ide/{idea.pk}/" in page
    assert "Min egen idé" not in text_of(Client().get("/medskabelse/"))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_front_page_asks_the_same_however_much_there_is(rows, eli, dina, django_assert_num_queries):
    make_catalogue()
    for number in range(rows):
        course = proposals.start_building(proposal=make_idea(person=eli), title=f"Ro {number}", by=dina)
        teams.ask(course=course, contributor=eli.contributor, by=dina)
        other = proposals.start_building(proposal=make_idea(), title=f"Uro {number}", by=dina)
        join(other, eli.contributor)
        join(other, make_contributor(basis=Basis.PROFESSIONAL))
    client = sign_in(Client(), eli)
    client.get("/medskabelse/")
    with django_assert_num_queries(14):
        client.get("/medskabelse/")


@pytest.mark.parametrize("rows", [1, 30])
def test_an_idea_asks_the_same_however_much_was_said(rows, visitor, dina, django_assert_num_queries):
    idea = make_idea()
    for number in range(rows):
        proposals.move(proposal=idea, move="write", words=f"Ord {number}", by=dina)
        proposals.add(proposal=idea, text=f"Mere {number}")
    visitor.get(follow(idea))
    with django_assert_num_queries(4):
        visitor.get(follow(idea))
