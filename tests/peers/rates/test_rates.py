"""What work pays from a day on, and under which codes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from peers import rates
from peers.models import PayCode, Rate
from peers.states import Activity, TaxCode
from tests.load.actors import all_at_once
from tests.peers.money import kroner, make_rates

pytestmark = pytest.mark.django_db


def decide(by, amount=250, *, day=date(2026, 1, 1), activity=Activity.TEACHING, unit="hour"):
    return rates.set_rate(
        activity=activity, unit=unit, amount=kroner(amount), valid_from=day, reason="Som aftalt.", by=by
    )


def test_the_newest_rate_that_applies_on_the_day_counts(dina):
    decide(dina, 250, day=date(2026, 1, 1))
    decide(dina, 275, day=date(2026, 7, 1))

    assert rates.rate_of(Activity.TEACHING, date(2025, 12, 31)) is None
    assert rates.rate_of(Activity.TEACHING, date(2026, 6, 30)).amount == kroner(250)
    assert rates.rate_of(Activity.TEACHING, date(2026, 7, 1)).amount == kroner(275)
    assert rates.rate_of(Activity.MEETING, date(2026, 7, 1)) is None


def test_a_slip_of_the_finger_is_put_right_on_the_same_day_and_both_stay_in_the_history(dina):
    decide(dina, 2500)
    decide(dina, 250)

    assert rates.rate_of(Activity.TEACHING, date(2026, 1, 1)).amount == kroner(250)
    assert Rate.objects.filter(activity=Activity.TEACHING).count() == 2


def test_the_same_rate_twice_is_one(dina):
    decide(dina, 250)

    with pytest.raises(rates.SameRate):
        decide(dina, 250)
    decide(dina, 250, unit="session")


@pytest.mark.parametrize(("amount", "activity"), [(0, "teaching"), (-5, "teaching"), (10, "cost")])
def test_no_rate_is_nothing_and_no_cost_has_one(dina, amount, activity):
    with pytest.raises(IntegrityError), transaction.atomic():
        decide(dina, amount, activity=activity)


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_write_one_rate(dina):
    came = all_at_once([lambda: decide(dina)] * 6)

    assert sum(isinstance(one, Rate) for one in came) == 1
    assert sum(isinstance(one, rates.SameRate) for one in came) == 5


def test_every_activity_has_its_codes_from_the_start():
    assert set(PayCode.objects.values_list("activity", flat=True)) == set(Activity.values)
    assert rates.code_of(Activity.MEETING).tax_code == TaxCode.A_INCOME
    assert rates.code_of(Activity.TEACHING).tax_code == TaxCode.B_INCOME
    assert rates.code_of(Activity.COST).tax_code == TaxCode.REIMBURSEMENT


def test_codes_that_are_gone_come_back_with_their_default():
    PayCode.objects.all().delete()

    assert rates.code_of(Activity.MEETING).tax_code == TaxCode.A_INCOME
    assert list(rates.codes()) == Activity.values


def test_the_school_decides_the_codes_but_work_is_never_reimbursed(dina):
    code = rates.set_code(activity="teaching", tax_code="a", payroll_code="0815", by=dina)
    assert (code.tax_code, code.payroll_code) == ("a", "0815")

    with pytest.raises(IntegrityError), transaction.atomic():
        rates.set_code(activity="teaching", tax_code="reimbursement", payroll_code="", by=dina)
    with pytest.raises(IntegrityError), transaction.atomic():
        rates.set_code(activity="cost", tax_code="b", payroll_code="", by=dina)


@pytest.mark.parametrize(
    ("unit", "rate", "minutes", "worth"),
    [
        ("hour", "250", 120, "500"),
        ("hour", "250", 50, "208.33"),
        ("hour", "0.10", 3, "0.01"),  # half an øre goes up
        ("hour", "0.09", 3, "0.00"),
        ("hour", "199.99", 7, "23.33"),
        ("session", "800", 45, "800"),
        ("flat", "1234.50", 1, "1234.50"),
    ],
)
def test_what_work_is_worth_in_whole_oere(unit, rate, minutes, worth):
    assert rates.worth(unit, kroner(rate), minutes) == kroner(worth)


def test_all_rates_of_a_day_take_one_question(dina, django_assert_num_queries):
    make_rates(250)
    with django_assert_num_queries(1):
        assert len(rates.newest(date(2026, 5, 1))) == len(rates.WORK)
