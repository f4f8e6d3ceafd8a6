"""A visitor finds a course: typing on a phone, ticking on a desktop, without JavaScript, by keyboard."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from courses.models import CourseRun
from tests.factories import days_from_now, make_course, make_run, make_venue
from tests.journeys.conftest import DESKTOP, PHONE

LONG = "Ressourceforløbsydelsesmodtagernes arbejdsmarkedsfællesskab i Fjordby"


@pytest.fixture
def school(transactional_db):
    """Thirty courses; one of them is about sleep, meets on Thursdays and has two classes."""
    thursday = days_from_now(14) - timedelta(days=days_from_now(14).weekday() - 3)
    sleep = make_course("Søvn der hjælper", slug="soevn-der-hjaelper", themes=["hope"], life_areas=["health"])
    make_run(course=sleep, first_start=thursday, venue=make_venue("Fjordhuset"))
    make_run(course=sleep, first_start=thursday + timedelta(days=60), capacity=1)
    make_run(course=make_course(LONG, themes=["identity"]), first_start=thursday + timedelta(days=1))
    for number in range(28):
        make_run(
            course=make_course(f"Kursus {number}", themes=["meaning"]),
            first_start=thursday - timedelta(days=2),
            sessions=1,
        )


def cards(page: Page):
    return page.locator(".grid-cards .card")


def test_typing_soevn_on_a_phone_finds_sleep(phone, no_barriers, school):
    phone.goto("/kurser/")
    no_barriers(phone)
    expect(phone.get_by_role("status")).to_have_text("30 kurser")
    field = phone.get_by_role("searchbox")
    field.press_sequentially("soevn", delay=30)
    expect(phone.get_by_role("status")).to_have_text("1 kursus")
    expect(field).to_be_focused()
    expect(field).to_have_value("soevn")
    expect(phone).to_have_url(re.compile(r"/kurser/\?q=soevn$"))
    expect(cards(phone).locator("mark")).to_have_text(["Søvn"])
    no_barriers(phone)
    cards(phone).get_by_role("link").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Søvn der hjælper")
    no_barriers(phone)


def test_the_button_of_a_course_stays_in_reach_on_a_phone(phone, school):
    phone.goto("/kurser/soevn-der-hjaelper/")
    way_in = phone.get_by_role("link", name="Se hold og tilmeld dig")
    expect(way_in).to_be_in_viewport()
    phone.mouse.wheel(0, 400)
    expect(way_in).to_be_in_viewport()
    way_in.click()
    phone.get_by_role("link", name="Tilmeld mig").first.click()
    assert phone.url.endswith(f"/hold/{CourseRun.objects.order_by('pk')[0].pk}/tilmeld/")


def test_ticking_filters_renews_list_counts_and_address_in_place(desktop, no_barriers, school):
    desktop.goto("/kurser/")
    desktop.evaluate("window.stayed = true")
    desktop.get_by_label("Torsdag").check()
    expect(desktop.get_by_role("status")).to_have_text("1 kursus")
    expect(desktop.get_by_label("Torsdag")).to_be_focused()
    expect(desktop.locator("#n-tema-hope")).to_have_text("1")
    expect(desktop.locator("#n-tema-meaning")).to_have_text("0")
    desktop.get_by_label("Håb").check()
    expect(desktop).to_have_url(re.compile(r"\?tema=hope&ugedag=thursday$"))
    assert desktop.evaluate("window.stayed")
    no_barriers(desktop)
    desktop.get_by_role("link", name="Fjern filteret Torsdag").click()
    expect(desktop.get_by_label("Torsdag")).not_to_be_checked()
    expect(desktop.get_by_label("Håb")).to_be_checked()


def test_going_back_shows_what_was_there(desktop, school):
    desktop.goto("/kurser/")
    desktop.get_by_label("Håb").check()
    expect(desktop.get_by_role("status")).to_have_text("1 kursus")
    desktop.go_back()
    expect(desktop.get_by_role("status")).to_have_text("30 kurser")
    expect(desktop.locator("header.site-header")).to_be_visible()
    expect(desktop.get_by_label("Håb")).not_to_be_checked()
    desktop.go_forward()
    expect(desktop.get_by_role("status")).to_have_text("1 kursus")
    expect(desktop.get_by_label("Håb")).to_be_checked()


def test_the_next_page_comes_in_place(desktop, school):
    desktop.goto("/kurser/")
    expect(cards(desktop)).to_have_count(24)
    desktop.get_by_role("link", name="Næste").click()
    expect(cards(desktop)).to_have_count(6)
    expect(desktop).to_have_url(re.compile(r"\?side=2$"))
    expect(desktop.get_by_role("status")).to_contain_text("side 2")


def test_nothing_found_shows_the_way_on(phone, no_barriers, school):
    phone.goto("/kurser/?q=soevn&tema=identity")
    expect(phone.get_by_role("heading", name="Ingen kurser passer på det hele")).to_be_visible()
    no_barriers(phone)
    phone.get_by_role("link", name="Uden Identitet").click()
    expect(phone.get_by_role("status")).to_have_text("1 kursus")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_without_javascript(open_page, school, viewport):
    page = open_page(viewport, javascript=False)
    page.goto("/kurser/")
    if viewport is PHONE:
        page.get_by_text("Vælg til og fra").click()
    page.get_by_label("Torsdag").check()
    page.get_by_role("button", name="Vis kurser").click()
    expect(cards(page)).to_have_count(1)
    page.get_by_role("searchbox").fill("soevn")
    page.get_by_role("button", name="Søg").click()
    expect(page.get_by_role("status")).to_have_text("1 kursus")
    assert "ugedag=thursday" in page.url


def test_by_keyboard_alone(desktop, school):
    desktop.goto("/kurser/")
    desktop.get_by_role("searchbox").focus()
    desktop.keyboard.type("soevn")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("status")).to_have_text("1 kursus")
    desktop.get_by_label("Håb").focus()
    desktop.keyboard.press("Space")
    expect(desktop).to_have_url(re.compile("tema=hope"))
    cards(desktop).get_by_role("link").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Søvn der hjælper")


def test_in_english(desktop, no_barriers, school):
    desktop.goto("/en/kurser/")
    expect(desktop.get_by_role("status")).to_have_text("30 courses")
    expect(cards(desktop).locator("h2[lang=da]").first).to_be_visible()
    no_barriers(desktop)
