"""A visitor becomes a participant: on a phone, on a desktop, by keyboard alone, without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from enrolment.models import Agreement, Enrolment
from tests.enrolment.views.steps import newest_code
from tests.factories import make_course, make_run
from tests.journeys.conftest import DESKTOP, PHONE

NAME = "Nina"


@pytest.fixture
def run(transactional_db):
    Agreement.objects.create(version=1, text_da="Det lover vi\nVi lytter.\n\nDet lover du\nJeg lytter.")
    return make_run(course=make_course("Søvn der hjælper"), room="Lokale 3")


def address(run):
    return reverse("enrolment:sign_up", args=[run.course.slug, run.pk])


def fill_in(page: Page) -> None:
    page.get_by_label("Hvad må vi kalde dig?").fill(NAME)
    page.get_by_label("Din e-mailadresse").fill("nina@example.org")
    page.get_by_label("Pårørende").check()
    page.get_by_label("Ja, jeg vil være med").check()
    page.get_by_role("button", name="Gå videre").click()


def type_code(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Se i din mail")
    page.get_by_label("Koden fra mailen").fill(newest_code())
    page.get_by_role("button", name="Gå videre").click()


def expect_seat(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Velkommen, {NAME}")
    row = Enrolment.objects.get()
    assert (row.state, row.comes_as, row.person.chosen_name) == ("enrolled", "relative", NAME)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_from_the_course_to_my_page(open_page, no_barriers, run, viewport):
    page = open_page(viewport)
    page.goto(f"/kurser/{run.course.slug}/")
    page.locator(f"a[href='{address(run)}']").first.click()
    no_barriers(page)
    fill_in(page)
    expect(page.get_by_text("Vi holder en plads til kl.")).to_be_visible()
    no_barriers(page)
    type_code(page)
    expect_seat(page)
    no_barriers(page)
    page.get_by_role("link", name="Gå til min side").click()
    expect(page.get_by_text("Lokale 3").first).to_be_visible()
    no_barriers(page)


def test_errors_are_read_first_and_lead_to_their_fields(phone, no_barriers, run):
    phone.goto(address(run))
    phone.get_by_label("Hvad må vi kalde dig?").fill(NAME)
    phone.get_by_role("button", name="Gå videre").click()
    expect(phone.locator("[data-error-summary]")).to_be_focused()
    no_barriers(phone)
    phone.get_by_role("link", name="Din e-mailadresse").click()
    expect(phone.get_by_label("Din e-mailadresse")).to_be_focused()
    expect(phone.get_by_label("Hvad må vi kalde dig?")).to_have_value(NAME)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what the selector names has focus, as somebody without a mouse does."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by keyboard")


def test_by_keyboard_alone(desktop, run):
    desktop.goto(address(run))
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="Gå til indholdet")).to_be_focused()
    tab_to(desktop, "#id_name")
    desktop.keyboard.type(NAME)
    tab_to(desktop, "#id_email")
    desktop.keyboard.type("nina@example.org")
    tab_to(desktop, "[name=comes_as]")
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("ArrowDown")
    tab_to(desktop, "#id_agreement")
    desktop.keyboard.press("Space")
    tab_to(desktop, "main form button")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_label("Koden fra mailen")).to_be_focused()
    desktop.keyboard.type(newest_code())
    desktop.keyboard.press("Enter")
    expect_seat(desktop)


def test_without_javascript(open_page, run):
    page = open_page(PHONE, javascript=False)
    page.goto(address(run))
    fill_in(page)
    type_code(page)
    expect_seat(page)


def test_signed_in_it_is_one_press(open_page, no_barriers, run, alma):
    Agreement.objects.all().delete()
    page = open_page(PHONE, person=alma)
    page.goto(address(run))
    no_barriers(page)
    page.get_by_role("button", name="Tilmeld mig").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Velkommen, Alma")
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har allerede en plads")
    no_barriers(page)


def test_two_tabs_give_one_seat(open_page, run, alma):
    Agreement.objects.all().delete()
    first = open_page(DESKTOP, person=alma)
    second = first.context.new_page()
    for tab in (first, second):
        tab.goto(address(run))
    for tab in (first, second):
        tab.get_by_role("button", name="Tilmeld mig").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Du har allerede en plads")
    assert Enrolment.objects.count() == 1


def test_in_english(phone, no_barriers, run):
    phone.goto(f"/en{address(run)}")
    expect(phone.get_by_role("button", name="Go on")).to_be_visible()
    no_barriers(phone)
