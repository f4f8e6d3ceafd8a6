"""Dates in words, as a Dane and as an English reader would say them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from courses import words

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TODAY = date(2026, 11, 21)
THURSDAY = datetime(2027, 1, 7, 13, 0, tzinfo=COPENHAGEN)


@dataclass
class Meeting:
    starts_at: datetime
    ends_at: datetime
    cancelled_at: datetime | None = None


def meetings(*days, start=THURSDAY, hours=2.0):
    """Sessions that many days after the first Thursday."""
    return [
        Meeting(start + timedelta(days=after), start + timedelta(days=after, hours=hours)) for after in days
    ]


CASES = [
    ((0, 7, 14, 21), "fire torsdage kl. 13-15 fra 7. januar", "four Thursdays 13:00-15:00 from 7 January"),
    ((0,), "torsdag den 7. januar kl. 13-15", "Thursday 7 January 13:00-15:00"),
    ((0, 7), "to torsdage kl. 13-15 fra 7. januar", "two Thursdays 13:00-15:00 from 7 January"),
    (
        (0, 14, 28),
        "tre torsdage kl. 13-15, hver anden uge fra 7. januar",
        "three Thursdays 13:00-15:00, every second week from 7 January",
    ),
    (
        (0, 7, 21),
        "tre torsdage kl. 13-15, 7. januar til 28. januar",
        "three Thursdays 13:00-15:00, 7 January to 28 January",
    ),
    (
        (0, 5, 7, 12, 14, 19),
        "seks gange, tirsdage og torsdage kl. 13-15 fra 7. januar",
        "six times, Tuesdays and Thursdays 13:00-15:00 from 7 January",
    ),
    (
        (0, 1, 9, 18, 20, 30),
        "seks gange fra torsdag den 7. januar kl. 13-15",
        "six times from Thursday 7 January 13:00-15:00",
    ),
    (
        tuple(range(0, 7 * 13, 7)),
        "13 torsdage kl. 13-15 fra 7. januar",
        "13 Thursdays 13:00-15:00 from 7 January",
    ),
]


@pytest.mark.parametrize(("days", "danish", "english"), CASES)
def test_a_series_is_said_as_a_person_would(days, danish, english):
    assert words.run_dates(meetings(*days), today=TODAY) == danish
    with translation.override("en"):
        assert words.run_dates(meetings(*days), today=TODAY) == english


def test_no_dates_are_promised():
    assert words.run_dates([], today=TODAY) == "Datoer følger"


def test_a_cancelled_session_is_not_counted():
    four = meetings(0, 7, 14, 21)
    four[3].cancelled_at = THURSDAY
    assert words.run_dates(four, today=TODAY) == "tre torsdage kl. 13-15 fra 7. januar"


def test_the_order_of_the_rows_does_not_matter():
    assert words.run_dates(meetings(14, 0, 7), today=TODAY) == "tre torsdage kl. 13-15 fra 7. januar"


def test_hours_that_differ_are_left_out():
    mixed = meetings(0, 7) + meetings(14, start=THURSDAY.replace(hour=17))
    assert words.run_dates(mixed, today=TODAY) == "tre torsdage fra 7. januar"


def test_a_series_over_summer_time_keeps_its_hour():
    start = datetime(2027, 3, 25, 13, 0, tzinfo=COPENHAGEN)
    assert words.run_dates(meetings(0, 7, start=start), today=TODAY) == "to torsdage kl. 13-15 fra 25. marts"


@pytest.mark.parametrize(
    ("hour", "minute", "length", "danish", "english"),
    [
        (13, 30, 1.5, "torsdag den 7. januar kl. 13.30-15", "Thursday 7 January 13:30-15:00"),
        (9, 0, 0.75, "torsdag den 7. januar kl. 9-9.45", "Thursday 7 January 09:00-09:45"),
        (
            22,
            0,
            4,
            "torsdag den 7. januar kl. 22 til fredag den 8. januar kl. 2",
            "Thursday 7 January at 22:00 to Friday 8 January at 02:00",
        ),
        (22, 0, 2, "torsdag den 7. januar kl. 22-0", "Thursday 7 January 22:00-00:00"),
    ],
)
def test_hours_and_minutes(hour, minute, length, danish, english):
    [meeting] = meetings(0, start=THURSDAY.replace(hour=hour, minute=minute), hours=length)
    assert words.session_when(meeting, today=TODAY) == danish
    with translation.override("en"):
        assert words.session_when(meeting, today=TODAY) == english


@pytest.mark.parametrize(
    ("when", "danish"),
    [
        (date(2027, 1, 7), "7. januar"),
        (date(2026, 3, 3), "3. marts"),
        (date(2025, 12, 31), "31. december 2025"),
        (date(2027, 11, 20), "20. november 2027"),
        (datetime(2027, 1, 7, 23, 30, tzinfo=ZoneInfo("UTC")), "8. januar"),
    ],
)
def test_a_year_is_said_only_where_it_could_be_mistaken(when, danish):
    assert words.day(when, today=TODAY) == danish


def test_a_moment():
    assert words.moment(THURSDAY, today=TODAY) == "torsdag den 7. januar kl. 13"
