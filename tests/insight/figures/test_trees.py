"""One number for a period: a hidden term does not follow from its year."""

from datetime import date

from insight.counting.counts import Count
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
