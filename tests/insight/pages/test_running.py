"""What is said of a term that is not over: no fall that is none, and who waits now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Term
from enrolment import seats
from enrolment.models import Interest
from insight.periods import term_key
from tests.cast import sign_in
from tests.factories import days_from_now, make_course, make_person, make_run, make_term
from tests.insight.pages.counted import count

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(client, dina):
    """The desk of a coordinator."""
    return sign_in(client, dina)


def let_wait(people, *, term):
    """Let so many people wait for each of two classes of a term, both full."""
    for number in range(2):
        run = make_run(course=make_course(f"Venter {number} {term}"), term=term, capacity=1)
        for person in (make_person(f"Sidder {number} {term}"), *people):
            seats.enrol(person=person, run=run, by=person)


def running():
    """Return the term that the counting calls this one."""
    return Term.objects.get(name="Dette halvår")


def test_a_term_that_runs_is_told_to_grow_and_to_have_no_difference(home):
    count()
    page = home.get("/noegletal/").content.decode()

    assert "Dette halvår er ikke slut endnu" in page
    assert "Indtil nu. I hele Forrige halvår: 40<" in page
    assert "end i Forrige halvår" not in page
    assert ">Forskel<" not in home.get("/noegletal/hvem/").content.decode()


def test_of_terms_that_are_over_the_difference_is_told(home):
    count(is_over=True)
    page = home.get("/noegletal/hvem/").content.decode()

    assert "er ikke slut endnu" not in page
    assert ">Forskel<" in page
    assert "venter på en plads lige nu" not in home.get("/noegletal/").content.decode()


@pytest.mark.parametrize(
    ("people", "front", "subject"),
    [
        (0, ">0<", "lige nu: 0."),
        (4, ">skjult<", "Færre end fem mennesker venter på en plads lige nu."),
        (5, ">5<", "lige nu: 5."),
    ],
)
def test_who_waits_now_stands_beside_who_gave_up_and_few_are_hidden(home, people, front, subject):
    count()
    let_wait([make_person(f"P{number}") for number in range(people)], term=running())
    let_wait([make_person(f"Q{number}") for number in range(9)], term=Term.objects.get(name="Forrige halvår"))
    before, found, _rest = home.get("/noegletal/").content.decode().partition("venter på en plads lige nu")

    assert found
    assert front in before[-120:]
    assert subject in home.get("/noegletal/pladser/").content.decode()


def test_a_term_to_come_is_no_nought_beside_the_others_but_its_plans_are_shown(home):
    rollup = count()
    today = timezone.localdate()
    coming = make_term(
        "Næste halvår", starts_on=today + timedelta(days=200), ends_on=today + timedelta(days=300)
    )
    rollup.figures.create(
        measure="seats_offered", period=term_key(coming.pk), dimension="", value="", group="all", number=30
    )
    page = home.get("/noegletal/pladser/").content.decode()

    offered, filled = (
        page.split(f'id="{one}"')[1].split("<section")[0] for one in ("seats_offered", "seats_filled")
    )
    assert 'scope="row">Næste halvår (planlagt)<' in offered
    assert 'scope="row">Dette halvår (i\u00a0gang)<' in filled
    assert "Næste halvår" not in filled
    asked = home.get(f"/noegletal/?periode={term_key(coming.pk)}").content.decode()
    assert "Næste halvår er ikke begyndt" in asked
    assert '<span class="big-number-value">–</span>' in asked
    assert '<span class="big-number-value">0 kr.</span>' not in asked


def test_the_few_that_are_missing_stand_open_with_the_way_to_copying(home):
    count()
    course = make_course("Keramik")
    Interest.objects.create(course=course, person=make_person("P"), confirmed_at=timezone.now())
    run = make_run(
        course=course, first_start=days_from_now(-90), term=Term.objects.get(name="Forrige halvår")
    )
    opened = home.get("/noegletal/").content.decode().split('<details class="fold" open>')[1]

    assert f"/redaktion/hold/{run.pk}/kopier/" in opened.split("</details>")[0]
