"""A guide on a phone: writes somebody down, finds a class, passes on what is told, and is told to stop."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from enrolment import seats
from enrolment.models import Enrolment, Notice
from enrolment.on_behalf import guidance
from tests.cast import guide_of
from tests.factories import make_course, make_person, make_run
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def vera(db):
    """A guide."""
    return guide_of(make_person("Vera", email="vera@example.org"))


def sign_jens_up(page, check):
    """Find the class with "søvn" in its title, and sign Jens up."""
    page.get_by_role("link", name="Tilmeld Jens et hold").click()
    page.get_by_label("En del af titlen").fill("søvn")
    page.get_by_role("button", name="Søg").click()
    check(page)
    page.get_by_role("link", name="Vælg").click()
    check(page)
    page.get_by_label("I telefonen").check()
    page.get_by_label("Personen har sagt ja til at blive tilmeldt").check()
    if page.get_by_label("fælles aftale").count():
        page.get_by_label("fælles aftale").check()
    page.get_by_role("button", name="Tilmeld Jens").click()
    expect(page.get_by_text("Jens har en plads.")).to_be_visible()


def test_a_guide_signs_up_somebody_who_said_yes(open_page, vera, no_barriers):
    make_run(course=make_course("Søvn der hjælper"))
    make_run(course=make_course("Når angsten fylder"))
    page = open_page(PHONE, person=vera)
    page.goto(reverse("enrolment:guide"))
    no_barriers(page)

    page.get_by_role("link", name="Skriv en ny ned").click()
    no_barriers(page)
    page.get_by_label("Navn", exact=True).fill("Jens")
    page.get_by_label("Ansigt til ansigt").check()
    page.get_by_label("Personen har sagt ja til min hjælp").check()
    page.get_by_role("button", name="Skriv ned").click()
    expect(page.get_by_role("heading", name="Jens", exact=True)).to_be_visible()
    no_barriers(page)
    sign_jens_up(page, no_barriers)
    no_barriers(page)

    row = Enrolment.objects.get(person__chosen_name="Jens")
    assert (row.state, row.moves.get().by) == ("enrolled", vera)


def test_a_guide_passes_on_and_does_what_is_asked(open_page, vera, hans, dina, no_barriers):
    User.objects.filter(pk=hans.pk).update(contact_by="guide")
    hans.refresh_from_db()
    guidance.begin(guide=vera, person=hans, said_by="phone", by=dina)
    row = seats.enrol(person=hans, run=make_run(), by=dina, actor="school")
    page = open_page(PHONE, person=vera)
    page.goto(reverse("enrolment:guide_person", args=[hans.pk]))
    no_barriers(page)

    page.get_by_role("button", name="Jeg har fortalt Hans det").click()
    expect(page.get_by_text("Hans har fået besked.")).to_be_visible()
    page.get_by_role("button", name="Meld afbud").first.click()
    expect(page.get_by_text("Hans beholder pladsen.")).to_be_visible()
    page.get_by_role("link", name="Forlad holdet").click()
    no_barriers(page)
    page.get_by_role("button", name="Ja, forlad holdet").click()
    expect(page.get_by_text("Hans har forladt")).to_be_visible()
    row.refresh_from_db()
    assert (row.state, row.moves.last().by) == ("withdrawn", vera)
    assert Notice.objects.filter(person=hans, channel="guide").count() == 2


def test_the_person_ends_it_and_the_guide_sees_nothing(open_page, vera, alma, dina, no_barriers):
    guidance.begin(guide=vera, person=alma, said_by="phone", by=dina)
    hers, mine = open_page(PHONE, person=vera), open_page(PHONE, person=alma)
    hers.goto(reverse("enrolment:guide"))
    hers.get_by_role("link", name="Alma").click()
    expect(hers.get_by_role("heading", name="Alma", exact=True)).to_be_visible()

    mine.goto(reverse("enrolment:contact"))
    no_barriers(mine)
    mine.get_by_role("button", name="Stop det").click()
    expect(mine.get_by_text("Vera hjælper dig ikke længere")).to_be_visible()

    hers.reload()
    expect(hers.get_by_role("heading", name="Alma", exact=True)).to_have_count(0)
    assert list(guidance.people_of(User.objects.get(pk=vera.pk))) == []
