"""A coordinator copies a class and a term."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from courses.models import CourseRun
from courses.states import RunState
from tests.factories import make_course, make_pair, make_run, make_term

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "#main"


@pytest.fixture
def next_term(db):
    this = make_term()
    half_a_year = timedelta(weeks=26)
    return make_term(
        "Næste halvår", starts_on=this.starts_on + half_a_year, ends_on=this.ends_on + half_a_year
    )


@pytest.fixture
def run(db):
    return make_run(course=make_course("Søvn der hjælper"), capacity=9, teachers=make_pair())


def test_a_class_is_copied_looked_over_and_opened(open_page, dina, run, next_term, no_barriers_in):
    page = open_page(person=dina)
    page.goto(reverse("runs:show", args=[run.pk]))
    no_barriers_in(page, OURS)

    page.get_by_role("button", name="Handlinger").click()
    page.get_by_role("link", name="Kopiér holdet").click()
    no_barriers_in(page, OURS)
    page.get_by_label("Til hvilket semester").select_option("Næste halvår")
    page.get_by_label("Underviserne har allerede sagt ja").check()
    page.get_by_role("button", name="Kopiér holdet").click()

    expect(page.get_by_text("Kopien er en kladde")).to_be_visible()
    page.get_by_role("button", name="Handlinger").click()
    page.get_by_role("link", name="Åbn holdet").click()
    page.get_by_role("button", name="Åbn holdet").click()
    expect(page.get_by_text("Holdet er åbent.")).to_be_visible()

    copy = CourseRun.objects.get(copied_from=run)
    assert (copy.term, copy.state, copy.seats.capacity, copy.sessions.count()) == (
        next_term, RunState.OPEN, 9, 4,
    )  # fmt: skip


def test_a_term_is_copied_by_ticks(open_page, dina, run, next_term, no_barriers_in):
    left = make_run(course=make_course("Kunsten at sige nej"))
    page = open_page(person=dina)
    page.goto(reverse("runs:index"))
    no_barriers_in(page, "#listing-results")

    page.get_by_role("button", name="Handlinger").click()
    page.get_by_role("link", name="Kopiér et semester").click()
    page.get_by_label("Fra").select_option("Dette halvår")
    page.get_by_label("Til").select_option("Næste halvår")
    page.get_by_role("button", name="Vis, hvad der kopieres").click()
    no_barriers_in(page, OURS)
    page.get_by_role("checkbox", name="Kopiér Kunsten at sige nej").uncheck()
    page.get_by_role("button", name="Kopiér de afkrydsede hold").click()

    expect(page.get_by_text("1 hold er kopieret som kladde.")).to_be_visible()
    assert [copy.copied_from for copy in CourseRun.objects.filter(term=next_term)] == [run]
    assert not left.copies.exists()


def test_a_new_class_with_its_series_in_one_step(open_page, dina, no_barriers_in):
    make_course("Ro i kroppen")
    make_term()
    page = open_page(person=dina)
    page.goto(reverse("runs:add"))
    no_barriers_in(page, "#w-editor-form")

    page.locator("#id_course").select_option("Ro i kroppen")
    page.locator("#id_term").select_option("Dette halvår")
    page.get_by_label("Første dag").fill("2027-02-04")
    page.get_by_label("Begynder kl.").fill("13:00")
    page.keyboard.press("Escape")
    page.get_by_label("Uger uden undervisning").fill("7")
    page.locator("#id_capacity").fill("8")
    page.get_by_role("button", name="Opret holdet").click()

    expect(page.get_by_text("er oprettet som kladde")).to_be_visible()
    run = CourseRun.objects.get()
    assert (run.sessions.count(), run.seats.capacity) == (4, 8)
