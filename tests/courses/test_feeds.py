"""Public calendars: the same filters, nothing private, cheap to ask again."""

import pytest
from icalendar import Calendar

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
def test_what_has_not_changed_is_not_sent_again(client, school, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_who_asks_too_often_must_wait(client, school, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "public_feed": "2/h/ip"}
    assert [client.get(ALL).status_code for _ in range(3)] == [200, 200, 429]


def test_only_reading_is_possible(client, school):
    assert client.post(ALL).status_code == 405
    assert client.post("/kurser/").status_code == 405
    assert client.post("/kurser/soevn/").status_code == 405
