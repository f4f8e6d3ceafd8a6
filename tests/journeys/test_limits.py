"""The year and the own limit on a phone; rates, budgets and the ceiling at the desk."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from peers import ceiling
from peers.models import CeilingConsent
from tests.cast import with_role
from tests.factories import make_contributor, make_person
from tests.journeys.conftest import DESKTOP, PHONE
from tests.peers.money import kroner, make_budget, make_project, make_rates, set_rules
from tests.peers.work_rows import make_claim_row, make_work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lis(transactional_db):
    """A leader."""
    return with_role(make_person("Lis", email="lis@example.org"), "leader")


@pytest.fixture
def peer(transactional_db):
    """Somebody with a year that is nearly full, at a school with a ceiling."""
    set_rules(yearly_ceiling=10_000)
    person = make_person("Eli Solsort", email="eli@example.org")
    mine = make_contributor("Eli S.", person=person)
    year = timezone.localdate().year
    make_claim_row(mine, "4200.50", state="paid", paid_on=date(year, 1, 31), done_on=date(year, 1, 10))
    make_claim_row(mine, 1_800, state="approved", pay_month=date(year, 12, 1))
    make_work(mine, 2_400, pay_month=date(year, 12, 1))
    return person


def test_a_person_sees_the_year_sets_a_limit_and_asks(open_page, peer, no_barriers):
    phone = open_page(PHONE, person=peer)
    phone.goto("/honorar/graense/")
    expect(phone.get_by_text("Du er tæt på")).to_be_visible()
    no_barriers(phone)

    phone.get_by_label("Højst på én måned").fill("tusind")
    phone.get_by_role("button", name="Gem min grænse").click()
    expect(phone.get_by_text("Skriv beløbet med tal").first).to_be_visible()
    expect(phone.get_by_label("Højst på én måned")).to_have_value("tusind")
    no_barriers(phone)
    phone.get_by_label("Højst på én måned").fill("1.000")
    phone.get_by_role("button", name="Gem min grænse").click()
    expect(phone.get_by_text("Din grænse er gemt. Kun du kan se den.")).to_be_visible()
    expect(phone.get_by_text("over din egen grænse")).to_be_visible()
    no_barriers(phone)

    phone.get_by_role("link", name="Spørg, om du må komme over loftet").click()
    no_barriers(phone)
    phone.get_by_label("Op til hvor meget i alt?").fill("12.000")
    phone.get_by_role("button", name="Spørg skolen").click()
    expect(phone.get_by_text("Venter på svar")).to_be_visible()
    no_barriers(phone)
    desktop = open_page(DESKTOP, person=peer)
    desktop.goto("/honorar/graense/")
    no_barriers(desktop)


def test_a_leader_answers_and_decides_the_rules(open_page, peer, lis, no_barriers_in):
    ceiling.ask(contributor=peer.contributor, year=timezone.localdate().year, up_to=kroner(12_000), by=peer)
    for viewport in (PHONE, DESKTOP):
        page = open_page(viewport, person=lis)
        page.goto("/redaktion/loft/")
        expect(page.get_by_text("Tæt på: 84 %")).to_be_visible()
        no_barriers_in(page, "main")
        page.goto("/redaktion/loft/regler/")
        no_barriers_in(page, "main")
    page.goto("/redaktion/loft/")
    page.get_by_role("link", name="Svar Eli S.").click()
    no_barriers_in(page, "main")
    page.get_by_label("Ja, op til det").check()
    page.get_by_label("Grund").fill("Et hold mere.")
    page.get_by_role("button", name="Svar", exact=True).click()

    expect(page.get_by_text("Der er svaret, og personen får besked.")).to_be_visible()
    assert CeilingConsent.objects.get().agreed
    no_barriers_in(page, "section[aria-labelledby=answered]")


@pytest.fixture
def spent(transactional_db):
    """A budget that is used up, beside one that nearly is."""
    who = make_contributor("Eli S.")
    budget = make_budget(10_000, project=make_project("Roskilde", code="0815"))
    make_work(who, 4_000, budget=budget)
    make_claim_row(who, 600, budget=budget, state="approved")
    make_claim_row(who, 5_400, budget=budget, state="paid")
    make_work(who, 4_100, budget=make_budget(5_000))
    make_budget(120_000, project=make_project("Fjordby Recoveryskole med et langt navn", code="4711"))
    return budget


def test_a_leader_lifts_the_stop(open_page, lis, spent, no_barriers_in):
    page = open_page(DESKTOP, person=lis)

    page.goto("/redaktion/budgetter/")
    expect(page.get_by_text("Brugt op: 100 %")).to_be_visible()
    no_barriers_in(page, "main")
    page.get_by_role("link", name="Roskilde").click()
    no_barriers_in(page, "main")
    page.get_by_role("link", name="Aftalt").click()
    expect(page.get_by_role("cell", name="4.000,00 kr.").first).to_be_visible()
    no_barriers_in(page, "main")
    page.goto(f"/redaktion/budgetter/{spent.pk}/loeft/")
    page.get_by_label("Så meget mere end bevilget").fill("2.500")
    page.get_by_label("Grund").fill("Et hold mere.")
    no_barriers_in(page, "main")
    page.get_by_role("button", name="Løft stoppet").click()
    expect(page.get_by_text("Stoppet er løftet.")).to_be_visible()
    no_barriers_in(page, "section[aria-labelledby=lifts]")


def test_a_leader_grants_and_looks_on_a_phone(open_page, lis, spent, no_barriers_in):
    page = open_page(DESKTOP, person=lis)
    page.goto("/redaktion/budgetter/ny/")
    page.get_by_label("Bevilget").fill("en masse")
    page.get_by_role("button", name="Bevilg det").click()
    expect(page.get_by_text("Skriv beløbet med tal").first).to_be_visible()
    no_barriers_in(page, "main")
    phone = open_page(PHONE, person=lis)
    for path in ("", f"{spent.pk}/", f"{spent.pk}/aftalt/", "projekter/"):
        phone.goto(f"/redaktion/budgetter/{path}")
        no_barriers_in(phone, "main")


def test_a_leader_decides_a_rate(open_page, lis, no_barriers_in):
    make_rates(250)
    page = open_page(DESKTOP, person=lis)
    page.goto("/redaktion/satser/")
    no_barriers_in(page, "main")
    page.get_by_role("link", name="Ny sats").click()
    expect(page.get_by_text("En ny sats ændrer aldrig det, der er aftalt")).to_be_visible()
    page.get_by_role("textbox", name="Beløb").fill("275,50")
    page.get_by_label("Grund").fill("Nyt år")
    no_barriers_in(page, "main")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("275,50 kr.").first).to_be_visible()
    page.goto("/redaktion/satser/koder/meeting/")
    no_barriers_in(page, "main")
    phone = open_page(PHONE, person=lis)
    for path in ("", "ny/"):
        phone.goto(f"/redaktion/satser/{path}")
        no_barriers_in(phone, "main")
