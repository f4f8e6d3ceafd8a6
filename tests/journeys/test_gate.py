"""Two say yes on their phones, an editor publishes, and every page of the gate can be used by everybody."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from courses.coproduction import approving
from courses.models import CoursePage
from peers.models import Basis
from tests.cast import with_role
from tests.courses.gate.team import account, join
from tests.factories import make_course, make_person
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two():
    """A course that waits, a peer and a professional."""
    course = make_course("Mod til mere", slug="mod", live=False)
    course.save_revision()
    peer, pro = join(course, "Pia", Basis.LIVED), join(course, "Povl", Basis.PROFESSIONAL)
    approving.submit(page=CoursePage.objects.get(pk=course.pk), by=account(peer))
    return course, account(peer), account(pro)


def test_two_approve_on_a_phone_and_an_editor_publishes(two, open_page, gry, no_barriers):
    course, *people = two
    for person in people:
        phone = open_page(PHONE, person=person)
        phone.goto("/medskabelse/godkend/")
        no_barriers(phone)
        phone.get_by_role("link", name="Læs og svar").first.click()
        frame = phone.frame_locator(".gate-frame")
        expect(frame.get_by_role("heading", level=1)).to_have_text("Mod til mere")
        no_barriers(phone)
        phone.get_by_role("button", name="Godkend").click()
        expect(phone.get_by_text(re.compile("Dit ja er skrevet ned|Nu har begge sagt ja"))).to_be_visible()
    desk = open_page(person=gry)
    desk.goto("/medskabelse/udgiv/")
    no_barriers(desk)
    desk.get_by_role("link", name="Se og udgiv").click()
    no_barriers(desk)
    desk.get_by_role("button", name="Udgiv den godkendte version nu").click()
    expect(desk.get_by_text("Kurset er udgivet.")).to_be_visible()
    course.refresh_from_db()
    assert course.live


def test_a_leader_is_asked_why(two, open_page, no_barriers):
    course, *_people = two
    page = open_page(PHONE, person=with_role(make_person("Lise"), Role.LEADER))
    page.goto(f"/medskabelse/udgiv/{course.pk}/noed/")
    no_barriers(page)
    page.get_by_label("Grunden").fill("Nummeret er forkert.")
    page.get_by_role("button", name="Udgiv det i 14 dage").click()
    expect(page.get_by_text("Nummeret er forkert.")).to_be_visible()
