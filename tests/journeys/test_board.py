"""The board in a browser: it follows along, is read on a phone, hangs on a wall, and leads to a copy."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from enrolment import seats
from enrolment.models import Interest
from tests.factories import days_from_now, make_course, make_people, make_run
from tests.insight.board.generated import open_to_all
from tests.journeys.conftest import PHONE

WALL = {"width": 1920, "height": 1080}
LONG = "Ressourceforløbsydelse, Fleksjob og Førtidspension for Os Alle"


@pytest.fixture
def school():
    """Eighteen classes in every state, one of them with six people; a course that only is wanted."""
    open_to_all()
    courses = [make_course(title) for title in (LONG, "Søvn", "Når angsten fylder")]
    people = make_people(10)
    for number in range(17):
        run = make_run(course=courses[number % 3], capacity=4, first_start=days_from_now(4 + 3 * number))
        for person in people[: number % 7]:
            seats.enrol(person=person, run=run, by=person)
    wanted = make_course("Havearbejde")
    make_run(course=wanted, first_start=days_from_now(-90))
    for person in people[:6]:
        Interest.objects.create(course=wanted, person=person, confirmed_at=timezone.now())
    return make_run(course=make_course("Musik"), capacity=12, first_start=days_from_now(2))


def row(page, run):
    return page.locator(f'[data-row="{run.pk}"]')


def test_a_change_is_seen_within_two_seconds_without_losing_the_place(school, desktop, no_barriers):
    people = make_people(6)
    for person in people[:5]:
        seats.enrol(person=person, run=school, by=person)
    desktop.goto("/tavle/")
    expect(row(desktop, school)).to_have_attribute("data-says", re.compile("^5 7 "))
    no_barriers(desktop)
    link = row(desktop, school).get_by_role("link", name="Musik")
    link.focus()

    seats.enrol(person=people[5], run=school, by=people[5])

    expect(row(desktop, school)).to_have_attribute("data-says", re.compile("^6 6 "), timeout=2_000)
    expect(row(desktop, school)).to_have_class(re.compile("board-changed"))
    expect(link).to_be_focused()


def test_a_phone_reads_it_as_cards_and_chooses_what_to_see(school, phone, no_barriers):
    phone.goto("/tavle/")
    expect(phone.get_by_role("heading", name="Tavlen")).to_be_visible()
    no_barriers(phone)

    phone.get_by_text("Vælg, hvad du ser").click()
    phone.get_by_label("Kursus", exact=True).select_option(label="Musik")
    phone.get_by_role("button", name="Vis", exact=True).click()

    expect(phone.locator(".board-row")).to_have_count(1)
    expect(row(phone, school)).to_contain_text("Ledige pladser")
    expect(phone).to_have_url(re.compile("kursus=musik"))
    no_barriers(phone)


def test_a_wall_fits_without_scrolling_and_turns_when_it_is_told(school, open_page, no_barriers):
    page = open_page(WALL)
    page.goto("/tavle/vaeg/")

    seen = set()
    for number in range(1, 5):
        expect(page.locator(".wall-number")).to_have_text(f"Side {number} af 4")
        size = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
        assert size == [1080, 1920]
        assert not cut_off(page), f"page {number}"
        no_barriers(page)
        seen |= {one.text_content() for one in page.locator(".wall-tile h2").all()}
        page.locator('[data-wall-step="1"]').click()
    expect(page.locator(".wall-number")).to_have_text("Side 1 af 4")
    assert {LONG, "Musik", "Havearbejde"} <= seen


def cut_off(page):
    """Return the letters that are smaller than 36 px or stand outside their tile."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.wall-tile :is(h2, p, strong, .wall-figure span)')]
            .filter((one) => {
                const box = one.getBoundingClientRect();
                const tile = one.closest('.wall-tile').getBoundingClientRect();
                return parseFloat(getComputedStyle(one).fontSize) < 35.9
                    || box.bottom > tile.bottom + 1 || box.top < tile.top - 1;
            }).map((one) => one.textContent)"""
    )


def test_a_wall_stands_still_where_less_motion_is_wanted_and_goes_on_when_asked(school, open_page):
    page = open_page(WALL)
    page.clock.install()
    page.goto("/tavle/vaeg/")
    number = page.locator(".wall-number")

    page.clock.run_for(20_000)
    expect(number).to_have_text("Side 1 af 4")
    page.get_by_role("button", name="Fortsæt").click()
    page.clock.run_for(15_500)
    expect(number).to_have_text("Side 2 af 4")
    page.get_by_role("button", name="Sæt på pause").click()
    page.clock.run_for(40_000)
    expect(number).to_have_text("Side 2 af 4")


def test_without_scripts_it_is_read_and_turned_by_itself(school, open_page):
    page = open_page(javascript=False)
    page.goto("/tavle/?vis=kursus&kursus=musik")
    expect(row(page, school)).to_contain_text("Musik")
    page.get_by_role("link", name="Hent tallene igen").click()
    expect(page.locator(".board-row")).to_have_count(1)

    page.goto("/tavle/vaeg/")
    page.get_by_role("link", name="Næste").click()
    expect(page.locator(".wall-number")).to_have_text("Side 2 af 4")
    assert "side=3" in page.content().split("http-equiv", 1)[1][:60]


def test_a_coordinator_goes_from_demand_to_a_copy(school, open_page, dina):
    page = open_page(PHONE, person=dina)
    page.goto("/tavle/")
    page.get_by_role("link", name="Kopiér holdet Havearbejde").click()

    expect(page.get_by_role("heading", name="Kopiér holdet").first).to_be_visible()
    expect(page.get_by_label("Til hvilket semester")).to_be_visible()
