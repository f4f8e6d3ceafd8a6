"""The rules of a shared room against the specification, and what they promise."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from enrolment.fairness import Room, ShareFacts, Waiting, who_is_next
from tests.specification.rooms import Rules, Share, kept_for, may_have

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
GROUPS = ("citizen", "relative", "staff", "other", "")

groups = st.sampled_from(GROUPS)
parties = st.lists(groups, min_size=1, max_size=3)


@st.composite
def shares(draw):
    guaranteed = draw(st.integers(0, 6))
    maximum = draw(st.none() | st.integers(guaranteed, 8))
    hours = draw(st.sampled_from([None, 1, 0, -1]))
    return Share(guaranteed, maximum, None if hours is None else NOW + timedelta(hours=hours))


rules = st.builds(
    Rules,
    capacity=st.integers(0, 12),
    shares=st.dictionaries(st.sampled_from(GROUPS[:4]), shares(), max_size=4),
    staff_per_citizen=st.none() | st.sampled_from([Decimal(n) / 4 for n in range(9)]),
    staff_from=st.integers(0, 3),
)
heads = st.lists(groups, max_size=12)


def room(rules: Rules, taken: list[str]) -> Room:
    facts = tuple(
        ShareFacts(group, share.guaranteed, share.maximum, share.is_held(NOW))
        for group, share in rules.shares.items()
    )
    return Room(rules.capacity, Counter(taken), facts, rules.staff_per_citizen, rules.staff_from)


@settings(max_examples=1500, deadline=None, derandomize=True, database=None)
@given(rules, heads, parties)
def test_the_rules_are_those_of_the_specification(rules, taken, party):
    found = room(rules, taken)
    assert found.may_have(tuple(party)) == may_have(rules, taken, party, NOW)
    assert bool(found.why_not(tuple(party))) != found.may_have(tuple(party))
    assert found.reserved == sum(kept_for(rules, taken, group, NOW) for group in rules.shares)


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(rules, heads, parties)
def test_in_which_order_a_party_is_named_makes_no_difference(rules, taken, party):
    found = room(rules, taken)
    assert found.may_have(tuple(party)) == found.may_have(tuple(reversed(party)))


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(rules, st.lists(parties, max_size=6))
def test_a_room_that_is_filled_by_the_rules_keeps_what_it_guaranteed(rules, arrivals):
    """The promise itself: while seats are kept for a group there are as many free, whoever has come."""
    sound = sum(share.guaranteed for share in rules.shares.values()) <= rules.capacity
    taken: list[str] = []
    for party in arrivals:
        if may_have(rules, taken, party, NOW):
            taken += party
        found = room(rules, taken)
        assert found.free >= 0
        assert not sound or found.free >= found.reserved


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(rules, heads, st.lists(parties, max_size=6))
def test_the_first_in_line_who_may_is_next(rules, taken, line):
    waiting = [Waiting(number, tuple(party)) for number, party in enumerate(line)]
    may = [number for number, party in enumerate(line) if may_have(rules, taken, party, NOW)]
    found = who_is_next(room(rules, taken), waiting)
    assert (found.key if found else None) == (may[0] if may else None)
