"""An idea of somebody without an account becomes a course in the catalogue, with its makers named."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from courses.models import CoursePage
from peers.models import Basis
from tests.factories import make_catalogue, make_contributor
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

IDEA = "Sorg, når der er gået lang tid"
TITLE = "Sorg der varer ved"


@pytest.fixture
def makers(eli, carla):
    """A peer and a member of staff, who both said yes to be named."""
    eli.contributor.consented_at = timezone.now()
    eli.contributor.save(update_fields=["consented_at"])
    make_contributor("Carla W.", basis=Basis.PROFESSIONAL, person=carla, consented_at=timezone.now())
    make_catalogue()
    return eli, carla


def test_an_idea_becomes_a_published_course_through_three_people(open_page, makers, dina, gry):
    visitor = open_page(PHONE)
    followed = send_idea(visitor)
    gather_team(open_page(DESKTOP, person=dina))
    peer, staff = (open_page(PHONE, person=one) for one in makers)
    for member in (peer, staff):
        join(member)
    write_the_beginning(peer)
    write_the_end(staff)
    peer.goto("/medskabelse/")
    peer.get_by_role("link", name=re.compile(TITLE)).first.click()
    peer.locator("button[name=send]").click()
    expect(peer.get_by_text("Kurset er ved at blive godkendt")).to_be_visible()

    assert visitor.goto("/kurser/sorg-der-varer-ved/").status == 404
    for member in (peer, staff):
        approve(member)
    assert visitor.goto("/kurser/sorg-der-varer-ved/").status == 404
    publish(open_page(DESKTOP, person=gry))

    visitor.goto("/kurser/")
    visitor.get_by_role("link", name=re.compile(TITLE)).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    for name in ("Eli", "Carla W."):
        expect(visitor.get_by_text(name, exact=True).first).to_be_visible()
    visitor.goto(followed)
    expect(visitor.get_by_role("link", name=re.compile("Se kurset"))).to_be_visible()
    assert CoursePage.objects.get(title=TITLE).approvals.count() == 2


def send_idea(page):
    page.goto("/medskabelse/")
    page.get_by_role("link", name="Send en idé").click()
    page.get_by_label("Hvad kunne kurset handle om?").fill(IDEA)
    page.get_by_label("Hvem er det for?").fill("Alle, der savner")
    page.get_by_label("Hvorfor betyder det noget for dig?").fill("Man må godt savne længe.")
    page.get_by_role("button", name="Send idéen").click()
    expect(page.get_by_text("Tak. Vi har fået din idé.")).to_be_visible()
    return page.url


def gather_team(desk):
    desk.goto("/redaktion/ideer/")
    desk.get_by_role("link", name=IDEA).click()
    desk.get_by_role("link", name="Begynd at bygge").click()
    desk.get_by_label("Kursets titel").fill(TITLE)
    desk.get_by_label("Med levede erfaringer", exact=True).select_option(label="Eli · Levet erfaring")
    desk.get_by_label("Fagperson", exact=True).select_option(label="Carla W. · Fagperson")
    desk.get_by_role("button", name="Lav kladden, og spørg gruppen").click()
    expect(desk.get_by_text(TITLE).first).to_be_visible()


def join(page):
    page.goto("/medskabelse/")
    page.get_by_role("link", name=re.compile("Læs mere")).click()
    page.get_by_role("button", name=re.compile("Ja, det vil jeg")).click()
    expect(page.get_by_text("Velkommen i gruppen.")).to_be_visible()


def open_course(page):
    page.goto("/medskabelse/")
    page.get_by_role("link", name=re.compile(TITLE)).first.click()


def save(page):
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Det er gemt.")).to_be_visible()


def write_the_beginning(page):
    open_course(page)
    page.get_by_role("link", name="Titel og appetitvækker").click()
    page.get_by_label("Hvilken sætning").fill("Når de andre synes, du er kommet videre.")
    save(page)
    open_course(page)
    page.get_by_role("link", name="Hvad det handler om").click()
    page.get_by_label("Skriv mere").fill("Sorg har ingen slutdato. Her skynder vi os ikke.")
    save(page)


def write_the_end(page):
    open_course(page)
    page.get_by_role("link", name="Det får du ud af det").first.click()
    page.get_by_label("Hvad vil du gerne kunne").fill("Ord for det, der varer ved")
    save(page)
    open_course(page)
    page.get_by_role("link", name="Hvor det findes").first.click()
    page.get_by_label("Mening").check()
    page.get_by_label("Borgere").check()
    save(page)


def approve(page):
    page.goto("/medskabelse/godkend/")
    page.get_by_role("link", name=re.compile("Læs og svar")).click()
    page.get_by_role("button", name="Godkend").click()


def publish(page):
    page.goto("/medskabelse/udgiv/")
    page.get_by_role("link", name=re.compile("Se og udgiv")).click()
    page.get_by_role("button", name="Udgiv den godkendte version nu").click()
    page.get_by_role("link", name="Se kurset").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
