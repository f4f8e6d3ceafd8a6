"""What a budget holds, and the stop when it is used."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from peers import budgets
from peers.models import BudgetLift
from peers.money import OtherCurrency
from peers.states import ClaimState, EngagementState, Terms
from tests.factories import make_contributor
from tests.load.actors import all_at_once
from tests.peers.money import kroner, make_budget, make_project, set_rules
from tests.peers.work_rows import make_claim_row, make_work

pytestmark = pytest.mark.django_db


def test_each_kroner_stands_in_one_figure():
    budget, who = make_budget(10_000), make_contributor("Eli")
    make_work(who, 100, state=EngagementState.OFFERED, budget=budget)
    make_work(who, 200, budget=budget)
    make_work(who, 5_000, budget=budget, terms=Terms.UNPAID)
    make_work(who, 5_000, budget=budget, state=EngagementState.DECLINED)
    make_claim_row(who, 300, budget=budget)
    make_claim_row(who, 400, budget=budget, state=ClaimState.SENT)
    make_claim_row(who, 500, budget=budget, state=ClaimState.RETURNED)
    make_claim_row(who, 5_000, budget=budget, state=ClaimState.DROPPED)
    make_claim_row(who, 600, budget=budget, state=ClaimState.APPROVED)
    make_claim_row(who, 700, budget=budget, state=ClaimState.IN_PAYMENT)
    make_claim_row(who, 5_000, budget=budget, state=ClaimState.REVERSED)
    make_claim_row(who, 800, budget=budget, state=ClaimState.PAID)
    make_claim_row(who, 50, budget=budget, state=ClaimState.PAID, is_cost=True)

    now = budgets.figures(budget)

    assert now.committed == kroner(1_500)
    assert now.approved == kroner(1_300)
    assert now.paid == kroner(850)
    assert now.used == kroner(3_650)
    assert now.free == kroner(6_350)
    assert (now.percent, now.state) == (36, "ok")


def test_a_frame_counts_by_what_has_not_been_logged():
    budget, who = make_budget(10_000), make_contributor("Eli")
    frame = make_work(who, 1_000, budget=budget, is_frame=True)
    assert budgets.figures(budget).committed == kroner(1_000)

    make_claim_row(who, 300, budget=budget, frame=frame)
    make_claim_row(who, 250, budget=budget, frame=frame, state=ClaimState.PAID)

    now = budgets.figures(budget)
    assert now.committed == kroner(750)  # 300 to be approved, and 450 left of the frame
    assert now.used == kroner(1_000)


@pytest.mark.parametrize(
    ("used", "percent", "state"),
    [(0, 0, "ok"), (799, 79, "ok"), (800, 80, "near"), (999, 99, "near"), (1_000, 100, "over")],
)
def test_it_warns_at_eighty_percent_and_is_used_up_at_a_hundred(used, percent, state):
    budget = make_budget(1_000)
    if used:
        make_work(make_contributor("Eli"), used, budget=budget)

    now = budgets.figures(budget)
    assert (now.percent, now.state) == (percent, state)


def test_the_school_decides_when_it_warns():
    budget = make_budget(1_000)
    make_work(make_contributor("Eli"), 500, budget=budget)
    set_rules(warn_percent=50)

    assert budgets.figures(budget).state == "near"


def test_no_more_is_promised_than_there_is():
    budget = make_budget(1_000)
    make_work(make_contributor("Eli"), 900, budget=budget)

    assert budgets.reserve(budget=budget, amount=kroner(100)).state == "over"
    with pytest.raises(budgets.OverBudget) as no:
        budgets.reserve(budget=budget, amount=kroner("100.01"))
    assert no.value.figures.free == kroner(100)
    assert str(no.value).startswith("Budgettet har 100,00\u00a0kr. tilbage")


def test_a_leader_lifts_the_stop_by_so_much_and_says_why(dina):
    budget = make_budget(1_000)
    make_work(make_contributor("Eli"), 1_000, budget=budget)

    budgets.lift(budget=budget, amount=kroner(200), reason=" Et hold mere. ", by=dina)

    assert budgets.reserve(budget=budget, amount=kroner(200)).free == kroner(0)
    with pytest.raises(budgets.OverBudget):
        budgets.reserve(budget=budget, amount=kroner(201))
    assert BudgetLift.objects.get().reason == "Et hold mere."


@pytest.mark.parametrize(("amount", "reason"), [(0, "Derfor"), (-10, "Derfor"), (10, "  ")])
def test_a_lift_says_how_much_and_why(dina, amount, reason):
    with pytest.raises(IntegrityError), transaction.atomic():
        budgets.lift(budget=make_budget(), amount=kroner(amount), reason=reason, by=dina)


def test_a_smaller_grant_takes_nothing_back_and_stops_what_is_new(dina):
    budget = make_budget(1_000)
    make_work(make_contributor("Eli"), 900, budget=budget)

    budgets.grant(project=budget.project, year=budget.year, granted=kroner(500), by=dina)

    now = budgets.figures(budgets.Budget.objects.get())
    assert (now.used, now.free, now.state) == (kroner(900), kroner(-400), "over")
    with pytest.raises(budgets.OverBudget) as no:
        budgets.reserve(budget=budget, amount=kroner(1))
    assert "0,00" in str(no.value)


def test_a_budget_is_found_by_project_and_the_year_of_the_work():
    budget = make_budget(year=2026)

    assert budgets.budget_for(budget.project, date(2026, 12, 31)) == budget
    with pytest.raises(budgets.NoBudget):
        budgets.budget_for(budget.project, date(2027, 1, 1))
    with pytest.raises(budgets.NoBudget):
        budgets.budget_for(make_project(), date(2026, 1, 1))


def test_another_currency_is_never_promised_of_it(dina):
    budget = make_budget()
    euro = kroner(10).__class__(10, "EUR")

    with pytest.raises(OtherCurrency):
        budgets.reserve(budget=budget, amount=euro)
    with pytest.raises(OtherCurrency):
        budgets.lift(budget=budget, amount=euro, reason="x", by=dina)
    with pytest.raises(OtherCurrency):
        budgets.grant(project=budget.project, year=budget.year, granted=euro, by=dina)


@pytest.mark.parametrize("count", [1, 30])
def test_many_budgets_take_no_more_questions_than_one(count, django_assert_num_queries):
    rows = [make_budget() for _ in range(count)]
    who = make_contributor("Eli")
    for row in rows[:3]:
        make_work(who, 10, budget=row)
    set_rules()

    with django_assert_num_queries(5):
        assert len(budgets.figures_of(rows)) == count


def promise(budget, who, *, with_lock):
    """Promise 100 kr. as an offer does: look at what is left, then write."""
    with transaction.atomic():
        if with_lock:
            budgets.reserve(budget=budget, amount=kroner(100))
        elif budgets.figures(budget).free < kroner(100):
            raise budgets.OverBudget(budgets.figures(budget))
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.05)")
        return make_work(who, 100, state=EngagementState.OFFERED, budget=budget)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("with_lock", "most"), [(True, 300), (False, None)])
def test_eight_who_promise_at_once_stay_within_it_with_the_lock_and_do_not_without(with_lock, most):
    budget, who = make_budget(300), make_contributor("Eli")

    came = all_at_once([lambda: promise(budget, who, with_lock=with_lock)] * 8)

    used = budgets.figures(budget).used
    assert not [one for one in came if isinstance(one, Exception) and not isinstance(one, budgets.OverBudget)]
    if most is None:
        assert used > kroner(300)  # the control: the race is there
    else:
        assert used == kroner(most)
        assert sum(isinstance(one, budgets.OverBudget) for one in came) == 5


@pytest.mark.django_db(transaction=True)
def test_nobody_reserves_outside_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        budgets.reserve(budget=make_budget(), amount=kroner(1))
