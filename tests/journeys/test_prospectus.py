"""Somebody fetches the catalogue on paper: on a phone, without JavaScript, and in large letters."""

import pytest
from playwright.sync_api import expect

from courses.models import CourseRun
from tests.factories import make_course, make_run
from tests.journeys.conftest import DESKTOP, PHONE
from tests.tasks import run_tasks


@pytest.fixture
def school(transactional_db):
    """A term with three courses."""
    for title in ("Søvn der hjælper", "Håb i praksis", "Ressourceforløbsydelsesmodtagernes fællesskab"):
        make_run(course=make_course(title, themes=["hope"]))


def test_on_a_phone_it_is_asked_for_made_and_fetched(phone, no_barriers, school):
    phone.goto("/kurser/")
    phone.get_by_role("link", name="Kataloget som PDF").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kataloget på papir")
    expect(phone.get_by_role("progressbar")).to_be_visible()
    no_barriers(phone)
    run_tasks(containing="prospectus")
    expect(phone.get_by_role("link", name="Hent som PDF")).to_be_visible()
    expect(phone.get_by_role("status").filter(has_text="Kataloget er klar")).to_be_attached()
    expect(phone.get_by_role("progressbar")).to_have_count(0)
    no_barriers(phone)
    address = phone.get_by_role("link", name="Hent som PDF").get_attribute("href")
    response = phone.request.get(address)
    assert response.headers["content-type"] == "application/pdf"
    assert response.body().startswith(b"%PDF")


def test_without_javascript_one_looks_again(open_page, no_barriers, school):
    page = open_page(DESKTOP, javascript=False)
    page.goto("/kurser/katalog/")
    page.get_by_label("Stor skrift").check()
    page.get_by_role("button", name="Vis kataloget").click()
    expect(page.locator("#standing")).to_contain_text("Kataloget bliver lavet nu")
    run_tasks(containing="prospectus")
    page.get_by_role("link", name="Se, om det er klart").click()
    expect(page.get_by_role("link", name="Hent som PDF")).to_be_visible()
    expect(page.get_by_label("Stor skrift")).to_be_checked()
    expect(page.locator("#standing")).to_contain_text("Stor skrift")


def test_a_change_is_said_and_the_one_before_can_be_had(open_page, no_barriers, school):
    page = open_page(PHONE)
    page.goto("/kurser/katalog/?udgave=booklet")
    run_tasks(containing="prospectus")
    expect(page.locator("#standing")).to_contain_text("vend på den korte kant")
    CourseRun.objects.update(room="Salen")
    page.reload()
    expect(page.locator("#standing")).to_contain_text("Noget er ændret siden")
    expect(page.get_by_role("link", name="Hent som PDF")).to_be_visible()
    no_barriers(page)
