"""A plan on a phone and a desktop: written, shown, ended, locked, deleted; and a certificate."""

import pytest
from playwright.sync_api import expect

from enrolment.models import Plan
from enrolment.plan import change, read, writing
from tests.enrolment.plan.papers import words_of
from tests.factories import make_course, make_run
from tests.journeys.conftest import DESKTOP, PHONE
from tests.plan_of_school import been_in

pytestmark = pytest.mark.django_db(transaction=True)
HOPE = "At turde gå i biografen igen"


@pytest.mark.parametrize(
    ("viewport", "javascript"),
    [(PHONE, True), (DESKTOP, True), (PHONE, False)],
    ids=["phone", "desktop", "plain"],
)
def test_written_from_my_page_and_from_a_course(open_page, no_barriers, alma, viewport, javascript):
    make_course("Kunsten at gå", slug="kunsten-at-gaa")
    page = open_page(viewport, person=alma, javascript=javascript)
    look = no_barriers if javascript else lambda page: None
    page.goto("/min-side/")
    page.get_by_role("link", name="Min plan").click()
    look(page)
    page.get_by_label("Hvad håber du på?").fill(HOPE)
    page.get_by_role("button", name="Gem håbet").click()
    page.get_by_label("Et næste skridt").fill("Se, hvad der går")
    page.get_by_label("Hvornår").fill("2027-01-07")
    page.get_by_role("button", name="Gem skridtet").click()
    expect(page.get_by_text("7. januar 2027")).to_be_visible()
    page.goto("/kurser/kunsten-at-gaa/")
    page.get_by_role("link", name="Læg kurset i min plan").click()
    look(page)
    page.get_by_role("button", name="Ja, læg det i").click()
    expect(page.get_by_role("link", name="Kunsten at gå")).to_be_visible()
    page.get_by_role("button", name="Gjort").click()
    look(page)
    page.get_by_role("link", name="Ret, eller se tilbage").click()
    look(page)
    page.get_by_label("På vej").check()
    page.get_by_role("button", name="Gem svaret").click()
    expect(page.get_by_text("På vej", exact=True)).to_be_visible()
    plan = read(alma)
    assert (plan.hopes[0].outcome, plan.steps[0].is_done) == ("on_the_way", True)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_shown_read_and_ended(open_page, no_barriers, alma, bo, viewport):
    change(person=alma, how=writing.hope(HOPE))
    page, other = open_page(viewport, person=alma), open_page(viewport, person=bo)
    page.goto("/min-side/plan/")
    page.get_by_role("link", name="Vis den til nogen").click()
    page.get_by_role("button", name="Vis den").click()
    expect(page.get_by_role("link", name="Skriv e-mailadressen")).to_be_visible()
    no_barriers(page)
    page.get_by_role("textbox", name="Deres e-mailadresse").fill(bo.email)
    page.get_by_role("button", name="Vis den").click()
    expect(page.locator("strong", has_text=bo.email)).to_be_visible()
    no_barriers(page)
    other.goto("/min-side/")
    other.get_by_role("link", name="En plan, som Alma viser dig").click()
    expect(other.get_by_text(HOPE)).to_be_visible()
    no_barriers(other)
    page.reload()
    expect(page.get_by_text("Sidst læst")).to_be_visible()
    page.get_by_role("button", name="Stop nu").click()
    other.reload()
    expect(other.get_by_text(HOPE)).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_locked_with_a_word_and_deleted(open_page, no_barriers, alma, viewport):
    change(person=alma, how=writing.hope(HOPE))
    page = open_page(viewport, person=alma)
    page.goto("/min-side/plan/ord/")
    no_barriers(page)
    for label in ("Dit eget ord", "Det samme ord igen"):
        page.get_by_label(label, exact=True).fill("måneskin over fjorden")
    page.get_by_label("Jeg ved, at ingen kan hjælpe mig").check()
    page.get_by_role("button", name="Lås min plan med det").click()
    expect(page.get_by_text(HOPE, exact=True)).to_be_visible()
    page.context.clear_cookies(name="plan")
    page.reload()
    expect(page.get_by_role("heading", name="Åbn min plan")).to_be_visible()
    no_barriers(page)
    page.get_by_label("Dit eget ord").fill("måneskin over fjorden")
    page.get_by_role("button", name="Åbn den").click()
    expect(page.get_by_text(HOPE, exact=True)).to_be_visible()
    page.get_by_role("link", name="Slet planen").click()
    no_barriers(page)
    page.get_by_role("button", name="Ja, slet den").click()
    expect(page.get_by_text("Din plan er slettet.")).to_be_visible()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_certificate_is_fetched(open_page, no_barriers, alma, viewport):
    been_in(alma, make_run(course=make_course("Kunsten at gå")))
    page = open_page(viewport, person=alma)
    page.goto("/min-side/")
    page.get_by_role("link", name="Mine papirer").click()
    no_barriers(page)
    page.get_by_role("link", name="Bevis").click()
    no_barriers(page)
    page.get_by_label("Fuldt").check()
    address = page.evaluate(
        "document.querySelector('main form').action + '?' + new URLSearchParams(new FormData("
        "document.querySelector('main form')))"
    )
    answer = page.context.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    assert "Kunsten at gå" in words_of(answer.body())
