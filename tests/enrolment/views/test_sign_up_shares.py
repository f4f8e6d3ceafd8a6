"""Signing up for a class whose seats are shared: what each choice means is said before one chooses."""

import pytest
from django.urls import reverse

from enrolment import seats
from enrolment.models import Enrolment
from enrolment.words import outlook
from tests.cast import sign_in
from tests.enrolment.views.sharing import make_shared_run
from tests.enrolment.views.steps import sign_up_address, template_of, type_code, wish
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db):
    """Two seats, both held for citizens."""
    return make_shared_run(capacity=2, citizens=2)


def labels(page):
    return dict(page.context["form"].fields["comes_as"].choices)


def test_rule_and_what_each_choice_means_are_said(client, run):
    page = client.get(sign_up_address(run))
    text = page.content.decode()
    assert "2 pladser er holdt til borgere indtil" in text
    assert labels(page)["citizen"] == "Borger – der er en plads nu"
    assert labels(page)["relative"] == "Pårørende – venteliste"
    assert labels(page)[""] == "Det vil jeg helst ikke sige – venteliste"
    assert not page.context["waits"]


def test_nothing_is_said_where_it_makes_no_difference(client):
    page = client.get(sign_up_address(make_run()))
    assert labels(page)["citizen"] == "Borger"
    assert "Sådan deles pladserne" not in page.content.decode()


def test_class_without_a_seat_for_anybody_leads_to_the_list(client):
    page = client.get(sign_up_address(make_shared_run(capacity=0, citizens=0)))
    assert page.context["waits"]
    assert labels(page)["citizen"] == "Borger"


@pytest.mark.parametrize(
    ("comes_as", "state"),
    [("citizen", "enrolled"), ("relative", "waiting"), ("staff", "waiting"), ("", "waiting")],
)
def test_choice_decides_as_was_said(client, alma, run, comes_as, state):
    client = sign_in(client, alma)
    said = labels(client.get(sign_up_address(run)))[comes_as]
    client.post(sign_up_address(run), {"comes_as": comes_as})
    assert Enrolment.objects.get().state == state
    assert ("plads nu" in said) == (state == "enrolled")


@pytest.mark.parametrize(("comes_as", "held"), [("citizen", True), ("staff", False)])
def test_seat_is_held_for_what_one_comes_as(client, run, comes_as, held):
    answer = client.post(sign_up_address(run), wish(comes_as=comes_as))
    assert Enrolment.objects.filter(state="held", comes_as=comes_as).exists() == held
    text = client.get(answer["Location"]).content.decode()
    assert ("Vi holder en plads til kl." in text) == held
    assert ("Der er ikke en plads til dig lige nu" in text) != held
    type_code(client)
    assert Enrolment.objects.get(state__in=("enrolled", "waiting")).state == (
        "enrolled" if held else "waiting"
    )


def test_choosing_anew_lets_the_held_seat_go(client, run):
    client.post(sign_up_address(run), wish(comes_as="citizen"))
    client.post(sign_up_address(run), wish(comes_as="relative"))
    assert not Enrolment.objects.filter(state="held").exists()
    type_code(client)
    assert sorted(Enrolment.objects.values_list("state", "comes_as")) == [
        ("expired", "citizen"),
        ("waiting", "relative"),
    ]


def test_page_of_the_code_tells_not_who_is_in_the_class(client, alma, run):
    """Whether a seat is held is told from the class and the choice, never from the row of the address."""
    seats.enrol(person=alma, run=run, by=alma, comes_as="citizen")
    pages = []
    for email in ("alma@example.org", "nobody@example.org"):
        client.cookies.clear()
        answer = client.post(sign_up_address(run), wish(email=email, comes_as="staff"))
        pages.append("Vi holder en plads" in client.get(answer["Location"]).content.decode())
    assert pages == [False, False]


def test_waiting_is_explained_when_it_is_done(client, alma, run):
    client = sign_in(client, alma)
    done = client.post(sign_up_address(run), {"comes_as": "relative"})
    page = client.get(done["Location"])
    assert template_of(page) == "enrolment/confirmed_waiting.html"
    assert "borgere" in page.content.decode()


def test_outlook_and_allocator_agree(run):
    """What the page says is what the allocator does, for every group, one after the other."""
    for group in (*outlook.EVERYBODY, *outlook.EVERYBODY):
        run = type(run).objects.select_related("seats").get(pk=run.pk)
        said = outlook.of(run).gets_seat(group)
        person = make_person()
        row = seats.enrol(person=person, run=run, by=person, comes_as=group)
        assert (row.state == "enrolled") == said, group


def test_english(client, run):
    text = client.get(f"/en{sign_up_address(run)}").content.decode()
    assert "there is a seat now" in text
    assert reverse("enrolment:my_page") in text
