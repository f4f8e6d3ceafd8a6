"""Work, honorarium and costs, against a count in plain Python of the same rows."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest

from insight.counting import booked, contribution
from insight.counting.work import Worked, worked
from peers.claims import booking
from peers.models import Claim, Engagement
from peers.states import Activity, ClaimState
from tests.factories import make_person
from tests.insight.contribution.school import (
    a_period,
    chance_of,
    claims_at_random,
    crowd,
    noon,
    pay,
    today,
    work_at_random,
)
from tests.peers.money import make_budget
from tests.peers.work_rows import make_claim_row, make_work

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 1, 5), date(2026, 6, 20)
SPANS = [(FIRST, LAST), (date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 3, 3), date(2026, 3, 3))]


@pytest.mark.parametrize("seed", range(3))
def test_work_is_as_counted_by_hand(seed):
    chance = chance_of(seed)
    work_at_random(chance, crowd(9), FIRST, LAST, 120)
    rows = list(Engagement.objects.all())
    for since, until in SPANS:
        mine = [
            one
            for one in rows
            if one.state == "done"
            and not one.is_frame
            and not one.is_owed_anyway
            and since <= one.done_on <= until
        ]
        offered = [one for one in mine if one.offer_id]
        unpaid = [one for one in offered if one.terms in {"unpaid", "expenses"}]
        paid = [one for one in offered if one not in unpaid]
        assert worked(since, until) == Worked(
            people=people(mine),
            minutes=sum(one.minutes for one in mine),
            offered=len(offered),
            offered_people=people(offered),
            unpaid=len(unpaid),
            unpaid_people=people(unpaid),
            paid_people=people(paid),
        )


def people(rows):
    return len({one.contributor_id for one in rows})


def test_what_was_called_off_and_paid_all_the_same_is_no_work():
    (one,) = crowd(1)
    make_work(one, state="done", done_on=FIRST)
    Engagement.objects.update(is_owed_anyway=True)
    assert worked(FIRST, LAST) == Worked()


@pytest.mark.parametrize("seed", range(3))
def test_money_is_as_counted_by_hand(seed):
    chance = chance_of(seed)
    rows = claims_at_random(chance, crowd(7), FIRST, LAST, 60)
    found = booked.booked()
    for since, until in SPANS:
        approved, paid, spent = defaultdict(int), defaultdict(int), defaultdict(int)
        for who, done_on, amount, is_cost, approved_on, reversed_on, paid_on in rows:
            if not is_cost:
                approved[who] += amount * (
                    (since <= approved_on <= until) - within(reversed_on, since, until)
                )
                paid[who] += amount * within(paid_on, since, until)
            # A cost without a piece of work belongs to neither design nor teaching.
            if not is_cost and since <= done_on <= until and reversed_on is None:
                spent[who] += amount
        assert booked.approved(found, since, until) == total(approved)
        assert booked.paid(found, since, until) == total(paid)
        owed = {who: approved[who] - paid[who] for who in approved | paid}
        assert booked.owed(found, since, until) == total(owed)
        assert booked.spent(found, booked.TEACHING, since, until) == total(spent)
        assert booked.spent(found, booked.DESIGN, since, until) == booked.Sum()


def within(day, since, until):
    return bool(day and since <= day <= until)


def total(by_person):
    return booked.Sum(Decimal(sum(by_person.values())), sum(1 for amount in by_person.values() if amount))


def test_a_cost_goes_where_the_work_goes_that_it_belongs_to():
    (one,) = crowd(1)
    work = make_work(one, state="done", done_on=FIRST)
    Engagement.objects.filter(pk=work.pk).update(activity=Activity.CO_DESIGN)
    cost = make_claim_row(one, 90, done_on=FIRST, state=ClaimState.READY, is_cost=True)
    Claim.objects.filter(pk=cost.pk).update(engagement=work)
    approve(cost)
    found = booked.booked()
    assert booked.spent(found, booked.DESIGN, FIRST, LAST) == booked.Sum(Decimal(90), 1)
    assert booked.spent(found, booked.TEACHING, FIRST, LAST) == booked.Sum()
    assert booked.approved(found, FIRST, today() + timedelta(days=1)) == booked.Sum()


def approve(claim):
    fresh = Claim.objects.get(pk=claim.pk)
    booking.book(claim=fresh, by=make_person("Den der bogfører"))


def test_money_is_read_in_one_question(django_assert_num_queries):
    claims_at_random(chance_of(4), crowd(5), FIRST, LAST, 12)
    with django_assert_num_queries(1):
        booked.booked()


@pytest.mark.parametrize(("waiting", "told"), [(0, 6), (1, 1), (5, 1)])
def test_what_few_still_wait_for_does_not_follow_from_approved_less_paid(waiting, told):
    """Of six all but ``waiting`` are paid: the fewer of those who got it and those who wait count."""
    budget = make_budget(10_000_000, year=FIRST.year)
    by = make_person("Den der bogfører")
    for number, one in enumerate(crowd(6)):
        claim = make_claim_row(one, 500, done_on=FIRST, state=ClaimState.APPROVED, budget=budget)
        booking.book(claim=claim, by=by, now=noon(FIRST))
        if number >= waiting:
            pay(claim, FIRST, by)
    counts = {one.measure: one for one in contribution.money([a_period(FIRST, LAST)])}

    assert counts["honorarium_approved"].people == 6
    assert counts["honorarium_paid"].people == told
