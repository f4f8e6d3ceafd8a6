"""Whatever is typed or answered is read as it is meant, or refused whole: nothing is guessed or half done."""

import csv
import io
import re
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from peers import budgets, ceiling, claims, invariants, ledger, money, payments, rates
from peers.claims import statement
from peers.models import PaymentRun, PayrollAnswer
from peers.payments.answer_files import Unreadable
from tests.factories import make_contributor
from tests.peers.claims import made
from tests.peers.honorarium.paid import freeze
from tests.peers.money import make_project
from tests.peers.offers.offered import make_offer, make_piece, say

quick = settings(
    max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
few = settings(quick, max_examples=40)

pieces = st.sampled_from([
    *("1", "12", "234", "1.234", "0", "00", "50", ".", ",", "-", "\N{MINUS SIGN}", " "),
    *("kr.", ",-", "kr", "€", "$", "EUR", "e5", "%", "+", "٣", "１", "½", "'", "1e3", "NaN", "inf", "_"),
])  # fmt: skip
texts = st.lists(pieces, max_size=6).map("".join) | st.text(max_size=12)
oere = st.integers(1, 99_999_999).map(lambda number: Decimal(number) / 100)
FIELD = money.MoneyInput()


def naive(text):
    """Return what a patient accountant reads in it, or None for what could be misread."""
    bare = re.sub(r"(?i)kr\.?|dkk|[\s\u00a0\u202f]", "", text).removesuffix(",-").removesuffix(",\u2212")
    sign = -1 if bare[:1] in {"-", "\u2212"} else 1
    bare = bare.lstrip("-\u2212")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?|[0-9]+(,[0-9]{1,2})?", bare):
        return sign * Decimal(bare.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+\.[0-9]{1,2}|[0-9]+\.[0-9]{1,2}", bare):
        return sign * Decimal(bare.replace(",", ""))
    return None


@quick
@given(texts)
def test_what_is_read_is_what_an_accountant_reads(text):
    try:
        found = money.read(text)
    except money.NotMoney:
        return
    assert found == naive(text)


@quick
@given(texts)
def test_a_field_gives_whole_oere_within_reason_or_says_why_not(text):
    try:
        found = FIELD.clean(text)
    except ValidationError:
        return
    assert 0 < found.amount <= FIELD.most
    assert found.amount == found.amount.quantize(Decimal("0.01"))
    assert str(found.currency) == "DKK"


@quick
@given(oere, st.sampled_from(["da", "en"]))
def test_every_amount_is_typed_as_it_is_shown(amount, language):
    with override(language):
        assert money.read(money.digits(amount)) == amount
        assert money.read(money.shown(Money(amount, "DKK"))) == amount


@pytest.fixture
def run(alma, dina, frede):
    payee = make_contributor("Alma", person=alma, payroll_number="1001")
    for minutes in (120, 50, 60):
        made.approved(payee, by=dina, minutes=minutes)
    return freeze(frede)


rows = st.lists(
    st.tuples(
        st.integers(0, 4).map(lambda position: f"U0001-{position:05d}")
        | st.sampled_from(["", "U0002-00001"]),
        st.sampled_from(["Betalt", "betalt", "Afvist", "", "måske", "OK"]),
        st.sampled_from(["", "Ukendt nummer"]),
        st.sampled_from(["", "500,00", "500", "208,33", "250", "500,01", "-500", "50000", "€ 500"]),
        st.sampled_from(["", "1001", "1002"]),
    ),
    max_size=4,
)


@pytest.mark.django_db
def test_an_answer_is_taken_in_wholly_or_not_at_all(run, frede):
    taken = []

    @few
    @given(rows)
    def answer(answered):
        with transaction.atomic():
            taken.append(_try_answer(run, frede, answered))
            transaction.set_rollback(True)

    answer()
    good = [("U0001-00001", "Betalt", "", "500", ""), ("U0001-00002", "Afvist", "Ukendt nummer", "", "1001")]
    assert _try_answer(run, frede, good) == {1: "paid", 2: "rejected", 3: "frozen"}
    assert invariants.faults() == []


def _try_answer(run, frede, answered):
    """Answer, and hold what became of the lines against the rows by hand."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(
        [["Reference", "Status", "Årsag", "Beløb", "Lønnummer"], *answered]
    )
    before = PayrollAnswer.objects.count()
    try:
        payments.answer(run=run, file=out.getvalue().encode(), name="svar.csv", by=frede)
        was_taken = True
    except (Unreadable, payments.RunRefused):
        was_taken = False
    states = dict(run.lines.values_list("position", "state"))
    assert PayrollAnswer.objects.count() == before + was_taken
    expected = dict.fromkeys(states, "frozen")
    if was_taken:
        said = {int(reference[-5:]): state.lower() for reference, state, *_more in answered}
        assert len(said) == len(answered)
        expected |= {place: "rejected" if state == "afvist" else "paid" for place, state in said.items()}
    assert states == expected
    connection.check_constraints()
    return states


@pytest.mark.django_db
def test_two_currencies_never_meet(alma, dina, frede):
    """A project in euro: its work is agreed, approved, paid and told beside the kroner, never among them."""
    payee = make_contributor("Alma", person=alma, payroll_number="1001")
    kroner = made.approved(payee, by=dina)
    euro = _paid_in_euro(payee, dina)
    run = freeze(frede)
    assert [line.claim_id for line in run.lines.all()] == [kroner.pk]
    ours = payments.start(pay_date=run.pay_date, by=frede, currency="EUR")
    payments.freeze(run=ours, by=frede)
    assert [line.amount for line in ours.lines.all()] == [Money("50.00", "EUR")]
    for one in (run, ours):
        payments.mark_paid(run=one, by=frede)
    assert ledger.balance(ledger.paid(payee)) == {"DKK": Money(-500, "DKK"), "EUR": Money(-50, "EUR")}
    tables = statement.of(payee, run.pay_date.year).tables
    assert [(table.currency, table.year.total.amount) for table in tables] == [("DKK", 500), ("EUR", 50)]
    assert ceiling.forecast(payee, run.pay_date.year).paid == Money(500, "DKK")
    assert budgets.figures(euro.budget).paid == Money(50, "EUR")
    with pytest.raises(ledger.MixedCurrencies):
        ledger.post(
            reference="prøve",
            date=run.pay_date,
            text="",
            lines=[
                ledger.Line(ledger.owed(payee), Money(1, "DKK")),
                ledger.Line(ledger.paid(payee), Money(-1, "EUR")),
            ],
            by=frede,
        )
    assert PaymentRun.objects.count() == 2
    assert invariants.faults() == []


def _paid_in_euro(payee, dina):
    """Grant a budget in euro: work is refused beside a ceiling in kroner, a cost is paid as it was."""
    piece = make_piece(0, activity="speaking", minutes=60)
    project = make_project("EU-projektet")
    budgets.grant(project=project, year=piece.done_on.year, granted=Money(1000, "EUR"), by=dina)
    facts = {"activity": "speaking", "unit": "hour", "valid_from": piece.done_on}
    rates.set_rate(amount=Money(50, "EUR"), reason="EU-projektet betaler i euro.", by=dina, **facts)
    offer = make_offer(payee, piece, project=project)
    with pytest.raises(money.OtherCurrency):
        say(offer)
    with pytest.raises(money.OtherCurrency):
        _cost(payee, project, Money(50, "DKK"))
    (claim,) = claims.send(claims=[_cost(payee, project, Money(50, "EUR"))], by=payee.person)
    return claims.approve(claim=claim, by=dina)


def _cost(payee, project, amount):
    facts = {"about": "Togbillet", "done_on": timezone.localdate(), "project": project, "key": uuid4()}
    return claims.add_cost(
        contributor=payee, amount=amount, by=payee.person, receipt="receipts/tog.jpg", **facts
    )
