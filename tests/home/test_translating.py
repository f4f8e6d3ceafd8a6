"""A page is published in the other language, sentence paired with sentence."""

import pytest
from wagtail.models import Locale
from wagtail.rich_text import RichText

from courses.models import CoursePage
from courses.states import Theme
from home.models import HomePage, StandardPage
from home.translating import UnequalText, publish_translation
from tests.approving import approve_by_two, publish
from tests.factories import make_catalogue, make_course

pytestmark = pytest.mark.django_db

BODY = [("text", RichText("<p>Du lærer om <b>søvn</b>.</p><p>Kom som du er.</p>"))]
ENGLISH_BODY = [("text", RichText("<p>You learn about <b>sleep</b>.</p><p>Come as you are.</p>"))]


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


@pytest.fixture
def course(english):
    publish_translation(make_catalogue(), english, {"title": "Courses"})
    return make_course(
        "Søvn der hjælper", body=BODY, gains="Ro\nEn plan", themes=[Theme.HOPE], breaks="En lang pause"
    )


def translate(course, english, **more):
    texts = {"title": "Sleep that helps", "teaser": "Find rest for the night.", "gains": "Calm\nA plan"}
    texts |= {"body": ENGLISH_BODY, **more}
    return publish_translation(course, english, texts, approve=approve_by_two)


def test_a_course_is_published_in_english_at_the_same_address(course, english):
    page = translate(course, english)
    assert isinstance(page, CoursePage)
    assert page.live
    assert (page.title, page.teaser, page.gains) == (
        "Sleep that helps",
        "Find rest for the night.",
        "Calm\nA plan",
    )
    assert page.slug == course.slug
    assert page.get_url() == f"/en/kurser/{course.slug}/"


def test_rich_text_is_paired_paragraph_by_paragraph(course, english):
    page = translate(course, english)
    html = page.body[0].value.source
    assert "You learn about <b>sleep</b>." in html
    assert "Come as you are." in html


def test_what_is_not_words_follows_the_danish_page(course, english):
    page = translate(course, english)
    assert page.themes == [Theme.HOPE]
    course.themes = [Theme.MEANING]
    publish(course)
    assert translate(course, english).themes == [Theme.MEANING]


def test_a_field_left_out_stays_danish(course, english):
    assert translate(course, english).breaks == "En lang pause"


def test_translating_again_updates_the_same_page(course, english):
    first = translate(course, english)
    again = translate(course, english, teaser="Sleep well.")
    assert again.pk == first.pk
    assert again.teaser == "Sleep well."
    assert again.live_revision == again.latest_revision


def test_text_built_otherwise_is_refused(course, english):
    with pytest.raises(UnequalText, match="body has 2 pieces"):
        translate(course, english, body=[("text", RichText("<p>Only one.</p>"))])


def test_a_field_that_is_not_translated_is_refused(course, english):
    with pytest.raises(KeyError):
        translate(course, english, slug="sleep")


def test_the_front_page_is_translated_in_place(english):
    danish = HomePage.objects.get(locale__language_code="da")
    danish.lead = "En skole for alle."
    danish.steps = [("step", {"title": "Find", "text": "Se hvad der er."})]
    danish.save_revision().publish()
    page = publish_translation(
        danish,
        english,
        {"lead": "A school for all.", "steps": [("step", {"title": "Look", "text": "See what is on."})]},
    )
    assert page.get_url() == "/en/"
    assert page.lead == "A school for all."
    assert page.steps[0].value["title"] == "Look"
    assert HomePage.objects.count() == 2


def test_a_list_inside_a_block_is_translated(english):
    home = HomePage.objects.get(locale__language_code="da")
    facts = {
        "title": "Godt at vide",
        "facts": [{"icon": "bus", "text": "Bus 2"}, {"icon": "cup", "text": "Kaffe"}],
    }
    page = home.add_child(instance=StandardPage(title="Find vej", slug="find-vej", body=[("facts", facts)]))
    page.refresh_from_db()
    there = {
        "title": "Good to know",
        "facts": [{"icon": "bus", "text": "Bus no. 2"}, {"icon": "cup", "text": "Coffee"}],
    }
    english_page = publish_translation(page, english, {"title": "The way", "body": [("facts", there)]})
    block = english_page.body[0].value
    assert [fact["text"] for fact in block["facts"]] == ["Bus no. 2", "Coffee"]
    assert [fact["icon"] for fact in block["facts"]] == ["bus", "cup"]
