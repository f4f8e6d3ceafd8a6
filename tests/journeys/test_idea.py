"""An idea from somebody without an account, followed by its link, answered by a coordinator and built."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from courses.coproduction import proposals, teams
from courses.models import Proposal
from peers.models import Basis
from tests.courses.making.ideas import join, make_idea
from tests.factories import make_catalogue, make_contributor
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

SHOTS = os.environ.get("SHOTS")


def look(page, name):
    if SHOTS:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def test_a_visitor_sends_an_idea_on_a_phone_and_follows_it(open_page, no_barriers):
    phone = open_page(PHONE)
    phone.goto("/medskabelse/")
    no_barriers(phone)
    look(phone, "front-360")
    phone.get_by_role("link", name="Send en idé").click()
    no_barriers(phone)
    look(phone, "propose-360")
    phone.get_by_label("Hvad kunne kurset handle om?").fill("Søvn når man har skæve vagter")
    phone.get_by_label("Hvorfor betyder det noget for dig?").fill("Jeg sov ikke i et år.")
    phone.get_by_role("button", name="Send idéen").click()
    expect(phone.get_by_role("link", name=re.compile("hvem det kunne være for"))).to_be_visible()
    expect(phone.get_by_label("Hvad kunne kurset handle om?")).to_have_value("Søvn når man har skæve vagter")
    no_barriers(phone)
    look(phone, "propose-error-360")
    phone.get_by_label("Hvem er det for?").fill("Alle med natarbejde")
    phone.get_by_label("Jeg vil gerne være med til at lave det").check()
    phone.get_by_role("button", name="Send idéen").click()
    expect(phone.get_by_text("Tak. Vi har fået din idé.")).to_be_visible()
    no_barriers(phone)
    look(phone, "idea-360")
    phone.get_by_text("Tilføj noget").click()
    phone.get_by_label("Det, du vil tilføje").fill("Også for dem, der har små børn.")
    phone.get_by_role("button", name="Føj det til idéen").click()
    expect(phone.get_by_text("Også for dem, der har små børn.")).to_be_visible()
    phone.get_by_role("link", name="Slet min idé").click()
    no_barriers(phone)
    look(phone, "forget-360")
    phone.get_by_role("button", name="Ja, slet den").click()
    expect(phone.get_by_text("Det er slettet.")).to_be_visible()
    assert not Proposal.objects.exists()


def test_it_works_without_javascript(open_page):
    page = open_page(PHONE, javascript=False)
    page.goto("/medskabelse/ide/")
    page.get_by_label("Hvad kunne kurset handle om?").fill("Ro")
    page.get_by_label("Hvem er det for?").fill("Alle")
    page.get_by_label("Hvorfor betyder det noget for dig?").fill("Fordi.")
    page.get_by_role("button", name="Send idéen").click()
    expect(page.get_by_label("Linket")).to_have_value(re.compile("/medskabelse/ide/.{22,}/"))


def test_a_coordinator_answers_and_starts_building(open_page, no_barriers_in, alma, dina):
    make_catalogue()
    make_contributor("Frida Fagperson", basis=Basis.PROFESSIONAL, organisation="Natteravnene")
    idea = make_idea(person=alma, wants_to_join=True)
    for number in range(4):
        make_idea(what=f"En idé til {number}", name="Ane")
    desk = open_page(DESKTOP, person=dina)
    desk.goto("/redaktion/")
    look(desk, "desk-home-1280")
    desk.goto("/redaktion/ideer/")
    no_barriers_in(desk, "#main")
    look(desk, "desk-list-1280")
    desk.get_by_role("link", name="Søvn når man har skæve vagter").click()
    look(desk, "desk-idea-1280")
    desk.get_by_role("link", name="Led efter en partner", exact=True).click()
    desk.get_by_label("Ord til den, der sendte idéen").fill("Den kan vi lide.")
    desk.get_by_role("button", name="Vi leder efter en partner").click()
    desk.get_by_role("link", name="Begynd at bygge").click()
    desk.get_by_label("Kursets titel").fill("Søvn på skæve tider")
    desk.get_by_label("Fagperson", exact=True).select_option("Frida Fagperson · Fagperson · Natteravnene")
    look(desk, "desk-build-1280")
    desk.get_by_role("button", name="Lav kladden, og spørg gruppen").click()
    expect(desk.get_by_text("Ring selv til dem uden konto: Frida Fagperson.")).to_be_visible()
    look(desk, "desk-built-1280")
    desk.reload()  # Wagtail's message fades in, and is no part of ours
    no_barriers_in(desk, "#main")
    desk.get_by_role("link", name="Se gruppen", exact=True).click()
    desk.get_by_role("button", name="Sagde ja: Frida Fagperson").click()
    expect(desk.get_by_text("Det er skrevet ned.")).to_be_visible()
    look(desk, "desk-team-1280")
    idea.refresh_from_db()
    assert (idea.state, idea.course.title, idea.course.live) == ("building", "Søvn på skæve tider", False)


def test_whoever_sent_it_says_yes_on_a_phone_and_the_group_is_whole(open_page, no_barriers, alma, dina):
    make_catalogue()
    idea = make_idea(person=alma, wants_to_join=True)
    proposals.move(proposal=idea, move="look", words="Den kan vi lide.", by=dina)
    course = proposals.start_building(proposal=idea, title="Søvn på skæve tider", by=dina)
    join(course, make_contributor("Frida", basis=Basis.PROFESSIONAL))
    phone = open_page(PHONE, person=alma)
    phone.goto("/medskabelse/")
    no_barriers(phone)
    look(phone, "mine-360")
    phone.get_by_role("link", name=re.compile("Læs mere")).click()
    no_barriers(phone)
    look(phone, "invitation-360")
    phone.get_by_role("button", name=re.compile("Ja, det vil jeg")).click()
    expect(phone.get_by_text("Velkommen i gruppen.")).to_be_visible()
    look(phone, "joined-360")
    assert teams.is_complete(course)
    phone.get_by_role("link", name=re.compile("Søvn når man har skæve")).click()
    expect(phone.get_by_text("Den kan vi lide.")).to_be_visible()
    no_barriers(phone)
    look(phone, "my-idea-360")


def test_a_declined_idea_says_why(open_page, no_barriers, dina):
    idea = make_idea(email="ane@example.org")
    proposals.move(proposal=idea, move="decline", reason="Vi har allerede et kursus om søvn.", by=dina)
    page = open_page(PHONE)
    page.goto(f"/medskabelse/ide/{idea.secret}/")
    expect(page.get_by_text("Vi har allerede et kursus om søvn.").first).to_be_visible()
    no_barriers(page)
    look(page, "declined-360")


def test_who_has_only_the_link_signs_in_and_is_asked(open_page, no_barriers, alma, dina):
    make_catalogue()
    idea = make_idea(wants_to_join=True)
    course = proposals.start_building(proposal=idea, title="Søvn på skæve tider", by=dina)
    join(course, make_contributor("Frida", basis=Basis.PROFESSIONAL))
    page = open_page(PHONE, person=alma)
    page.goto(f"/medskabelse/ide/{idea.secret}/")
    look(page, "claim-360")
    page.get_by_role("link", name="Log ind, og vær med").click()
    no_barriers(page)
    look(page, "join-360")
    page.get_by_role("button", name="Ja, det er min idé").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Søvn på skæve tider")
    no_barriers(page)
    look(page, "claimed-invitation-360")
