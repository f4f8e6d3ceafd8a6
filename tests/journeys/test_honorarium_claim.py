"""On a phone: work that is done and a receipt are sent; another approves them; both see it."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from peers.models import Claim
from peers.states import ClaimState
from tests.home.pictures import picture_bytes
from tests.journeys.conftest import DESKTOP, PHONE
from tests.peers.claims import made

pytestmark = pytest.mark.django_db(transaction=True)


def receipt():
    return {
        "name": "bon.jpg",
        "mimeType": "image/jpeg",
        "buffer": picture_bytes(size=(900, 1200), camera=True),
    }


def correct_the_hours(page, no_barriers):
    page.goto("/honorar/")
    expect(page.get_by_role("heading", name="Klar til at sende")).to_be_visible()
    no_barriers(page)

    page.get_by_role("link", name="Se eller ret").click()
    page.get_by_role("link", name="Ret timerne").click()
    no_barriers(page)
    page.get_by_label("Minutter").fill("30")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Skriv kort, hvorfor det ikke er som aftalt.").first).to_be_visible()
    expect(page.get_by_label("Minutter")).to_have_value("30")
    page.get_by_label("Hvorfor det ikke er som aftalt").fill("Vi blev en halv time længere.")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("625,00 kr.").first).to_be_visible()
    no_barriers(page)


def send_a_receipt(page, no_barriers):
    page.goto("/honorar/")
    page.get_by_role("link", name="Jeg har lagt penge ud for skolen").click()
    no_barriers(page)
    page.get_by_label("Tag et billede af kvitteringen").set_input_files(receipt())
    page.get_by_label("Beløb i kroner").fill("hundrede")
    page.get_by_label("Hvad det var til").fill("Kaffe til holdet")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_text("Dit billede er gemt")).to_be_visible()
    expect(page.get_by_label("Hvad det var til")).to_have_value("Kaffe til holdet")
    no_barriers(page)
    page.get_by_label("Beløb i kroner").fill("124,50")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_text("En koordinator ser på det. Når det er godkendt")).to_be_visible()
    no_barriers(page)


def test_work_and_a_receipt_are_sent_from_a_phone_and_approved_by_another(
    eli, dina, open_page, no_barriers, no_barriers_in
):
    made.ready(eli.contributor)
    page = open_page(PHONE, person=eli)
    correct_the_hours(page, no_barriers)
    send_a_receipt(page, no_barriers)
    page.goto("/honorar/")
    page.get_by_role("button", name="Send det, der er sat flueben ved").click()
    expect(page.get_by_text("Tak. Det er sendt")).to_be_visible()
    assert Claim.objects.filter(state=ClaimState.SENT).count() == 2

    approve_all(open_page(DESKTOP, person=dina), no_barriers_in)

    page.goto("/honorar/")
    expect(page.get_by_role("heading", name="På vej")).to_be_visible()
    expect(page.get_by_text("Du skal ikke gøre noget.").first).to_be_visible()
    no_barriers(page)


def approve_all(desk, no_barriers_in):
    desk.goto("/redaktion/honorar/")
    desk.get_by_role("link", name="Godkend flere").click()
    no_barriers_in(desk, "main")
    for box in desk.get_by_role("checkbox").all():
        box.check()
    desk.get_by_role("button", name="Se, hvad det bliver til").click()
    expect(desk.get_by_text("749,50 kr.").first).to_be_visible()
    no_barriers_in(desk, "main")
    desk.get_by_role("button", name="Godkend").click()
    expect(desk.get_by_text("2 er godkendt: 749,50 kr.")).to_be_visible()


def test_nothing_stands_in_the_way_on_the_other_pages(eli, dina, open_page, no_barriers, no_barriers_in):
    claim = made.ready(eli.contributor, about="Ressourceforløbsydelsesrådgivningsmøde")
    day = timezone.localdate()
    made.paid(eli.contributor, by=dina, paid_on=day, activity="meeting")
    cost = made.cost(eli.contributor)
    page = open_page(PHONE, person=eli)
    for path in ("", f"{claim.pk}/maaned/", f"{claim.pk}/opgiv/", f"{cost.pk}/", f"opgoerelse/{day.year}/"):
        page.goto(f"/honorar/{path}")
        no_barriers(page)
    page.goto(f"/en/honorar/{claim.pk}/")
    no_barriers(page)
    desk = open_page(DESKTOP, person=dina)
    for path in ("", f"{cost.pk}/", f"{claim.pk}/send-tilbage/"):
        desk.goto(f"/redaktion/honorar/{path}")
        no_barriers_in(desk, "main")
