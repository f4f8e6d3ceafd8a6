"""That the naive school tells a wrong school from a right one: a rule is broken, and the months differ."""

from datetime import timedelta
from decimal import ROUND_DOWN, Decimal

import pytest
from django.db import DatabaseError
from moneyed import Money

from peers import budgets, ceiling, rates
from peers.claims import booking, moving
from peers.offers import frames, working
from peers.payments import booking as payment_booking
from peers.payments import picking, reversing, settling
from peers.states import CLAIM_MOVES, ClaimMove
from tests.peers.honorarium.both import DINA, DORTE, FREDE
from tests.peers.honorarium.test_against_the_naive_school import Months

pytestmark = pytest.mark.django_db


def months(day):
    """Live through a bit of everything; after each act the schools are held against each other."""
    day.open(who=0, long=480)
    day.approve_all(by=DINA)
    # A frame of 200 minutes, drawn on in four times of 50: to the last øre what was agreed.
    day.offer(1, [(25, 50)], True)
    place = len(day.ideal.work) - 1
    day._answer(day.ideal.work[place], "paid", None, True)
    for _time in range(4):
        day.log_hours(number=0, more=0, long=50)
    day.send_all()
    # Called off on the last day that is free, and on the first that is not.
    day.offer(1, [(8, 60), (7, 60)], False)
    for work in day.ideal.work[-2:]:
        day._answer(work, "paid", None, True)
    day.time_passes(1)
    for work in day.ideal.work[-2:]:
        day.end(day.ideal.work.index(work), False)
    # More than the ceiling of a year, and more than a budget.
    day.offer(0, [(1, 480), (2, 480)], False)
    for work in day.ideal.work[-2:]:
        day._answer(work, "paid", None, True)
    day.offer(2, [(30, 1200), (31, 1200)], False)
    day.offer(2, [(32, 60)], False)
    # Approved, paid, rejected, reversed; by one who may and one who may not.
    day.decide(number=0, by=0, verb="reverse")
    day.start_and_freeze(by=DINA, more=40)
    day.start_and_freeze(by=FREDE, more=40)
    day.settle(number=0, which={0}, by=DINA, rejects=False)
    day.settle(number=0, which={0}, by=FREDE, rejects=False)
    day.reverse_line(number=0, place=0, by=DINA)
    day.reverse_line(number=0, place=0, by=FREDE)
    day.again(number=0)
    day.settle(number=0, which={1}, by=FREDE, rejects=True)
    day.decide(number=1, by=DORTE, verb="reverse")
    day.time_passes(35)
    day.close(more=0)
    day.time_passes(20)
    day.school.check()


class Checked(Months):
    """Months whose acts are followed by the comparison, as the machine's are."""

    def __getattribute__(self, name):
        found = super().__getattribute__(name)
        if name in _ACTS:
            return lambda *args, **more: (found(*args, **more), self.the_schools_are_alike())[0]
        return found


_ACTS = frozenset(
    {"open", "offer", "log_hours", "end", "decide", "settle", "reverse_line", "again", "approve_all", "close"}
    | {"start_and_freeze", "time_passes", "_answer"}
)


def live(act=months):
    day = Checked()
    try:
        act(day)
    finally:
        day.school.close()


def test_the_months_are_alike_where_nothing_is_broken():
    live()


def rounds_down(unit, amount, minutes):
    worth = amount.amount * minutes / 60 if unit == "hour" else amount.amount
    return Money(worth.quantize(Decimal("0.01"), ROUND_DOWN), amount.currency)


def one_by_one(frame, minutes):
    return Money(minutes // 50 * Decimal("208.33"), "DKK")


FAULTS = {
    "no ceiling": (ceiling, "check", lambda **_: None),
    "no stop of a budget": (budgets, "reserve", lambda **_: None),
    "rounded down": (rates, "worth", rounds_down),
    "hours rounded one by one": (frames, "_worth", one_by_one),
    "late a day later": (working, "is_late", lambda work, now: (work.done_on - now.date()).days < 6),
    "late a day earlier": (working, "is_late", lambda work, now: (work.done_on - now.date()).days <= 7),
    "a reversal that is not booked": (booking, "unbook", lambda **_: None),
    "an approval that is not booked": (booking, "book", lambda **_: None),
    "a payment that is not booked": (payment_booking, "pay", lambda *_a, **_b: None),
    "a rejection that is not booked": (payment_booking, "unfreeze", lambda *_a, **_b: None),
    "paid on another day": (payment_booking, "pay_day", lambda run, now: now.date() - timedelta(30)),
    "payers who approved": (settling, "refuse_own", lambda *_: None),
    "reversed by who approved": (reversing, "refuse_own", lambda *_: None),
    "picks what the payer approved": (picking, "_why", lambda *_: ""),
    "nobody is refused": (moving, "_refuse", lambda *_: None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_school_with_a_fault_is_told_apart(fault, monkeypatch):
    module, name, instead = FAULTS[fault]
    monkeypatch.setattr(module, name, instead)
    with pytest.raises((AssertionError, DatabaseError)):
        live()


def test_a_move_that_the_table_should_not_have_is_told_apart(monkeypatch):
    monkeypatch.setitem(CLAIM_MOVES, "reverse", ClaimMove(frozenset({"approved"}), "dropped", "approver"))
    with pytest.raises((AssertionError, DatabaseError)):
        live()
