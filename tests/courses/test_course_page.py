"""The page of a course."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from courses.models import CoursePage, TeamMember
from courses.states import Format
from enrolment import changes, seats
from peers.models import Basis
from tests.approving import publish
from tests.factories import days_from_now, make_contributor, make_course, make_run, make_term, make_venue

URL = "/kurser/soevn/"


@pytest.fixture
def sleep(db):
    """A course without classes."""
    return make_course(
        "Søvn der hjælper",
        slug="soevn",
        gains="Ro\nHvile",
        next_steps="Yoga i byen",
        breaks="To pauser med te",
        ects="2.5",
        themes=["hope"],
        life_areas=["health"],
    )


def machine_data(response):
    """The JSON-LD of the page, as a search engine reads it."""
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    found = re.search(pattern, response.content.decode(), re.DOTALL)
    return json.loads(found[1])


def test_a_class_says_when_where_with_whom_and_how_to_come_in(client, sleep):
    teachers = (make_contributor("Zita"), make_contributor("Anders"))
    run = make_run(course=sleep, teachers=teachers, room="Stuen", first_start=days_from_now(10))
    page = client.get(URL)
    [shown] = page.context["classes"]
    assert shown.dates.startswith("fire ")
    assert shown.place == "Medborgerhuset, Stuen"
    assert shown.teachers == ["Anders", "Zita"]
    assert "Med Anders, Zita" in page.content.decode()
    assert f"/kurser/soevn/hold/{run.pk}/tilmeld/" in page.content.decode()
    assert "Tilmeld mig" in page.content.decode()


def test_a_full_class_offers_the_waiting_list(client, sleep, alma):
    run = make_run(course=sleep, capacity=1)
    seats.enrol(person=alma, run=run, by=alma)
    page = client.get(URL).content.decode()
    assert "Skriv mig på venteliste" in page
    assert "Tilmeld mig" not in page


def test_a_class_that_is_not_open_yet_says_when_it_opens(client, sleep):
    make_run(course=sleep, enrolment_opens_at=timezone.now() + timedelta(days=3))
    page = client.get(URL)
    assert page.context["classes"][0].seat.text.startswith("Åbner ")
    assert "/tilmeld/" not in page.content.decode()


def test_a_cancelled_class_comes_last_and_says_so(client, sleep, dina):
    first = make_run(course=sleep, first_start=days_from_now(3))
    make_run(course=sleep, first_start=days_from_now(30))
    changes.cancel_run(run=first, by=dina, reason="Underviseren er syg")
    page = client.get(URL)
    assert [one.seat.kind for one in page.context["classes"]] == ["free", "cancelled"]
    assert "Underviseren er syg" in page.content.decode()


def test_past_classes_and_drafts_are_not_shown(client, sleep):
    make_run(course=sleep, first_start=days_from_now(-90))
    make_run(course=sleep, state="draft")
    make_run(course=sleep, state="finished")
    page = client.get(URL)
    assert page.context["classes"] == []
    assert "Ring og sig, at du gerne vil være med" in page.content.decode()


def test_a_class_under_way_is_shown_without_a_button(client, sleep):
    make_run(course=sleep, first_start=days_from_now(-8))
    page = client.get(URL)
    assert page.context["classes"][0].seat.text == "Er i gang"
    assert "/tilmeld/" not in page.content.decode()


def test_a_drop_in_says_the_next_time_only(client, db):
    cafe = make_course("Café", slug="cafe", format=Format.CAFE)
    make_run(course=cafe, first_start=days_from_now(-8))
    page = client.get("/kurser/cafe/")
    assert page.context["classes"][0].dates.startswith("Næste gang")
    assert page.context["classes"][0].seat.kind == "dropin"


def test_only_makers_who_said_yes_are_named(client, sleep):
    shy = make_contributor("Undselig")
    proud = make_contributor("Åbne Ane", consented_at=timezone.now())
    for contributor in (shy, proud):
        TeamMember.objects.create(
            course=sleep, contributor=contributor, basis=Basis.LIVED, state="joined", joined_at=timezone.now()
        )
    page = client.get(URL).content.decode()
    assert "Åbne Ane" in page
    assert "Levet erfaring" in page
    assert f'<a href="/undervisere/#{proud.pk}">Åbne Ane</a>' in page
    assert "Undselig" not in page


def test_what_is_not_known_of_a_venue_is_left_out(client, sleep):
    venue = make_venue("Huset", step_free=False, lift=None, hearing_loop=True, parking="Ved døren")
    make_run(course=sleep, venue=venue)
    page = client.get(URL).content.decode()
    assert "Der er trin ved indgangen" in page
    assert "Teleslynge" in page
    assert "Ved døren" in page
    assert "levator" not in page


def test_machines_read_the_course_and_its_classes(client, sleep):
    make_run(course=sleep, teachers=(make_contributor("Anders"),), sessions=2)
    data = machine_data(client.get(URL))
    [instance] = data["hasCourseInstance"]
    assert (data["@type"], data["name"]) == ("Course", "Søvn der hjælper")
    assert instance["courseMode"] == "Onsite"
    assert instance["instructor"][0]["name"] == "Anders"
    assert instance["startDate"] < instance["endDate"]
    assert instance["location"]["address"]["addressLocality"] == "Fjordby"


def test_machine_data_cannot_break_out_of_its_script(client, db):
    title = "</script><script>alert(1)</script>&<!--"
    make_course(title, slug="soevn", teaser="\u2028'\"\\")
    response = client.get(URL)
    assert machine_data(response)["name"] == title
    assert "<script>alert" not in response.content.decode()


def test_the_head_says_where_the_page_is_and_in_which_languages(client, sleep):
    english = sleep.get_parent().copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    english.save_revision().publish()
    other = sleep.copy_for_translation(Locale.objects.get(language_code="en"))
    other.title = "Sleep that helps"
    publish(other)
    page = client.get(URL).content.decode()
    assert 'rel="canonical" href="http://127.0.0.1:8000/kurser/soevn/"' in page
    assert 'hreflang="en" href="http://127.0.0.1:8000/en/kurser/soevn/"' in page


def test_an_english_page_has_the_same_classes(client, sleep):
    run = make_run(course=sleep)
    english = Locale.objects.get(language_code="en")
    sleep.get_parent().copy_for_translation(english, copy_parents=True).save_revision().publish()
    other = sleep.copy_for_translation(english)
    other.title, other.teaser = "Sleep that helps", "Find rest."
    publish(other)
    page = client.get("/en/kurser/soevn/")
    assert f"/en/kurser/soevn/hold/{run.pk}/tilmeld/" in page.content.decode()
    assert page.context["classes"][0].dates.startswith("four ")
    cards = client.get("/en/kurser/", {"q": "sleep"}).context["catalogue"].cards
    assert [(card["title"], card["lang"]) for card in cards] == [("<mark>Sleep</mark> that helps", "")]


def test_a_course_without_translation_is_listed_in_danish_and_says_so(client, sleep):
    english = Locale.objects.get(language_code="en")
    sleep.get_parent().copy_for_translation(english, copy_parents=True).save_revision().publish()
    [card] = client.get("/en/kurser/").context["catalogue"].cards
    assert (card["title"], card["lang"]) == ("Søvn der hjælper", "da")
    page = client.get("/en/kurser/soevn/").content.decode()
    assert "This page is in Danish" in page
    assert '<h1 lang="da">Søvn der hjælper</h1>' in page
    assert client.get("/en/kurser/", {"q": "soevn"}).context["catalogue"].total == 1


def test_the_same_questions_for_one_class_and_for_thirty(client, sleep):
    def add():
        make_run(course=sleep, teachers=(make_contributor(),), term=make_term())

    add()
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for _ in range(29):
        add()
    with CaptureQueriesContext(connection) as many:
        assert len(client.get(URL).context["classes"]) == 30
    assert len(few) == len(many) <= 12


def test_an_editor_sees_a_draft_as_it_will_be(rf, sleep):
    make_run(course=sleep)
    draft = CoursePage.objects.get(pk=sleep.pk)
    draft.title = "Endnu ikke udgivet"
    response = draft.make_preview_request()
    assert response.status_code == 200
    assert "Endnu ikke udgivet" in response.content.decode()


def test_an_editor_sees_the_catalogue_as_it_will_be(sleep):
    response = sleep.get_parent().specific.make_preview_request()
    assert response.status_code == 200
    assert "Søvn der hjælper" in response.content.decode()
