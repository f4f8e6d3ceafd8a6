"""Who may have a seat, by tables of examples."""

from decimal import Decimal

import pytest

from enrolment.fairness import Room, ShareFacts, Waiting, who_is_next

HELD_FOR_CITIZENS = (ShareFacts("citizen", guaranteed=8), ShareFacts("staff", maximum=6))


def room(capacity=16, shares=HELD_FOR_CITIZENS, ratio=None, staff_from=0, **taken):
    taken[""] = taken.pop("unsaid", 0)
    return Room(capacity, taken, shares, Decimal(ratio) if ratio is not None else None, staff_from)


@pytest.mark.parametrize(
    ("taken", "free", "reserved", "open_to_all"),
    [
        ({}, 16, 8, 8),
        ({"citizen": 3, "relative": 5}, 8, 5, 3),
        ({"citizen": 10}, 6, 0, 6),
        ({"staff": 6, "relative": 8}, 2, 8, 0),
    ],
    ids=["empty", "some", "more citizens than guaranteed", "shares given after the seats"],
)
def test_what_is_free_and_for_whom(taken, free, reserved, open_to_all):
    found = room(**taken)
    assert (found.free, found.reserved, found.open) == (free, reserved, open_to_all)


@pytest.mark.parametrize(
    ("taken", "group", "why"),
    [
        ({}, "citizen", set()),
        ({}, "", set()),
        ({"relative": 8}, "relative", {"reserved"}),
        ({"relative": 8}, "", {"reserved"}),
        ({"relative": 8}, "citizen", set()),
        ({"relative": 8, "citizen": 8}, "citizen", {"full"}),
        ({"citizen": 8, "relative": 7}, "relative", set()),
        ({"staff": 6}, "staff", {"maximum"}),
        ({"staff": 6}, "relative", set()),
        ({"staff": 6, "citizen": 10}, "staff", {"full", "maximum"}),
        ({"staff": 6, "relative": 2}, "staff", {"reserved", "maximum"}),
        # More was promised than is free: whoever it was promised to may have what there is, nobody else.
        ({"staff": 6, "relative": 8}, "citizen", set()),
        ({"staff": 6, "relative": 8}, "relative", {"reserved"}),
    ],
)
def test_why_one_may_not_have_a_seat(taken, group, why):
    assert room(**taken).why_not((group,)) == why
    assert room(**taken).may_have((group,)) is not why


def test_what_is_released_is_open_to_all_but_the_maximum_stays():
    shares = (
        ShareFacts("citizen", guaranteed=8, in_force=False),
        ShareFacts("staff", guaranteed=2, maximum=6, in_force=False),
    )
    found = room(shares=shares, relative=8, staff=5)
    assert (found.reserved, found.open) == (0, 3)
    assert found.may_have(("relative",))
    assert found.with_party(("staff",)).why_not(("staff",)) == {"maximum"}


def test_two_groups_are_each_kept_from_the_other():
    shares = (ShareFacts("citizen", guaranteed=2), ShareFacts("relative", guaranteed=1))
    found = room(3, shares)
    assert found.open == 0
    assert not found.may_have(("staff",))
    assert found.may_have(("citizen", "relative"))
    assert found.with_party(("relative",)).why_not(("relative",)) == {"reserved"}


@pytest.mark.parametrize(
    ("ratio", "staff_from", "citizens", "staff", "may"),
    [
        ("1", 1, 0, 0, True),
        ("1", 1, 0, 1, False),
        ("1", 1, 2, 1, True),
        ("1", 1, 2, 2, False),
        ("0.5", 1, 3, 1, False),
        ("0.5", 1, 4, 1, True),
        ("0", 0, 9, 0, False),
        ("0", 2, 0, 1, True),
        (None, 0, 0, 5, True),
    ],
)
def test_staff_never_outnumber_citizens_by_more_than_the_balance(ratio, staff_from, citizens, staff, may):
    found = room(shares=(), ratio=ratio, staff_from=staff_from, citizen=citizens, staff=staff)
    assert found.may_have(("staff",)) is may
    assert found.may_have(("relative",))


@pytest.mark.parametrize(
    ("capacity", "taken", "party", "why"),
    [
        (16, {"relative": 7}, ("relative", ""), {"reserved"}),
        (16, {"relative": 6}, ("relative", ""), set()),
        (16, {"relative": 7}, ("citizen", ""), set()),
        (16, {"relative": 8}, ("citizen", ""), {"reserved"}),
        (16, {"relative": 8}, ("citizen", "citizen"), set()),
        (16, {"citizen": 8, "relative": 7}, ("citizen", "relative"), {"full"}),
        (16, {"staff": 5}, ("staff", "staff"), {"maximum"}),
    ],
)
def test_two_seats_are_had_together_or_not_at_all(capacity, taken, party, why):
    assert room(capacity, **taken).why_not(party) == why


def test_the_citizen_of_two_is_placed_first_whoever_is_named_first():
    found = room(shares=(), ratio="1", staff_from=0)
    assert found.why_not(("staff",)) == {"balance"}
    assert found.may_have(("staff", "citizen"))
    assert found.why_not(("staff", "relative")) == {"balance"}


def test_a_seat_goes_to_the_first_who_may_have_it():
    line = [Waiting(1, ("staff",)), Waiting(2, ("relative", "relative")), Waiting(3, ("",))]
    assert who_is_next(room(), line).key == 1
    assert who_is_next(room(staff=6), line).key == 2
    assert who_is_next(room(staff=6, relative=1), line).key == 3
    assert who_is_next(room(staff=6, relative=2), line) is None
    assert who_is_next(room(), []) is None


def test_a_room_is_not_changed_by_thinking():
    found = room(citizen=1)
    found.with_party(("citizen", ""))
    found.without(("citizen",))
    assert (found.taken, found.free) == ({"citizen": 1, "": 0}, 15)
