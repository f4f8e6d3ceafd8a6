"""Public calendars: the same filters, nothing private, cheap to ask again."""

import pytest
from icalendar import Calendar
from wagtail.models import Locale

from courses.states import RunAccess, RunState
from tests.approving import publish
from tests.factories import days_from_now, make_course, make_run, make_venue

ALL, ONE = "/kurser/kalender.ics", "/kurser/soevn/kalender.ics"


@pytest.fixture
def school(db):
    """Two courses with a class each; one of them meets also online."""
    sleep = make_course("Søvn der hjælper", slug="soevn", themes=["hope"])
    fear = make_course("Når angsten fylder", slug="angst", themes=["identity"])
    make_run(
        course=sleep, sessions=3, online_url="https://video.example.org/secret", first_start=days_from_now(5)
    )
    make_run(course=fear, sessions=2, venue=make_venue("Biblioteket"))
    return sleep


def events(response):
    """Title and address of each event."""
    calendar = Calendar.from_ical(response.content)
    return [(str(event["summary"]), str(event["url"])) for event in calendar.walk("VEVENT")]


def test_the_catalogue_as_a_calendar(client, school):
    response = client.get(ALL)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "public" in response["Cache-Control"]
    assert len(events(response)) == 5
    assert ("Søvn der hjælper", "http://127.0.0.1:8000/kurser/soevn/") in events(response)


def test_the_filters_are_those_of_the_page(client, school):
    assert {title for title, _ in events(client.get(ALL, {"tema": "hope"}))} == {"Søvn der hjælper"}
    assert {title for title, _ in events(client.get(ALL, {"q": "angst"}))} == {"Når angsten fylder"}
    assert events(client.get(ALL, {"q": "qwertyuiop"})) == []
    assert len(events(client.get(ALL, {"ledige": "1", "tema": "nonsense"}))) == 5


def test_one_course_as_a_calendar(client, school):
    assert len(events(client.get(ONE))) == 3
    assert client.get("/kurser/findes-ikke/kalender.ics").status_code == 404
    school.unpublish()
    assert client.get(ONE).status_code == 404


def test_the_online_link_is_never_in_a_public_calendar(client, school):
    for address in (ALL, ONE):
        assert b"video.example.org" not in client.get(address).content


def test_drafts_are_not_in_a_calendar(client, school):
    make_run(course=school, state="draft")
    assert len(events(client.get(ONE))) == 3


@pytest.mark.parametrize("address", [ALL, ONE])
@pytest.mark.parametrize("asked", ["{}", "W/{}", '"other", {}', '"other", W/{} ,"third"', "*"])
def test_what_has_not_changed_is_not_sent_again(client, school, address, asked):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": asked.format(first["ETag"])})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize("asked", ['"other"', "W/", "{}x", ""])
def test_what_somebody_else_has_is_sent(client, school, asked):
    first = client.get(ONE)
    asked = asked.format(first["ETag"].strip('"'))
    again = client.get(ONE, headers={"If-None-Match": asked})
    assert (again.status_code, again.content) == (200, first.content)


def test_the_head_of_a_feed_can_be_asked_for_alone(client, school):
    whole, head = client.get(ONE), client.head(ONE)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])


def test_a_feed_follows_every_change_at_once(client, school):
    """Of a session, its class, a house, the course: nothing that is kept may outlive them."""
    run = school.runs.get()
    seen = {client.get(ONE)["ETag"]}

    def has_changed():
        answer = client.get(ONE)
        is_new = answer["ETag"] not in seen
        seen.add(answer["ETag"])
        return is_new, answer.content.decode()

    assert not has_changed()[0]
    run.sessions.filter(pk=run.sessions.first().pk).update(sequence=1)
    assert "SEQUENCE:1" in has_changed()[1]
    type(run).objects.filter(pk=run.pk).update(label="Aftenhold")
    assert "(Aftenhold)" in has_changed()[1]
    type(run.venue).objects.filter(pk=run.venue_id).update(street="Torvet 1")
    assert "Torvet 1" in has_changed()[1]
    school.title = "Søvn og ro"
    publish(school)
    assert "Søvn og ro" in has_changed()[1].replace("\r\n ", "")
    type(run).objects.filter(pk=run.pk).update(state=RunState.CANCELLED)
    changed, text = has_changed()
    assert changed
    assert "CONFIRMED" not in text
    for session in run.sessions.all()[1:]:
        session.delete()
    assert has_changed()[0]


def test_a_class_by_invitation_is_in_no_public_calendar(client, school):
    school.runs.update(access=RunAccess.INVITATION)
    assert events(client.get(ONE)) == []
    assert {title for title, _ in events(client.get(ALL))} == {"Når angsten fylder"}


@pytest.mark.parametrize("address", [ALL, ONE])
def test_in_english_with_the_titles_there_are(client, school, address):
    english = school.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "Sleep that helps"
    publish(english)
    found = events(client.get(f"/en{address}"))
    assert ("Sleep that helps", "http://127.0.0.1:8000/en/kurser/soevn/") in found
    assert len(found) == len(events(client.get(address)))


@pytest.mark.parametrize("number", [1, 30])
def test_as_many_queries_for_thirty_classes_as_for_one(client, school, number, django_assert_num_queries):
    for week in range(number):
        make_run(course=school, venue=make_venue(f"Hus {week}"), first_start=days_from_now(week + 9))
    client.get(ALL)
    with django_assert_num_queries(7):
        assert client.get(ALL).status_code == 200
    with django_assert_num_queries(3):
        assert client.get(ONE).status_code == 200


def test_who_asks_too_often_must_wait(client, school, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "public_feed": "2/h/ip"}
    assert [client.get(ALL).status_code for _ in range(3)] == [200, 200, 429]


def test_only_reading_is_possible(client, school):
    assert client.post(ALL).status_code == 405
    assert client.post("/kurser/").status_code == 405
    assert client.post("/kurser/soevn/").status_code == 405
