"""A coordinator fills "Sprog og stigma", empties it, releases what is held and shares the seats anew."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from courses.models import CourseRun
from enrolment import invariants
from enrolment.models import Share
from tests.factories import days_from_now, make_course, make_run
from tests.journeys.conftest import PHONE
from tests.shared_class import fill, make_shared

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "#main"
CONFIRM = "Gem"
BALANCE = "Højst så mange medarbejdere for hver borger"


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page where somebody wants to look at it."""
    folder = os.environ.get("PICTURES")
    if folder and page.viewport_size:
        shown = page.viewport_size
        page.set_viewport_size({**shown, "height": 2200})
        page.screenshot(path=str(Path(folder) / f"{name}.png"))
        page.set_viewport_size(shown)


def states(run):
    counted: dict[str, int] = {}
    for state in run.enrolments.values_list("state", flat=True):
        counted[state] = counted.get(state, 0) + 1
    return counted


def look(page: Page) -> None:
    page.get_by_role("button", name="Se, hvad der sker").click()


def share(page: Page, no_barriers_in) -> None:
    """8 for citizens until next week, at most 6 staff, never more staff than citizens."""
    page.get_by_role("link", name="Fordel pladserne").click()
    no_barriers_in(page, OURS)
    keep(page, "form-empty")
    page.get_by_label("Garanteret til borgere").fill("8")
    page.get_by_label("Holdt indtil, for borgere").fill(str(days_from_now(7).date()))
    page.keyboard.press("Escape")
    page.get_by_label("Højst til medarbejdere").fill("6")
    page.get_by_label(BALANCE).fill("1")
    look(page)
    expect(page.get_by_text("Ingen får et tilbud, og ingen mister deres plads.")).to_be_visible()
    no_barriers_in(page, OURS)
    keep(page, "preview-first")
    page.get_by_role("button", name=CONFIRM, exact=True).click()
    expect(page.get_by_text("Pladserne er fordelt, som du så.")).to_be_visible()


def release(page: Page, name: str, no_barriers_in) -> None:
    """The first in line who may have it is offered a seat."""
    page.get_by_role("link", name="Frigiv nu: Borgere").click()
    expect(page.get_by_text("1 får et tilbud; ingen mister deres plads.")).to_be_visible()
    expect(page.get_by_text(name)).to_be_visible()
    no_barriers_in(page, OURS)
    keep(page, "preview-release")
    page.get_by_role("button", name="Frigiv nu").click()
    expect(page.get_by_text("Pladserne til borgere er åbne for alle.")).to_be_visible()


def hold_back(page: Page, no_barriers_in) -> None:
    page.get_by_role("link", name="Hold tilbage igen: Borgere").click()
    page.get_by_label("Holdt indtil").fill(str(days_from_now(9).date()))
    page.keyboard.press("Tab")  # closes the calendar, which lies over the button
    look(page)
    no_barriers_in(page, OURS)
    page.get_by_role("button", name="Hold dem tilbage").click()
    expect(page.get_by_text("Der holdes igen pladser til borgere.")).to_be_visible()


def share_anew(page: Page) -> None:
    """Five for citizens, two members of staff for each; looked at, gone back from, and confirmed."""
    page.get_by_role("link", name="Ret pladser og grupper").click()
    page.get_by_label("Garanteret til borgere").fill("5")
    page.get_by_label(BALANCE).fill("2")
    look(page)
    expect(page.get_by_text("2 får et tilbud; ingen mister deres plads.")).to_be_visible()
    page.get_by_role("button", name="Ret svarene").click()
    expect(page.get_by_label(BALANCE)).to_have_value("2")
    look(page)
    page.get_by_role("button", name=CONFIRM, exact=True).click()
    page.get_by_text("Hvad der blev besluttet, og hvornår").click()
    expect(page.get_by_text("Dina, ").first).to_be_visible()
    keep(page, "class-history")


def test_a_class_is_shared_filled_released_shared_anew_and_emptied_by_clicking(
    open_page, dina, no_barriers_in
):
    run = make_run(course=make_course("Sprog og stigma"), capacity=16)
    page = open_page(person=dina)
    page.goto(reverse("runs:show", args=[run.pk]))
    share(page, no_barriers_in)

    rows = fill(run, citizen=4, relative=4, staff=6, unsaid=1)
    assert states(run) == {"enrolled": 12, "waiting": 3}
    page.reload()
    expect(page.get_by_text("4 ledige pladser er holdt til borgere.")).to_be_visible()
    expect(page.get_by_text("Med 4 borgere må der være 4 medarbejdere; der er 4.")).to_be_visible()
    expect(page.get_by_role("cell", name="flere borgere, for balancens skyld")).to_have_count(2)
    no_barriers_in(page, OURS)
    keep(page, "class-filled")

    release(page, rows[-1].person.chosen_name, no_barriers_in)
    assert states(run) == {"enrolled": 12, "waiting": 2, "offered": 1}
    hold_back(page, no_barriers_in)
    share_anew(page)
    assert states(run) == {"enrolled": 12, "offered": 3}

    for row in rows[:4]:
        page.goto(reverse("enrolments:withdraw", args=[row.pk]))
        page.get_by_role("button", name="Tag ud af holdet").click()
    page.goto(reverse("runs:show", args=[run.pk]))
    keep(page, "class-emptied")
    assert states(run) == {"enrolled": 8, "offered": 3, "withdrawn": 4}
    assert invariants.faults() == []


def test_a_slip_is_said_at_its_field_on_a_phone(open_page, dina, no_barriers_in):
    run = make_shared()
    fill(run, citizen=1)
    page = open_page(PHONE, person=dina)
    page.goto(reverse("runs:sharing", args=[run.pk]))
    keep(page, "form-phone")

    page.get_by_label("Garanteret til medarbejdere").fill("9")
    page.get_by_role("button", name="Se, hvad der sker").click()

    expect(page.get_by_text("En gruppe kan ikke være garanteret flere pladser")).to_be_visible()
    expect(page.get_by_label("Garanteret til medarbejdere")).to_have_value("9")
    no_barriers_in(page, OURS)
    keep(page, "form-phone-error")
    page.get_by_label("Garanteret til medarbejdere").fill("2")
    page.get_by_role("button", name="Se, hvad der sker").click()
    no_barriers_in(page, OURS)
    keep(page, "preview-phone")
    page.goto(reverse("runs:show", args=[run.pk]))
    keep(page, "class-phone")
    assert set(Share.objects.values_list("group", "guaranteed")) == {("citizen", 8), ("staff", 0)}


def test_it_works_without_javascript(open_page, dina):
    run = make_shared()
    page = open_page(person=dina, javascript=False)
    page.goto(reverse("runs:sharing", args=[run.pk]))

    page.get_by_label("Garanteret til borgere").fill("7")
    page.get_by_role("button", name="Se, hvad der sker").click()
    page.get_by_role("button", name=CONFIRM, exact=True).click()

    assert CourseRun.objects.get(pk=run.pk).shares.get(group="citizen").guaranteed == 7
