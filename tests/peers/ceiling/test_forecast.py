"""The year of a person: what counts, in which month, and when it stops."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from moneyed import Money

from peers import ceiling
from peers.models import CeilingConsent
from peers.money import OtherCurrency
from peers.states import ClaimState, EngagementState, Terms
from tests.cast import with_role
from tests.factories import make_contributor, make_person
from tests.peers.money import kroner, set_rules
from tests.peers.work_rows import make_claim_row, make_work

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 10, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def one(db):
    """A contributor of a school with a ceiling of 10,000."""
    set_rules(yearly_ceiling=10_000)
    return make_contributor("Eli")


def year(contributor, number=2026, **more):
    return ceiling.forecast(contributor, number, now=NOW, **more)


def test_paid_approved_and_planned_are_counted_once_each(one):
    make_claim_row(one, 100, state=ClaimState.PAID, paid_on=date(2026, 2, 25))
    make_claim_row(one, 200, state=ClaimState.APPROVED, pay_month=JUNE)
    make_claim_row(one, 300, state=ClaimState.IN_PAYMENT, pay_month=JULY, paid_on=date(2026, 6, 25))
    make_claim_row(one, 400, state=ClaimState.READY, pay_month=JUNE)
    make_claim_row(one, 500, state=ClaimState.SENT, pay_month=JUNE)
    make_claim_row(one, 600, state=ClaimState.RETURNED, pay_month=JUNE)
    make_work(one, 700, pay_month=JULY)
    for state in (ClaimState.DROPPED, ClaimState.REVERSED):
        make_claim_row(one, 9_000, state=state, pay_month=JUNE)
    make_claim_row(one, 9_000, state=ClaimState.PAID, paid_on=date(2026, 2, 1), is_cost=True)
    make_work(one, 9_000, pay_month=JUNE, terms=Terms.UNPAID)
    make_work(one, 9_000, pay_month=JUNE, terms=Terms.EXPENSES)
    make_work(one, 9_000, pay_month=JUNE, state=EngagementState.OFFERED)
    make_work(one, 9_000, pay_month=JUNE, state=EngagementState.DECLINED)
    make_work(make_contributor("En anden"), 9_000, pay_month=JUNE)

    now = year(one)

    assert (now.paid, now.approved, now.planned) == (kroner(100), kroner(500), kroner(2_200))
    assert (now.total, now.left, now.percent, now.state) == (kroner(2_800), kroner(7_200), 28, "ok")
    assert [(month.first.month, month.total) for month in now.months] == [
        (2, kroner(100)),
        (6, kroner(2_000)),
        (7, kroner(700)),
    ]


def test_what_is_not_paid_is_never_counted_in_a_month_that_is_over(one):
    make_claim_row(one, 100, state=ClaimState.APPROVED, pay_month=date(2025, 12, 1))
    make_work(one, 200, pay_month=date(2026, 1, 1))

    assert year(one, 2025).total == kroner(0)
    assert [(month.first, month.total) for month in year(one).months] == [(date(2026, 5, 1), kroner(300))]


def test_the_date_of_payment_decides_the_year_and_not_the_date_of_the_work(one):
    make_claim_row(one, 100, state=ClaimState.PAID, done_on=date(2025, 12, 10), paid_on=date(2026, 1, 31))
    make_work(one, 200, done_on=date(2026, 12, 10), pay_month=date(2027, 1, 1))

    assert year(one, 2025).total == kroner(0)
    assert year(one, 2026).total == kroner(100)
    assert year(one, 2027).total == kroner(200)


def test_a_frame_counts_by_what_has_not_been_logged(one):
    frame = make_work(one, 1_000, pay_month=JULY, is_frame=True)
    make_claim_row(one, 300, pay_month=JUNE, frame=frame)

    assert [(month.first.month, month.total) for month in year(one).months] == [
        (6, kroner(300)),
        (7, kroner(700)),
    ]


def test_what_is_offered_is_shown_where_it_is_asked_for(one):
    make_work(one, 500, pay_month=JUNE, state=EngagementState.OFFERED)

    assert year(one).total == kroner(0)
    assert year(one, with_offered=True).planned == kroner(500)


@pytest.mark.parametrize(
    ("planned", "percent", "state"),
    [("7999.99", 79, "ok"), (8_000, 80, "near"), (10_000, 100, "near"), ("10000.01", 100, "over")],
)
def test_it_warns_at_eighty_percent_and_stops_above_a_hundred(one, planned, percent, state):
    now = year(one, adding=[(JUNE, kroner(planned))])

    assert (now.percent, now.state) == (percent, state)


def test_without_a_ceiling_nothing_stops():
    who = make_contributor("Eli")
    now = year(who, adding=[(JUNE, kroner(1_000_000))])

    assert (now.state, now.allowed, now.left, now.percent) == ("none", None, None, 0)
    ceiling.check(contributor=who, items=[(JUNE, kroner(1_000_000))], now=NOW)


def test_it_stops_for_the_year_in_which_it_is_paid(one):
    make_work(one, 9_500, pay_month=JUNE)

    ceiling.check(contributor=one, items=[(JULY, kroner(500))], now=NOW)
    ceiling.check(contributor=one, items=[(date(2027, 1, 1), kroner(10_000))], now=NOW)
    with pytest.raises(ceiling.AboveCeiling) as no:
        ceiling.check(contributor=one, items=[(JULY, kroner(300)), (JUNE, kroner(201))], now=NOW)
    assert no.value.forecast.total == kroner(10_001)
    assert str(no.value) == (
        "Det bliver 10.001,00\u00a0kr. i 2026, og skolens loft er 10.000,00\u00a0kr. for én person."
    )


def test_what_moves_to_another_month_is_not_counted_twice(one):
    make_work(one, 9_500, pay_month=JUNE)

    moved = {"items": [(JULY, kroner(9_500))], "leaving": [(JUNE, kroner(9_500))]}
    ceiling.check(contributor=one, now=NOW, **moved)
    with pytest.raises(ceiling.AboveCeiling):
        ceiling.check(contributor=one, now=NOW, items=moved["items"])


def test_another_currency_is_never_added(one):
    with pytest.raises(OtherCurrency):
        ceiling.check(contributor=one, items=[(JUNE, Money(10, "EUR"))], now=NOW)


def test_everybody_takes_no_more_questions_than_one(one, django_assert_num_queries):
    make_work(one, 100, pay_month=JUNE)
    with django_assert_num_queries(5):
        assert list(ceiling.forecasts(2026, now=NOW)) == [one.pk]
    for _ in range(30):
        who = make_contributor()
        make_work(who, 100, pay_month=JUNE)
    with django_assert_num_queries(5):
        found = ceiling.forecasts(2026, now=NOW)

    assert len(found) == 31
    assert found[who.pk] == year(who)


def test_months_to_choose_begin_where_work_is_paid_and_never_in_the_past(db):
    assert ceiling.default_month(date(2026, 12, 24)) == date(2027, 1, 1)
    assert ceiling.months_to_choose(date(2026, 12, 24), NOW)[0] == date(2027, 1, 1)
    months = ceiling.months_to_choose(date(2026, 1, 5), NOW)
    assert (months[0], months[-1], len(months)) == (date(2026, 5, 1), date(2027, 4, 1), 12)

    set_rules(pay_after_months=0)
    assert ceiling.default_month(date(2026, 12, 24)) == date(2026, 12, 1)


def leader(name="Lis"):
    return with_role(make_person(name), "leader")


def test_the_highest_that_both_agreed_to_is_allowed(one):
    for amount, agreed in ((12_000, True), (15_000, False), (11_000, True)):
        asked = CeilingConsent.objects.create(contributor=one, year=2026, up_to=kroner(amount))
        ceiling.answer(consent=asked, agree=agreed, reason="Fordi.", by=leader())

    assert year(one).ceiling == kroner(10_000)
    assert year(one).allowed == kroner(12_000)
    assert year(one, 2027).allowed == kroner(10_000)
    ceiling.check(contributor=one, items=[(JUNE, kroner(12_000))], now=NOW)
    with pytest.raises(ceiling.AboveCeiling):
        ceiling.check(contributor=one, items=[(JUNE, kroner(12_001))], now=NOW)


def test_a_question_without_an_answer_allows_nothing(one):
    CeilingConsent.objects.create(contributor=one, year=2026, up_to=kroner(12_000))

    assert year(one).allowed == kroner(10_000)
