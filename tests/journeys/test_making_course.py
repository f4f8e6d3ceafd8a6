"""A team builds a course in the browser: the parts, the comments, the time; and two who write at once."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from courses.coproduction import comments
from peers.models import Basis
from tests.courses.making.people_and_drafts import TEXT_A, again, change, join, make_draft, now
from tests.enrolment.views.steps import newest_code
from tests.journeys.conftest import DESKTOP, PHONE


@pytest.fixture
def draft(transactional_db, alma, bo):
    page = make_draft(teaser="Find ro", gains="Ro")
    join(page, alma)
    join(page, bo, basis=Basis.PROFESSIONAL)
    return page


def home(draft):
    return reverse("courses:build", args=[draft.pk])


def save(page):
    page.get_by_role("button", name="Gem", exact=True).click()


def test_two_write_at_once_and_nothing_is_lost(open_page, no_barriers, draft, alma, bo):
    mine, theirs = open_page(PHONE, person=alma), open_page(DESKTOP, person=bo)
    for page in (mine, theirs):
        page.goto(home(draft))
        no_barriers(page)
        page.get_by_role("link", name="Titel og appetitvækker").click()
        no_barriers(page)
    theirs.get_by_label("Hvad hedder kurset?").fill("Ro om natten")
    theirs.get_by_label("Hvilken sætning").fill("Bos sætning om søvn.")
    save(theirs)
    expect(theirs.get_by_text("Det er gemt.")).to_be_visible()
    mine.get_by_label("Hvilken sætning").fill("Almas sætning om søvn.")
    save(mine)

    expect(mine.get_by_role("heading", name="Du og Bo har skrevet det samme sted")).to_be_visible()
    expect(mine.locator("mark", has_text="Bos")).to_be_visible()
    expect(mine.get_by_label("Hvilken sætning")).to_have_value("Almas sætning om søvn.")
    no_barriers(mine)
    mine.get_by_label("Hvilken sætning").fill("Almas og Bos sætning om søvn.")
    save(mine)
    expect(mine.get_by_text("Det er gemt.")).to_be_visible()
    assert (now(draft)["title"], now(draft)["teaser"]) == ("Ro om natten", "Almas og Bos sætning om søvn.")


def test_two_write_in_two_texts_without_meeting(open_page, draft, alma, bo):
    mine, theirs = open_page(DESKTOP, person=alma), open_page(DESKTOP, person=bo)
    address = reverse("courses:build_part", args=[draft.pk, "indhold"])
    for page in (mine, theirs):
        page.goto(address)
    mine.get_by_label("Tekst 1").fill("Alma om **søvn**.")
    theirs.get_by_label("Tekst 3").fill("## Dagen\n\n- Kaffe\n- Snak")
    save(mine)
    expect(mine.get_by_text("Det er gemt.")).to_be_visible()
    save(theirs)
    expect(theirs.get_by_text("Mens du skrev, har Alma også ændret")).to_be_visible()

    texts = [block["value"] for block in again(draft).get_latest_revision_as_object().body.get_prep_value()]
    assert texts[0] == "<p>Alma om <b>søvn</b>.</p>"
    assert texts[2] == "<h2>Dagen</h2><ul><li>Kaffe</li><li>Snak</li></ul>"


def test_a_course_is_written_on_a_phone(open_page, no_barriers, draft, alma):
    page = open_page(PHONE, person=alma)
    page.goto(home(draft))
    page.get_by_role("link", name="Hvad det handler om").click()
    page.get_by_label("Skriv mere").fill("Til sidst drikker vi kaffe.")
    save(page)
    no_barriers(page)
    page.get_by_role("button", name="Flyt op tekst 5").click()
    expect(page.get_by_label("Tekst 4")).to_have_value("Til sidst drikker vi kaffe.")
    page.goto(reverse("courses:build_part", args=[draft.pk, "forvent"]))
    page.get_by_label("Stille", exact=True).check()
    save(page)
    no_barriers(page)
    page.goto(reverse("courses:build_part", args=[draft.pk, "find"]))
    page.get_by_label("Håb").check()
    page.get_by_label("Borgere").check()
    save(page)
    no_barriers(page)
    assert (now(draft)["noise"], now(draft)["themes"], now(draft)["audience"]) == (
        "quiet",
        ["hope"],
        ["citizen"],
    )
    page.goto(home(draft))
    expect(page.get_by_role("heading", name="Det er klar til at blive godkendt")).to_be_visible()
    page.get_by_role("link", name="Se, hvordan det bliver").click()
    expect(page.get_by_text("Det her er en kladde")).to_be_visible()
    no_barriers(page)


def test_the_texts_rest_while_two_read_them(open_page, no_barriers, draft, alma, bo):
    write_the_rest(draft, alma)
    page, other = open_page(PHONE, person=alma), open_page(DESKTOP, person=bo)
    other.goto(reverse("courses:build_part", args=[draft.pk, "udbytte"]))
    other.get_by_label("Hvad vil du gerne kunne").fill("Bos sidste ord")
    page.goto(home(draft))
    page.locator("button[name=send]").click()
    expect(page.get_by_text("Kurset er ved at blive godkendt")).to_be_visible()
    no_barriers(page)
    save(other)
    expect(other.get_by_text("Ingen kan skrive i det lige nu")).to_be_visible()
    expect(other.get_by_label("Hvad vil du gerne kunne")).to_have_value("Bos sidste ord")
    no_barriers(other)
    page.goto(reverse("courses:build_part", args=[draft.pk, "indhold"]))
    expect(page.get_by_text("Teksterne ligger stille")).to_be_visible()
    no_barriers(page)
    page.goto(home(draft))
    page.locator("button[name=back]").click()
    other.goto(reverse("courses:build_part", args=[draft.pk, "udbytte"]))
    expect(other.get_by_text("Her er det, du skrev")).to_be_visible()
    save(other)
    expect(other.get_by_text("Det er gemt.")).to_be_visible()
    assert now(draft)["gains"] == "Bos sidste ord"


def write_the_rest(draft, person):
    """Write what is still missing before it can be sent."""
    change(draft, person, audience=["citizen"], themes=["hope"])


def test_they_talk_beside_the_field_and_look_back(open_page, no_barriers, draft, alma, bo):
    page = open_page(PHONE, person=alma)
    address = reverse("courses:build_part", args=[draft.pk, "indhold"])
    page.goto(address)
    entry = page.locator(f"[id='om-body.{TEXT_A}']")
    entry.locator("summary").click()
    entry.get_by_label("Skriv en kommentar").fill("Skal vi sige, hvor længe?")
    page.get_by_label("Tekst 1").fill("Vi taler om søvn i to timer.")
    entry.get_by_role("button", name="Gem kommentaren").click()
    expect(page.get_by_text("Skal vi sige, hvor længe?").first).to_be_visible()
    no_barriers(page)
    other = open_page(DESKTOP, person=bo)
    other.goto(home(draft))
    expect(other.get_by_text("1 kommentar venter")).to_be_visible()
    other.goto(address)
    entry = other.locator(f"[id='om-body.{TEXT_A}']")
    entry.get_by_label("Svar").fill("Ja tak")
    entry.get_by_role("button", name="Gem svaret").click()
    other.locator(f"[id='om-body.{TEXT_A}']").get_by_role("button", name="Markér som klaret").click()
    expect(other.locator(f"[id='om-body.{TEXT_A}'] .fold-note")).to_have_text("alle er klaret")
    assert [(one.by, one.text) for one in comments.of(draft)[0].said][1:] == [("Bo", "Ja tak")]
    other.goto(reverse("courses:build_versions", args=[draft.pk]))
    no_barriers(other)
    other.get_by_role("link").filter(has_text="kl.").first.click()
    expect(other.locator("ins", has_text="i to")).to_be_visible()
    no_barriers(other)


def test_time_is_noted_and_words_survive_being_signed_out(open_page, no_barriers, draft, alma):
    page = open_page(PHONE, person=alma)
    page.goto(reverse("courses:build_hours", args=[draft.pk]))
    page.get_by_label("Hvor længe?").fill("et par timer")
    page.get_by_role("button", name="Skriv det ned").click()
    expect(page.get_by_text("Skriv tiden som").first).to_be_visible()
    no_barriers(page)
    page.get_by_label("Hvor længe?").fill("1 t 30 min")
    page.get_by_role("button", name="Skriv det ned").click()
    expect(page.get_by_text("1 t 30 min").first).to_be_visible()
    no_barriers(page)
    page.goto(reverse("courses:build_part", args=[draft.pk, "udbytte"]))
    page.get_by_label("Hvad vil du gerne kunne").fill("Falde i søvn igen")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    save(page)
    page.get_by_label("Din e-mailadresse").fill(alma.email)
    page.get_by_role("button", name="Send mig en kode").click()
    page.get_by_label("Koden fra mailen").fill(newest_code())
    page.get_by_role("button", name="Gå videre").click()
    expect(page.get_by_text("Her er det, du skrev")).to_be_visible()
    expect(page.get_by_label("Hvad vil du gerne kunne")).to_have_value("Falde i søvn igen")
    no_barriers(page)
    assert now(draft)["gains"] == "Ro"
    save(page)
    expect(page.get_by_text("Det er gemt.")).to_be_visible()
    assert now(draft)["gains"] == "Falde i søvn igen"


def test_all_of_it_works_by_keyboard_and_without_script(open_page, draft, alma, bo):
    page = open_page(PHONE, person=alma, javascript=False)
    page.goto(reverse("courses:build_part", args=[draft.pk, "titel"]))
    page.get_by_label("Hvad hedder kurset?").fill("Ro om natten")
    change(draft, bo, title="Bos titel")
    page.get_by_label("Hvad hedder kurset?").press("Enter")
    expect(page.get_by_role("heading", name="Du og Bo har skrevet det samme sted")).to_be_visible()
    page.get_by_label("Den andens", exact=True).press("Space")
    page.get_by_label("Hvad hedder kurset?").press("Enter")
    expect(page.get_by_text("Intet er ændret.")).to_be_visible()
    page.locator("[id=om-title] summary").press("Enter")
    page.get_by_label("Skriv en kommentar").first.fill("Godt navn")
    page.get_by_role("button", name="Gem kommentaren").first.press("Enter")
    expect(page.get_by_text("Din kommentar er gemt.")).to_be_visible()
    assert (now(draft)["title"], comments.of(draft)[0].said[0].text) == ("Bos titel", "Godt navn")
