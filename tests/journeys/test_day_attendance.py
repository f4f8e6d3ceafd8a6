"""The day itself on a phone: who is here, with the net cut in the middle; the counter and the kiosk."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from courses.states import Format
from enrolment import seats
from enrolment.day import drop_in, kiosks, rosters
from enrolment.models import Enrolment
from tests.enrolment.day.days import make_class_of_today
from tests.factories import make_course, make_person
from tests.journeys.conftest import DESKTOP, PHONE

SMALL = {"width": 320, "height": 640}
WAITING = "Gemt på telefonen, sendes når der er net"


@pytest.fixture
def today(alma, bo, carla, eli):
    """A class that began ten minutes ago, and four people in it."""
    long_name = make_person("Ressourceforløbsydelse-Annemarie Kirkegaard af Rosenholm")
    course = make_course("Når angsten fylder")
    run, session = make_class_of_today(
        people=[alma, bo, carla, long_name], teachers=(eli.contributor,), course=course
    )
    seats.enrol(person=alma, run=run, by=alma, need="En stol ved døren.")
    return session


@pytest.fixture
def cafe(eli):
    """A café that is open right now, hosted by Eli."""
    course = make_course("Åben recovery-café", format=Format.CAFE)
    return make_class_of_today(people=[], teachers=(eli.contributor,), course=course)[1]


def button(page, name, words):
    return page.locator(".roster-row", has_text=name).get_by_role("button", name=words)


def marks(session):
    names = dict(Enrolment.objects.values_list("pk", "person__chosen_name"))
    return {names[pk]: mark for pk, mark in rosters.marks_of(session).items()}


def wait_until(page, session, expected):
    """Let the browser work until the school knows these marks."""
    for _second in range(100):
        if marks(session) == expected:
            return
        page.wait_for_timeout(100)
    assert marks(session) == expected


def until_nothing_is_kept(page):
    """Let the browser work until its own shelf is empty; the page lets no words be run as a script."""
    for _tenth in range(100):
        if page.evaluate("localStorage.length") == 0:
            return
        page.wait_for_timeout(100)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_taps_survive_a_lost_net_and_a_page_that_is_opened_again(open_page, no_barriers, today, eli):
    phone = open_page(PHONE, person=eli)
    phone.goto(reverse("enrolment:teaching"))
    no_barriers(phone)
    phone.get_by_role("link", name="Fremmøde").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hvem er her?")
    no_barriers(phone)

    button(phone, "Alma", "Til stede").click()
    expect(phone.get_by_role("status").filter(has_text="Gemt")).to_be_visible()
    wait_until(phone, today, {"Alma": "present"})

    phone.context.set_offline(True)
    button(phone, "Bo", "Ikke her").click()
    button(phone, "Carla", "Afbud").click()
    button(phone, "Bo", "Til stede").click()
    button(phone, "Alma", "Til stede").click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    expect(button(phone, "Bo", "Til stede")).to_have_attribute("aria-pressed", "true")
    expect(button(phone, "Alma", "Til stede")).to_have_attribute("aria-pressed", "false")
    no_barriers(phone)
    assert marks(today) == {"Alma": "present"}
    kept = phone.evaluate("JSON.stringify(localStorage)")
    assert not [name for name in ("Alma", "Bo", "Carla", "angst") if name in kept]

    # The page is closed while there is no net, and opened again when there is.
    phone.goto("about:blank")
    phone.context.set_offline(False)
    phone.goto(reverse("enrolment:attendance", args=[today.pk]))
    wait_until(phone, today, {"Bo": "present", "Carla": "apology"})
    expect(phone.get_by_text(WAITING)).to_have_count(0)
    expect(button(phone, "Carla", "Afbud")).to_have_attribute("aria-pressed", "true")
    until_nothing_is_kept(phone)


def test_taps_are_sent_by_themselves_when_the_net_comes_back(open_page, today, eli):
    phone = open_page(PHONE, person=eli)
    phone.goto(reverse("enrolment:attendance", args=[today.pk]))
    phone.context.set_offline(True)
    button(phone, "Alma", "Til stede").click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    phone.context.set_offline(False)

    wait_until(phone, today, {"Alma": "present"})
    expect(phone.locator("[data-taps-status]")).to_have_text("Gemt")


def test_who_is_signed_out_meanwhile_loses_no_tap(open_page, no_barriers, today, eli, live_server):
    phone = open_page(PHONE, person=eli)
    phone.goto(reverse("enrolment:attendance", args=[today.pk]))
    cookies = [one for one in phone.context.cookies() if one["name"] == "sessionid"]
    phone.context.clear_cookies(name="sessionid")
    button(phone, "Alma", "Ikke her").click()
    expect(phone.get_by_text("Du er logget ud. Dine tryk er gemt på telefonen")).to_be_visible()
    way_back = phone.get_by_role("link", name="Log ind igen")
    expect(way_back).to_have_attribute(
        "href", re.compile(r"/konto/login/\?next=/undervisning/\d+/fremmoede/")
    )
    no_barriers(phone)
    assert marks(today) == {}

    phone.context.add_cookies([{**cookies[0]}])
    phone.goto(reverse("enrolment:teaching"))
    wait_until(phone, today, {"Alma": "absent"})


def test_taps_that_are_too_old_to_be_sent_are_left_on_no_phone(open_page, today, eli):
    phone = open_page(PHONE, person=eli)
    phone.goto(reverse("enrolment:teaching"))
    old = '[{"id": "x", "who": 1, "mark": "absent", "at": "2020-01-01T10:00:00Z"}]'
    for owner in (eli.pk, 0):
        phone.evaluate(
            "([key, taps]) => localStorage.setItem(key, taps)", [f"samskole.taps:{owner}:/x/", old]
        )
    phone.goto(reverse("enrolment:attendance", args=[today.pk]))
    until_nothing_is_kept(phone)


def test_it_works_without_scripts(open_page, today, eli):
    phone = open_page(PHONE, person=eli, javascript=False)
    phone.goto(reverse("enrolment:attendance", args=[today.pk]))
    button(phone, "Bo", "Til stede").click()
    assert marks(today) == {"Bo": "present"}
    expect(button(phone, "Bo", "Til stede")).to_have_attribute("aria-pressed", "true")
    button(phone, "Bo", "Til stede").click()
    assert marks(today) == {}


@pytest.mark.parametrize("viewport", [SMALL, PHONE, DESKTOP], ids=lambda size: str(size["width"]))
def test_every_button_is_big_enough_for_a_thumb(open_page, no_barriers, today, eli, viewport):
    page = open_page(viewport, person=eli)
    page.goto(reverse("enrolment:attendance", args=[today.pk]))
    no_barriers(page)
    for box in [one.bounding_box() for one in page.locator(".mark").all()]:
        assert box["height"] >= 48
        assert box["width"] >= 48


def test_heads_are_counted_on_the_phone_of_the_host(open_page, no_barriers, cafe, eli):
    phone = open_page(PHONE, person=eli)
    phone.goto(reverse("enrolment:teaching"))
    phone.get_by_role("link", name="Tæl, hvem der kommer").click()
    no_barriers(phone)
    phone.get_by_role("button", name="Borger").click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Borger").click()
    phone.get_by_role("button", name="Medarbejder").click()
    phone.get_by_role("button", name="Fortryd").click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    expect(phone.locator("[data-number=citizen]")).to_have_text("2")
    phone.context.set_offline(False)

    expected = {"citizen": 2, "relative": 0, "staff": 0, "unknown": 0}
    for _second in range(100):
        if drop_in.numbers_of(cafe) == expected:
            break
        phone.wait_for_timeout(100)
    assert drop_in.numbers_of(cafe) == expected


@pytest.mark.parametrize("javascript", [True, False])
def test_a_kiosk_knows_nobody_and_tells_nothing(open_page, no_barriers, cafe, dina, javascript):
    kiosk = kiosks.open_one(run=cafe.run, by=dina)
    tablet = open_page(DESKTOP, javascript=javascript)
    tablet.goto(reverse("enrolment:kiosk", args=[kiosk.token]))
    expect(tablet.get_by_role("heading", level=1)).to_have_text("Velkommen til Åben recovery-café")
    if javascript:
        no_barriers(tablet)
    tablet.get_by_role("button", name="Pårørende").click()
    expect(tablet.get_by_text("Tak. Du er talt med.")).to_be_visible()
    tablet.get_by_role("button", name="Borger").click()
    tablet.get_by_role("button", name="Fortryd").click()
    tablet.wait_for_load_state()

    expected = {"citizen": 0, "relative": 1, "staff": 0, "unknown": 0}
    for _second in range(100):
        if drop_in.numbers_of(cafe) == expected:
            break
        tablet.wait_for_timeout(100)
    assert drop_in.numbers_of(cafe) == expected
    assert "1" not in tablet.locator(".counter").inner_text()
    assert not tablet.get_by_role("banner").count()
