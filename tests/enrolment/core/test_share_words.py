from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from courses import words
from enrolment.models import SeatRules, Share
from enrolment.words import class_rules, share_words
from tests.factories import days_from_now, make_run


def share(group="citizen", guaranteed=8, **fields):
    return Share(group=group, guaranteed=guaranteed, **fields)


def test_what_is_held_says_for_whom_and_until_when():
    until = days_from_now(30, 8)
    day = words.unbroken(words.day(until))

    assert share_words.held(3, share(release_at=until)) == f"3 pladser er holdt til borgere indtil {day}"
    assert share_words.held(1, share(release_at=until)) == f"1 plads er holdt til borgere indtil {day}"
    assert share_words.held(2, share("relative")) == "2 pladser er holdt til pårørende"
    with translation.override("en"):
        assert share_words.held(1, share("staff")) == "1 seat is held for staff"


def test_a_released_share_holds_nothing_and_its_maximum_stays():
    now = timezone.now()
    released = share("staff", 2, maximum=6, release_at=now - timedelta(days=1), released_at=now)

    assert share_words.rules([released], SeatRules()) == ["Plads til højst 6 medarbejdere"]


def test_rules_stand_in_one_order_whatever_the_shares_do():
    shares = [share("staff", 0, maximum=1), share("relative", 1), share("citizen", 8)]

    assert share_words.rules(shares, SeatRules(staff_per_citizen=Decimal(1), first_timers_first=True)) == [
        "8 pladser er holdt til borgere",
        "1 plads er holdt til pårørende",
        "Plads til højst 1 medarbejder",
        "Aldrig flere medarbejdere end borgere",
        "På ventelisten kommer de først, som ikke har et andet hold i semestret",
    ]


@pytest.mark.parametrize(
    ("ratio", "staff_from", "said"),
    [
        (None, 3, ""),
        ("1", 1, "Aldrig flere medarbejdere end borgere"),
        ("1", 2, "Aldrig flere medarbejdere end borgere; de første 2 medarbejdere kan altid komme"),
        ("2", 1, "Højst 2 medarbejdere for hver borger"),
        ("1.5", 1, "Højst 1,5 medarbejdere for hver borger"),
        ("0.5", 1, "Mindst 2 borgere for hver medarbejder"),
        ("0.33", 1, "Mindst 3,03 borgere for hver medarbejder"),
        ("0", 2, "Ikke flere medarbejdere end de første; de første 2 medarbejdere kan altid komme"),
    ],
)
def test_the_balance_in_words(ratio, staff_from, said):
    policy = SeatRules(staff_per_citizen=None if ratio is None else Decimal(ratio), staff_from=staff_from)

    assert share_words.balance(policy) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([1], "nr. 1"),
        ([1, 2], "nr. 1 og 2"),
        ([3, 1, 2, 5], "nr. 1-3 og 5"),
        ([1, 2, 4, 6], "nr. 1, 2, 4 og 6"),
    ],
)
def test_numbers_in_line(found, said):
    assert share_words.numbers(found) == said


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_the_rules_of_many_classes_take_four_questions(count, django_assert_num_queries):
    runs = [make_run(sessions=1) for _ in range(count)]
    for run in runs[:20]:
        Share.objects.create(run=run, group="citizen", guaranteed=2)

    with django_assert_num_queries(4):
        found = class_rules.of_classes([run.pk for run in runs])

    assert found == {run.pk: ["2 pladser er holdt til borgere"] for run in runs[:20]}
