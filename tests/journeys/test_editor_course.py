"""An editor writes a course, looks at it, publishes it, and a visitor finds it."""

import re

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Site

from courses.models import CoursePage
from home.models import SchoolSettings
from tests.approving import approve_by_two
from tests.factories import make_catalogue, make_course, make_run

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Søvn der hjælper"
TEXT = "Vi taler om, hvad der holder os vågne."


@pytest.fixture
def catalogue():
    SchoolSettings.objects.create(
        site=Site.objects.get(), school_name="Fjordby Recoveryskole", phone="70 00 00 00"
    )
    return make_catalogue()


def write_course(page: Page) -> None:
    page.goto("/redaktion/")
    page.get_by_role("link", name="Skriv et nyt kursus").click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_teaser").fill("Find ro til natten, et lille skridt ad gangen.")
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Tekst", exact=True).click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(TEXT)
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile("vågne"))


def save(page: Page) -> None:
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.locator(".messages .success")).to_be_visible()


def publish(page: Page) -> None:
    """By the button that is there once two have approved, and not before."""
    expect(page.locator("[name=action-publish]")).to_have_count(0)
    course = CoursePage.objects.get()
    approve_by_two(course.latest_revision)
    page.reload()
    page.get_by_role("link", name="Udgiv den godkendte version").first.click()
    page.get_by_role("button", name="Udgiv den godkendte version nu").click()
    expect(page.get_by_text("Kurset er udgivet.")).to_be_visible()


def test_an_editor_publishes_a_course_that_a_visitor_finds(open_page, phone, gry, catalogue):
    page = open_page(person=gry)
    write_course(page)
    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(TITLE, timeout=15_000)
    expect(frame.get_by_text(TEXT)).to_be_visible(timeout=15_000)
    save(page)
    publish(page)
    course = CoursePage.objects.get()
    assert course.live
    assert course.slug.isascii()
    phone.goto("/kurser/")
    phone.get_by_role("link", name=TITLE).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(phone.get_by_text(TEXT)).to_be_visible()


def test_an_editor_cannot_delete_a_course_that_has_classes(open_page, gry, catalogue):
    """The form is not offered, and asking for it by hand leads away."""
    course = make_course(TITLE, slug="soevn", teaser="Ro.")
    make_run(course=course)
    page = open_page(person=gry)
    page.goto(f"/redaktion/pages/{course.pk}/delete/")
    assert "/delete/" not in page.url


def test_an_editor_sees_nothing_about_people(open_page, gry, catalogue):
    page = open_page(person=gry)
    page.goto("/redaktion/")
    menu = page.get_by_role("navigation").filter(has=page.get_by_role("button", name="Sider"))
    expect(menu).to_be_visible()
    for word in ("Hold", "Tilmeldinger", "Venteliste", "Ringeliste", "Brugere"):
        expect(menu.get_by_text(word, exact=True)).to_have_count(0)
