"""Citizens' places in teams and groups, against a count by hand; and who stands behind each count."""

from collections import Counter
from datetime import date, timedelta

import pytest

from insight.counting import contribution
from insight.counting.representation import Part, in_groups, in_teams
from peers.states import Basis, MemberPlace
from tests.factories import make_contributor, make_course
from tests.insight.contribution.school import (
    a_period,
    chance_of,
    crowd,
    days_of,
    join_group,
    join_team,
    work_at_random,
)

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 1, 5), date(2026, 6, 20)


@pytest.mark.parametrize("seed", range(3))
def test_places_are_as_counted_by_hand(seed):
    chance = chance_of(seed)
    people = [make_contributor(basis=chance.choice(Basis.values)) for _ in range(12)]
    teams, groups = [], []
    for course in [make_course() for _ in range(4)]:
        for one in chance.sample(people, 5):
            since, ended = days_of(chance, FIRST, LAST), chance.choice([None, 0, 9, 40])
            until = None if ended is None else since + timedelta(days=ended)
            join_team(course, one, since, ended=until)
            teams.append((one, one.basis in {"lived", "both"}, since, until))
    for one in chance.choices(people, k=15):
        place, since = chance.choice(MemberPlace.values), days_of(chance, FIRST, LAST)
        until = chance.choice([None, since, since + timedelta(days=30)])
        join_group(one, place, since, until=until)
        groups.append((one, place == "citizen", since, until))
    for span in [(FIRST, LAST), (date(2026, 3, 1), date(2026, 3, 31)), (date(2020, 1, 1), date(2020, 2, 1))]:
        assert in_teams(*span) == by_hand(teams, *span)
        assert in_groups(*span) == by_hand(groups, *span)


def by_hand(rows, since, until):
    there = [row for row in rows if row[2] <= until and (row[3] is None or row[3] >= since)]
    ours = [row for row in there if row[1]]
    rest = [row for row in there if not row[1]]
    return Part(len(ours), people(ours), len(there), people(there), people(rest))


def people(rows):
    return len({row[0].pk for row in rows})


def test_a_part_is_about_no_more_people_than_the_rest_of_the_whole():
    course, period = make_course(), a_period(FIRST, LAST)
    for one in [*crowd(8), *crowd(2, basis=Basis.PROFESSIONAL)]:
        join_team(course, one, FIRST)
    found = {one.measure: one for one in contribution.citizens([period])}
    assert (found["places_in_teams"].number, found["places_in_teams"].people) == (10, 10)
    assert (found["lived_in_teams"].number, found["lived_in_teams"].people) == (8, 2)


def test_hours_money_and_people_say_how_many_stand_behind_them():
    work_at_random(chance_of(9), crowd(3), FIRST, LAST, 40)
    period = a_period(FIRST, LAST)
    found = {one.measure: one for one in contribution.work([period])}
    assert {one.people for one in found.values()} <= {0, 1, 2, 3}
    assert found["contributors"].number == 3
    assert {one.measure for one in contribution.money([period])} == {
        *("honorarium_approved", "honorarium_paid", "design_spent", "teaching_spent")
    }


def test_as_many_questions_for_ten_people_as_for_two(django_assert_num_queries):
    period = a_period(FIRST, LAST)
    for size in (2, 10):
        work_at_random(chance_of(size), crowd(size), FIRST, LAST, 3 * size)
        counted = Counter()
        with django_assert_num_queries(1 + 1 + 2 + 2):
            for source in (contribution.work, contribution.money, contribution.citizens, contribution.steps):
                counted[source.__name__] = len(list(source([period])))
        assert counted["work"] == 4
