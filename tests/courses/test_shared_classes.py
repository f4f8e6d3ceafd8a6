"""What the public sees of a class whose seats are shared: a word, the rule, and never a count."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from courses import catalogue
from enrolment import seats
from enrolment.models import SeatRules, Share
from home.queries import next_classes
from tests.factories import make_course, make_people, make_run

URL = "/kurser/sprog/"


@pytest.fixture
def language(db):
    return make_course("Sprog og stigma", slug="sprog")


@pytest.fixture
def shared(language):
    """Four seats: two are held for citizens, and staff may have one."""
    run = make_run(course=language, capacity=4)
    Share.objects.create(run=run, group="citizen", guaranteed=2)
    Share.objects.create(run=run, group="staff", maximum=1)
    return run


def take(run, *groups):
    people = make_people(len(groups))
    return [
        seats.enrol(person=person, run=run, by=person, comes_as=group)
        for person, group in zip(people, groups, strict=True)
    ]


def card(client, query=""):
    [found] = client.get(f"/kurser/{query}").context["catalogue"].cards
    return found["seat"], found["seat_text"]


def test_when_only_held_seats_are_left_the_word_says_for_whom(client, shared):
    assert card(client) == ("few", "Få pladser")

    take(shared, "relative", "")

    assert card(client) == ("few", "Pladser til borgere")
    assert card(client, "?ledige=1") == ("few", "Pladser til borgere")
    [shown] = client.get(URL).context["classes"]
    assert shown.seat == ("few", "Pladser til borgere")
    assert "Tilmeld mig" in client.get(URL).content.decode()


def test_the_index_in_memory_follows_what_is_held(client, shared, settings):
    settings.CATALOGUE_REUSE = True
    take(shared, "relative", "other")
    assert card(client)[1] == "Pladser til borgere"

    Share.objects.filter(run=shared, group="citizen").update(guaranteed=1)
    assert card(client)[1] == "Få pladser"

    take(shared, "citizen")
    assert card(client) == ("few", "Få pladser")
    take(shared, "citizen")
    assert card(client) == ("waiting", "Venteliste")
    assert "catalogue" in client.get("/kurser/?ledige=1").context
    assert not client.get("/kurser/?ledige=1").context["catalogue"].cards


def test_a_class_where_only_staff_wait_is_no_waiting_list(client, shared):
    Share.objects.filter(run=shared, group="citizen").delete()
    rows = take(shared, "staff", "staff")

    assert [row.state for row in rows] == ["enrolled", "waiting"]
    assert card(client) == ("free", "Ledige pladser")
    assert card(client, "?ledige=1")[0] == "free"


def test_the_page_tells_the_rule_and_never_a_count(client, shared):
    before = client.get(URL).content.decode()
    assert "2 pladser er holdt til borgere" in before
    assert "Plads til højst 1 medarbejder" in before
    assert "på venteliste" not in before

    take(shared, "citizen", "staff")
    after = client.get(URL).content.decode()

    assert "2 pladser er holdt til borgere" in after
    assert "Lige nu kommer medarbejdere på venteliste" in after
    with translation.override("en"):
        assert "2 seats are held for citizens" in client.get(f"/en{URL}").content.decode()


def test_a_class_without_shares_says_nothing_of_them(client, language):
    make_run(course=language)

    assert "class-rules" not in client.get(URL).content.decode()


def test_the_front_page_lists_what_is_open_to_all(shared):
    assert [one.course for one in next_classes()] == [shared.course]

    take(shared, "relative", "")

    assert next_classes() == []


def test_machines_read_the_same_coarse_word(client, shared):
    take(shared, "relative", "")

    assert "https://schema.org/LimitedAvailability" in client.get(URL).content.decode()


def test_thirty_shared_classes_ask_as_little_as_one(client, shared):
    SeatRules.objects.create(run=shared, staff_per_citizen=1)

    def asked():
        client.get(URL)
        with CaptureQueriesContext(connection) as found:
            client.get(URL)
        return len(found)

    one = asked()
    for _ in range(29):
        Share.objects.create(run=make_run(course=shared.course), group="citizen", guaranteed=3)

    assert asked() == one


def test_what_is_left_is_asked_of_short_classes_alone(shared):
    roomy = make_run(capacity=20)
    Share.objects.create(run=roomy, group="citizen", guaranteed=3)

    assert catalogue.seats_that_are_short(0) == {shared.pk: (4, 2, "citizen")}
