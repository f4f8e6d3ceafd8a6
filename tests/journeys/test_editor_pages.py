"""What editors publish, as a visitor meets it: phone and desktop, both languages, without barriers."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Locale, Site
from wagtail.rich_text import RichText

from courses.states import Audience, Format, Theme
from home.models import HomePage, NewsIndexPage, NewsPage, SchoolSettings, StandardPage
from home.translating import publish_translation
from tests.factories import days_from_now, make_course, make_run
from tests.home.pictures import make_picture
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"
    ),  # Wagtail leaves files open
]

LONG = "ressourceforløbsydelse"
PATHS = ["/", "/om-skolen/", "/nyheder/", "/nyheder/vi-aabner/", "/findes-ikke/"]


def document(name, content):
    return get_document_model().objects.create(title=name, file=ContentFile(content, name=name))


def every_block():
    facts = [
        {"icon": "bus", "text": "Bus 2 og 4 holder lige ved døren"},
        {"icon": "cup", "text": "Kaffe og te"},
    ]
    step = {
        "text": "Aftenskolen i Fjordby",
        "about": "Kor, syning og sprog.",
        "page": None,
        "url": "https://example.org/",
    }
    film = {
        "film": document("dag.mp4", b"\0\0\0\x18ftypmp42"),
        "captions": document("dag.vtt", b"WEBVTT\n"),
        "title": "En dag på skolen",
        "poster": make_picture(),
        "spoken": RichText("<p>Hej og velkommen.</p>"),
    }
    return [
        ("text", RichText(f"<h2>Hvem er vi?</h2><p>Også for dig på {LONG}.</p><ul><li>Gratis</li></ul>")),
        ("picture", {"picture": make_picture(), "alt": "Fem stole i en rundkreds", "caption": "Lokale 2"}),
        ("quote", {"text": "Jeg turde næsten ikke. Nu glæder jeg mig.", "name": "Mona", "agreed": True}),
        ("facts", {"title": "Godt at vide", "facts": facts}),
        ("next_steps", {"title": "", "steps": [step]}),
        ("film", film),
        ("film_link", {"title": "Fem veje til et godt liv", "url": "https://example.org/film"}),
    ]


@pytest.fixture
def school(live_server):
    SchoolSettings.objects.create(
        site=Site.objects.get(),
        school_name="Fjordby Recoveryskole",
        phone="70 00 00 00",
        street="Havnegade 12",
    )
    home = HomePage.objects.get(locale__language_code="da")
    home.title, home.lead = "Lær sammen", "En skole for alle, der har det svært, og dem omkring dem."
    home.voices = [("quote", {"text": "Jeg gik forbi døren tre gange.", "name": "Kirsten", "agreed": True})]
    home.save_revision().publish()
    home.add_child(
        instance=StandardPage(title="Om skolen", slug="om-skolen", lead="Kort.", body=every_block())
    )
    news = home.add_child(instance=NewsIndexPage(title="Nyheder", slug="nyheder"))
    story = NewsPage(title="Vi åbner", slug="vi-aabner", lead="Kom forbi.", date=date(2026, 1, 7))
    news.add_child(instance=story)
    for number in range(5):
        course = make_course(
            f"Søvn der hjælper {number}",
            audience=[Audience.EVERYONE],
            themes=[Theme.HOPE],
            picture=make_picture(),
        )
        make_run(course=course, first_start=days_from_now(3 + number))
    make_run(course=make_course("Åben café", format=Format.CAFE), first_start=days_from_now(1))
    publish_translation(
        home, Locale.objects.get(language_code="en"), {"title": "Learn together", "lead": "For all."}
    )


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("prefix", ["", "/en"], ids=["danish", "english"])
def test_pages_have_no_barriers(open_page, no_barriers, school, viewport, prefix):
    page = open_page(viewport)
    for path in PATHS:
        page.goto(f"{prefix}{path}")
        no_barriers(page)


def test_the_three_ways_in_work_without_javascript(open_page, school):
    page = open_page(PHONE, javascript=False)
    page.goto("/")
    page.get_by_role("searchbox").fill("soevn")
    page.get_by_role("button", name="Søg").click()
    page.wait_for_url("**/kurser/?q=soevn*")
    page.goto("/")
    page.get_by_role("link", name="Håb").click()
    page.wait_for_url("**/kurser/?tema=hope")
    page.goto("/")
    page.get_by_role("link", name="Åben café").click()
    page.wait_for_url("**/kurser/aben-cafe/")


def test_the_other_language_is_one_press_away_and_back(phone, school):
    phone.goto("/om-skolen/")
    phone.get_by_role("link", name="English").click()
    phone.wait_for_url("**/en/om-skolen/")
    assert phone.get_by_text("This page is in Danish").is_visible()
    assert phone.locator("article").get_attribute("lang") == "da"
    phone.get_by_role("link", name="dansk").click()
    phone.wait_for_url(lambda url: url.endswith("/om-skolen/") and "/en/" not in url)
