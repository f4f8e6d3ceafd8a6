"""An editor words a principle, a leader opens a round, ten people score, and the leader reads the results."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.roles import Role
from peers.assessment import rounds, scoring
from peers.models import Assessment, FidelityReview, Principle, Score
from peers.states import Basis
from tests.cast import with_role
from tests.factories import make_person
from tests.journeys.conftest import DESKTOP, PHONE
from tests.peers.assessment.looking import make_principle, make_round, make_scorer, scored

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "#main"
LONG = "Ressourceforløbsydelsesafklaring på lige fod, og tid nok til det hele"


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page where somebody wants to look at it."""
    folder = os.environ.get("PICTURES")
    if folder:
        page.wait_for_load_state("load")
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def word_a_principle(page):
    page.goto(reverse("principles:add"))
    page.locator("#id_name").fill("Ligeværd")
    page.locator("#id_text").fill("Vi lærer af hinanden.")
    page.locator("#id_evidence").select_option("co_taught")
    page.get_by_role("button", name="Opret").click()
    expect(page.get_by_role("link", name="Ligeværd").first).to_be_visible()


def open_a_round(page, no_barriers_in):
    page.goto(reverse("assessments:add"))
    no_barriers_in(page, OURS)
    page.locator("#id_name").fill("Efteråret")
    page.locator("#id_opened_on").fill(f"{timezone.localdate():%Y-%m-%d}")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Opret").click()
    expect(page.get_by_role("link", name="Efteråret").first).to_be_visible()
    keep(page, "rounds")


def score(page, no_barriers):
    page.goto("/min-side/bidrag/")
    page.get_by_role("link", name="Hvordan går det med skolen?").click()
    no_barriers(page)
    keep(page, "sheet-360")
    page.get_by_role("link", name="Begynd").click()
    no_barriers(page)
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    no_barriers(page)
    with page.expect_response(lambda answer: answer.status == 204):
        page.get_by_text("Vi er på vej").click()
    with page.expect_response(lambda answer: answer.status == 204):
        page.get_by_label("Med dine egne ord").fill("Der er altid kaffe.")
    expect(page.get_by_text("Gemt", exact=True)).to_be_visible()
    keep(page, "one-360")


def test_from_the_words_to_the_results(open_page, no_barriers, no_barriers_in, gry):
    leader = with_role(make_person("Lis"), Role.LEADER)
    word_a_principle(open_page(DESKTOP, person=gry))
    open_a_round(open_page(DESKTOP, person=leader), no_barriers_in)
    somebody = make_scorer()
    score(open_page(PHONE, person=somebody), no_barriers)
    mine = Score.objects.get()
    assert (mine.person, mine.level, mine.words) == (somebody, 2, "Der er altid kaffe.")

    assessment, principle = Assessment.objects.get(), Principle.objects.get()
    for basis in [Basis.LIVED] * 4 + [Basis.PROFESSIONAL] * 5:
        scoring.give(assessment=assessment, principle=principle, person=make_scorer(basis), level=3)
    rounds.close(assessment=assessment)
    page = open_page(DESKTOP, person=leader)
    page.goto("/noegletal/evidens/")
    expect(page.locator(".evidence-average")).to_contain_text("2,9")
    page.get_by_text("Med deres egne ord").click()
    expect(page.get_by_text("Der er altid kaffe.")).to_be_visible()
    no_barriers(page)


def test_without_a_script_the_button_keeps_it(open_page):
    make_round()
    one, two = make_principle("Ligeværd"), make_principle("Håb")
    page = open_page(PHONE, person=make_scorer(), javascript=False)
    page.goto(f"/selvevaluering/{one.pk}/")
    page.get_by_text("Sådan er vi").click()
    page.get_by_role("button", name="Gem og gå videre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Håb")
    page.get_by_role("link", name="Spring over").click()
    expect(page.get_by_text("1 af 2 besvaret")).to_be_visible()
    assert Score.objects.get().principle == one
    assert two.scores.count() == 0


def test_sixteen_principles_and_four_rounds_fit_a_phone_and_a_desktop(open_page, no_barriers):
    principles = [make_principle(f"{LONG} {n}" if n % 5 == 0 else f"Princip nummer {n}") for n in range(16)]
    for n in range(4):
        past = make_round(f"Runde {n}", opened=-100 * n - 20, closed=-100 * n - 10)
        for principle in principles:
            for basis in (Basis.LIVED, Basis.PROFESSIONAL):
                scored(past, principle, [0, 2, 3, 4, n], basis=basis, words="Ressourceforløbsydelse!" * 9)
    today = timezone.localdate() - timedelta(days=40)
    FidelityReview.objects.create(instrument=LONG, reviewed_on=today, by_whom=LONG, total=9, highest=14)
    make_round("Nu")
    leader = with_role(make_person("Lis"), Role.LEADER)
    for size, mark in ((PHONE, "360"), (DESKTOP, "1280")):
        page = open_page(size, person=leader)
        for path, name in (("/noegletal/evidens/", "evidence"), ("/selvevaluering/", "long-sheet")):
            page.goto(path)
            no_barriers(page)
            wide = page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            )
            assert not wide, path
            keep(page, f"{name}-{mark}")
