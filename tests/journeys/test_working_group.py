"""A coordinator plans a meeting, a citizen says yes on a phone, it is held, and the honorarium is there."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from peers.models import Claim, Meeting, MeetingPulse, WorkingGroup
from tests.factories import days_from_now
from tests.journeys.conftest import DESKTOP, PHONE
from tests.peers.groups.meeting_rows import accept, four_seats, many, over, plan
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "#main"


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page where somebody wants to look at it."""
    folder = os.environ.get("PICTURES")
    if folder:
        page.wait_for_load_state("load")
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def plan_a_meeting(page, group, no_barriers_in):
    page.goto(reverse("working_groups:index"))
    keep(page, "desk-list")
    no_barriers_in(page, OURS)
    page.get_by_role("link", name="Styregruppen").first.click()
    keep(page, "desk-group")
    no_barriers_in(page, OURS)
    page.get_by_role("link", name="Planlæg et møde").first.click()
    no_barriers_in(page, OURS)
    page.locator("#id_first_day").fill(str(days_from_now(20).date()))
    page.locator("#id_first_time").fill("16:30")
    page.get_by_label("Sted").fill("Medborgerhuset, lokale 2")
    page.get_by_label("Dagsorden").fill("Velkomst\n\nNye kurser til foråret")
    keep(page, "desk-plan")
    page.get_by_role("button", name="Planlæg og inviter medlemmerne").click()
    expect(page.get_by_text("Mødet er planlagt.")).to_be_visible()


def say_yes(page, no_barriers):
    page.goto("/min-side/")
    page.get_by_role("link", name="Mine arbejdsgrupper").click()
    no_barriers(page)
    keep(page, "groups-360")
    page.get_by_role("link", name="Styregruppen").click()
    expect(page.get_by_text("Medborgerhuset, lokale 2")).to_be_visible()
    no_barriers(page)
    keep(page, "group-360")
    page.get_by_role("link", name="Se tilbuddet og svar").click()
    page.get_by_role("button", name="Ja tak, med honorar").click()
    page.goto("/arbejdsgrupper/")
    page.get_by_role("link", name="Styregruppen").click()
    expect(page.get_by_text("Vi regner med dig.")).to_be_visible()
    keep(page, "group-agreed-360")


def write_down(page, meeting, no_barriers_in):
    page.goto(reverse("working_groups:meeting", args=[meeting.pk]))
    keep(page, "desk-meeting")
    no_barriers_in(page, OURS)
    page.get_by_role("link", name="Skriv ned, hvem der var der").first.click()
    no_barriers_in(page, OURS)
    expect(page.get_by_label("Karen · Borger")).to_be_checked()
    page.get_by_label("Mads · Medarbejder").check()
    page.get_by_label("Referat").fill("Vi valgte tre kurser.\n\nNæste gang taler vi om lokaler.")
    keep(page, "desk-hold")
    page.get_by_role("button", name="Mødet er holdt").click()
    expect(page.get_by_text("Det er skrevet ned, at mødet er holdt.")).to_be_visible()
    keep(page, "desk-held")


def test_from_the_plan_to_the_honorarium(open_page, no_barriers, no_barriers_in, dina):
    four = four_seats(dina)
    karen = four.person("Karen")
    desk, phone = open_page(DESKTOP, person=dina), open_page(PHONE, person=karen)
    plan_a_meeting(desk, four.group, no_barriers_in)
    say_yes(phone, no_barriers)
    meeting = over(Meeting.objects.get())
    write_down(desk, meeting, no_barriers_in)

    claim = Claim.objects.get()
    assert (claim.contributor.person, claim.amount, claim.state) == (karen, kroner(500), "ready")
    phone.goto(reverse("peers:meeting", args=[meeting.pk]))
    expect(phone.get_by_text("Vi valgte tre kurser.")).to_be_visible()
    no_barriers(phone)
    keep(phone, "meeting-360")
    phone.get_by_role("link", name="Sig, om det var meningsfuldt").click()
    no_barriers(phone)
    keep(phone, "meaning-360")
    phone.get_by_text("Ja, for det meste").click()
    phone.get_by_role("button", name="Send mit svar").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tak for dit svar")
    assert MeetingPulse.objects.get().mostly == 1
    phone.goto("/honorar/")
    expect(phone.get_by_text("500,00").first).to_be_visible()


def test_two_who_write_the_minutes_keep_both_and_without_a_script(open_page, no_barriers, dina):
    four = four_seats(dina)
    meeting = over(plan(four.group, dina))
    path = reverse("peers:minutes", args=[meeting.pk])
    karen = open_page(PHONE, person=four.person("Karen"), javascript=False)
    mads = open_page(DESKTOP, person=four.person("Mads"))
    for page in (karen, mads):
        page.goto(path)
    karen.get_by_label("Referat").fill("Karens ord")
    karen.get_by_role("button", name="Gem referatet").click()
    expect(karen.get_by_text("Referatet er gemt.")).to_be_visible()
    mads.get_by_label("Referat").fill("Mads' ord")
    with mads.expect_response(lambda answer: answer.status == 409):
        mads.get_by_role("button", name="Gem referatet").click()
    expect(mads.get_by_text("Karens ord")).to_be_visible()
    expect(mads.get_by_label("Referat")).to_have_value("Mads' ord")
    no_barriers(mads)
    keep(mads, "clash-1280")
    mads.get_by_label("Referat").fill("Karens ord\n\nMads' ord")
    mads.get_by_role("button", name="Gem referatet").click()
    expect(mads.get_by_text("Referatet er gemt.")).to_be_visible()
    assert Meeting.objects.get().minutes_text == "Karens ord\n\nMads' ord"


def test_a_long_life_of_a_group_fits_a_phone_and_a_desktop(open_page, no_barriers, no_barriers_in, dina):
    four = four_seats(dina)
    many(four)
    accept(
        plan(four.group, dina, place="Ressourceforløbsydelsesafklaringslokalet på Rådhuset"),
        four.seats["Karen"],
    )
    four.group.name = "Arbejdsgruppen for medindflydelse og samskabelse i Fjordby"
    four.group.purpose = "Vi bestemmer, hvad der skal ske.\n\nAlle kan sige noget."
    four.group.save()
    for size, mark in ((PHONE, "360"), (DESKTOP, "1280")):
        page = open_page(size, person=four.person("Karen"))
        page.goto(reverse("peers:group", args=[four.group.pk]))
        no_barriers(page)
        keep(page, f"long-{mark}")
    desk = open_page(PHONE, person=dina)
    desk.goto(reverse("working_groups:show", args=[four.group.pk]))
    no_barriers_in(desk, OURS)
    keep(desk, "long-desk-360")


def test_the_desk_says_why_nothing_could_be_offered(open_page, no_barriers_in, dina):
    four = four_seats(dina, WorkingGroup.objects.create(name="Brugerrådet"))
    meeting = plan(four.group, dina)
    for size, mark in ((DESKTOP, "1280"), (PHONE, "360")):
        desk = open_page(size, person=dina)
        desk.goto(reverse("working_groups:meeting", args=[meeting.pk]))
        expect(desk.get_by_text("Gruppen har intet projekt")).to_be_visible()
        no_barriers_in(desk, OURS)
        keep(desk, f"why-{mark}")
        for name, args in (("history", [four.group.pk]), ("change_meeting", [meeting.pk])):
            desk.goto(reverse(f"working_groups:{name}", args=args))
            no_barriers_in(desk, OURS)
            keep(desk, f"{name}-{mark}")
