"""One number for a period: a hidden term does not follow from its year."""

from datetime import date

from insight.counting import progression
from insight.counting.counts import Count
from insight.counting.covering import covered
from insight.counting.rests import rests
from insight.counting.trees import hidden_counts
from insight.periods import Period

TERMS = [
    Period(
        f"semester-{number}",
        "term",
        str(number),
        date(2024 + number // 2, 1 + 7 * (number % 2), 1),
        date(2030, 1, 1),
    )
    for number in range(4)
]
YEARS = [
    Period(f"aar-{year}", "year", str(year), date(year, 1, 1), date(year, 12, 31)) for year in (2024, 2025)
]
ALL = Period("alle", "all", "", date(2024, 1, 1), date(2030, 1, 1))
PERIODS = [*TERMS, *YEARS, ALL]


def hidden(people):
    """Return the keys hidden of a measure with so many people in each of the four terms."""
    numbers = [*people, people[0] + people[1], people[2] + people[3], sum(people)]
    counts = [
        Count("contributors", period.key, number, number)
        for period, number in zip(PERIODS, numbers, strict=True)
    ]
    return {one.period for one in hidden_counts(counts, PERIODS)}


def test_nothing_is_hidden_where_all_are_many():
    assert hidden([9, 8, 7, 6]) == set()


def test_the_other_term_of_the_year_is_hidden_with_a_small_one():
    assert hidden([3, 8, 7, 6]) == {"semester-0", "semester-1"}


def test_where_the_year_has_no_other_term_it_is_hidden_and_more_with_it():
    found = hidden([3, 0, 7, 6])
    assert {"semester-0", "aar-2024"} <= found
    assert found & {"aar-2025", "semester-2", "semester-3"}


def test_two_small_ones_with_a_small_sum_get_a_third():
    assert len(hidden([1, 1, 7, 6])) > 2


def test_nought_is_about_nobody():
    assert hidden([0, 8, 7, 6]) == set()


# As terms are: the last of a year goes on into the next, and there is a weekend between two.
ACROSS = [
    Period("s1", "term", "", date(2025, 2, 24), date(2025, 8, 22)),
    Period("s2", "term", "", date(2025, 8, 25), date(2026, 2, 20)),
    Period("s3", "term", "", date(2026, 2, 23), date(2026, 8, 21)),
    Period("aar-2026", "year", "", date(2026, 1, 1), date(2026, 12, 31)),
    Period("aar-2025", "year", "", date(2025, 1, 1), date(2025, 12, 31)),
    Period("alle", "all", "", date(2025, 1, 1), date(2026, 8, 21)),
]
WORK = {date(2025, 5, 1): 8, date(2025, 10, 1): 9, date(2026, 5, 1): 7}


def hidden_across(work):
    """Return the keys hidden of hours by day, one hour for each person."""
    periods = [*ACROSS, *rests(ACROSS)]
    counts = []
    for period in periods:
        hours = sum(number for day, number in work.items() if period.starts <= day <= period.ends)
        counts.append(Count("contributor_hours", period.key, hours, hours))
    return {one.period for one in hidden_counts(counts, periods)} & {one.key for one in ACROSS}


def test_the_days_by_which_terms_and_years_differ_are_spans_of_their_own():
    days = [(one.starts, one.ends) for one in rests(ACROSS)]

    assert (date(2025, 8, 23), date(2025, 8, 24)) in days
    assert (date(2026, 1, 1), date(2026, 2, 20)) in days
    assert not any(first <= date(2025, 5, 1) <= last for first, last in days)


def test_nothing_is_hidden_where_nobody_worked_on_those_days():
    assert hidden_across(WORK) == set()


def test_few_who_worked_on_them_do_not_follow_from_the_year_less_its_terms():
    winter = hidden_across({**WORK, date(2026, 2, 1): 2})
    weekend = hidden_across({**WORK, date(2025, 8, 23): 1})

    assert winter & {"s3", "aar-2026"}
    assert winter & {"s1", "s2", "aar-2025"}
    assert weekend == {"s1"}


def test_many_who_worked_on_them_hide_nothing():
    assert hidden_across({**WORK, date(2026, 2, 1): 6}) == set()


def test_a_step_taken_on_them_does_not_follow_either():
    moves = [("", "participant", day) for day, number in WORK.items() for _ in range(number)]
    moves.append(("", "participant", date(2025, 8, 23)))
    periods = [*ACROSS, *rests(ACROSS)]
    values = progression.cells({one.key: progression.flows(moves, one.starts, one.ends) for one in periods})
    hidden = covered(values, progression.relations(values, periods))

    for cell in (("participant",), ("", "participant")):
        assert hidden & {(key, *cell) for key in ("s1", "s2", "aar-2025")}
