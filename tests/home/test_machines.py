"""What machines read: feed, sitemap, robots, redirects, and the address of the accessibility statement."""

import xml.etree.ElementTree as ET
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Locale, PageViewRestriction

from courses import promotions
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from home.translating import publish_translation
from tests.factories import make_course

pytestmark = pytest.mark.django_db

MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def home():
    return HomePage.objects.get(locale__language_code="da")


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


@pytest.fixture
def about(home):
    return home.add_child(instance=StandardPage(title="Tilgængelighed", slug="tilgaengelighed"))


def parsed(client, path) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314 - our own answer


def locations(client):
    return {
        url.findtext("s:loc", namespaces=MAP): url
        for url in parsed(client, "/sitemap.xml").findall("s:url", MAP)
    }


@pytest.fixture
def news(home):
    index = home.add_child(instance=NewsIndexPage(title="Nyheder", slug="nyheder"))
    for day, title in [(1, "Gammel & god"), (2, "Ny <viden>")]:
        index.add_child(
            instance=NewsPage(title=title, slug=f"nyhed-{day}", lead="Kort.", date=date(2026, 2, day))
        )
    return index


def test_the_feed_is_newest_first_with_full_addresses(client, news):
    channel = parsed(client, "/nyheder/feed/").find("channel")
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == ["Ny <viden>", "Gammel & god"]
    assert items[0].findtext("link") == f"{BASE}/nyheder/nyhed-2/"
    assert items[0].findtext("pubDate") == "Mon, 02 Feb 2026 00:00:00 +0100"
    assert channel.findtext("language") == "da"


def test_the_english_feed_has_translations_and_leads_to_english_addresses(client, news, english):
    publish_translation(news, english, {"title": "News"})
    publish_translation(
        NewsPage.objects.get(slug="nyhed-2"), english, {"title": "New knowledge", "lead": "Short."}
    )
    items = parsed(client, "/en/nyheder/feed/").findall("channel/item")
    assert [item.findtext("title") for item in items] == ["New knowledge", "Gammel & god"]
    assert items[1].findtext("link") == f"{BASE}/en/nyheder/nyhed-1/"


def test_the_feed_asks_as_little_for_twenty_as_for_two(client, news, django_assert_max_num_queries):
    client.get("/nyheder/feed/")
    with django_assert_max_num_queries(10) as few:
        client.get("/nyheder/feed/")
    for number in range(18):
        news.add_child(instance=NewsPage(title=f"Mere {number}", lead="Kort.", date=date(2026, 3, 1)))
    with django_assert_max_num_queries(10) as many:
        client.get("/nyheder/feed/")
    assert len(few) == len(many)


def test_the_sitemap_lists_what_is_public_in_both_languages(client, about, english):
    publish_translation(about, english, {"title": "Accessibility"})
    course = make_course("Søvn der hjælper")
    draft = about.add_sibling(instance=StandardPage(title="Kladde", slug="kladde", live=False), pos="right")
    found = locations(client)
    assert {f"{BASE}/", f"{BASE}/en/", f"{BASE}/tilgaengelighed/", f"{BASE}/en/tilgaengelighed/"} <= set(
        found
    )
    assert f"{BASE}{course.get_url()}" in found
    assert f"{BASE}/en{course.get_url()}" not in found
    assert f"{BASE}{draft.get_url()}" not in found


def test_the_sitemap_names_translations(client, about, english):
    publish_translation(about, english, {"title": "Accessibility"})
    links = locations(client)[f"{BASE}/tilgaengelighed/"].findall("x:link", MAP)
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "da": f"{BASE}/tilgaengelighed/",
        "en": f"{BASE}/en/tilgaengelighed/",
        "x-default": f"{BASE}/tilgaengelighed/",
    }


def test_the_sitemap_keeps_what_is_restricted(client, about):
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    assert f"{BASE}/tilgaengelighed/" not in locations(client)


def test_the_sitemap_asks_as_little_for_thirty_pages_as_for_one(client, about, django_assert_max_num_queries):
    make_course()
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(8) as one:
        client.get("/sitemap.xml")
    for _ in range(29):
        make_course()
    with django_assert_max_num_queries(8) as many:
        client.get("/sitemap.xml")
    assert len(one) == len(many)


def test_robots_are_told_what_is_not_for_them(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /redaktion/\n" in text
    assert "Disallow: /en/min-side/\n" in text
    assert f"Sitemap: {BASE}/sitemap.xml" in text


@pytest.mark.parametrize("path", ["/was", "/was/", "/en/was"])
def test_was_leads_to_the_accessibility_statement(client, about, path):
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    assert "Tilgængelighed" in answer.content.decode()
    assert answer.redirect_chain[0][0].endswith("/tilgaengelighed/")


def test_an_address_that_changed_still_leads_there(client, about, django_capture_on_commit_callbacks):
    about.slug = "adgang-for-alle"
    with django_capture_on_commit_callbacks(execute=True):
        about.save_revision().publish()
    answer = client.get("/tilgaengelighed/")
    assert answer.status_code == 301
    assert answer["Location"].endswith("/adgang-for-alle/")


def test_an_editors_own_redirect(client, about):
    Redirect.add_redirect("/gammel", redirect_to=about, is_permanent=False)
    assert client.get("/gammel")["Location"].endswith("/tilgaengelighed/")


@pytest.fixture
def promoted():
    course = make_course("Søvn der hjælper")
    query = Query.objects.create(query_string="sove")
    SearchPromotion.objects.create(query=query, page=course, sort_order=0, description="Prøv dette først.")
    return course


def test_editors_picks_are_found_whatever_the_case(promoted):
    [pick] = promotions.promoted(" Sove ")
    assert (pick.title, pick.about) == ("Søvn der hjælper", "Prøv dette først.")
    assert pick.href == promoted.get_url()
    with translation.override("en"):
        assert promotions.promoted("sove")[0].href == f"/en{promoted.get_url()}"


def test_asking_leaves_no_trace(promoted):
    assert promotions.promoted("noget helt andet") == promotions.promoted("") == []
    assert Query.objects.count() == 1


def test_a_pick_that_is_not_published_is_left_out(promoted):
    promoted.unpublish()
    assert promotions.promoted("sove") == []
