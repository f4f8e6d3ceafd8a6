"""Every state of a class has one coarse word."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from courses.seat_words import SeatFacts, kind_of, text_of, word_of

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
DAY = timedelta(days=1)
OPEN = SeatFacts(
    "open",
    is_drop_in=False,
    opens_at=NOW - DAY,
    closes_at=NOW + DAY,
    ends_at=NOW + 9 * DAY,
    free=8,
    open=8,
    held_for="",
)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({}, "free"),
        ({"free": 3, "open": 3}, "free"),
        ({"free": 2, "open": 2}, "few"),
        ({"free": 1, "open": 1}, "few"),
        ({"free": 0, "open": 0}, "waiting"),
        ({"free": 0, "open": 0, "held_for": "citizen"}, "waiting"),
        ({"open": 0, "held_for": "citizen"}, "few"),
        ({"open": 2, "held_for": "citizen"}, "few"),
        ({"open": 3, "held_for": "citizen"}, "free"),
        ({"opens_at": NOW + DAY}, "opens"),
        ({"opens_at": NOW + DAY, "free": 0}, "opens"),
        ({"closes_at": NOW}, "closed"),
        ({"closes_at": NOW, "free": 0}, "full"),
        ({"closes_at": None, "ends_at": None}, "free"),
        ({"state": "closed"}, "closed"),
        ({"state": "closed", "free": 0}, "full"),
        ({"state": "cancelled"}, "cancelled"),
        ({"state": "cancelled", "ends_at": NOW - DAY}, "cancelled"),
        ({"state": "finished"}, "over"),
        ({"ends_at": NOW}, "over"),
        ({"is_drop_in": True, "free": 0, "closes_at": NOW - DAY}, "dropin"),
        ({"is_drop_in": True, "ends_at": NOW - DAY}, "over"),
    ],
)
def test_each_state_has_its_word(change, kind):
    assert kind_of(OPEN._replace(**change), NOW) == kind
    assert text_of(kind, NOW + 10 * DAY, NOW)


@pytest.mark.parametrize(
    ("held_for", "text"),
    [
        ("citizen", "Pladser til borgere"),
        ("relative,citizen", "Pladser til borgere og pårørende"),
        ("staff", "Pladser til medarbejdere"),
    ],
)
def test_seats_that_are_all_held_say_for_whom(held_for, text):
    facts = OPEN._replace(open=0, held_for=held_for)

    assert word_of(facts, NOW) == ("few", text)
    assert word_of(facts._replace(open=1), NOW).text == "Få pladser"
    assert word_of(facts._replace(closes_at=NOW), NOW).kind == "closed"
    assert word_of(facts._replace(opens_at=NOW + DAY), NOW).kind == "opens"


def test_the_words_of_the_catalogue():
    assert [text_of(kind, NOW, NOW) for kind in ("free", "few", "waiting", "dropin")] == [
        "Ledige pladser",
        "Få pladser",
        "Venteliste",
        "Kom som du er",
    ]
    assert text_of("opens", NOW + 10 * DAY, NOW) == "Åbner 1. december"
    assert text_of("opens", NOW + timedelta(hours=4), NOW) == "Åbner i dag kl. 16"
    with translation.override("en"):
        assert text_of("opens", NOW + 10 * DAY, NOW) == "Opens 1 December"
