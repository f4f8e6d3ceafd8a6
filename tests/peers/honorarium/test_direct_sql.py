"""Whoever writes SQL as the site's own role is refused by name: nothing is paid twice, owned or rewritten."""

import re

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from peers import ceiling, payments
from peers.ledger.roles import grants
from peers.models import Claim, PaymentRun, ceiling_guards, claim_guards, engagement_guards, payment_guards
from tests.factories import make_contributor
from tests.peers.claims import made
from tests.peers.honorarium.attacks import ATTACKS, BARRED
from tests.peers.honorarium.paid import freeze, later
from tests.peers.money import kroner, set_rules
from tests.peers.offers.offered import make_offer, say

ROLE = "the site's own"
GUARDS = (
    *(claim_guards.BEGINS, claim_guards.CHANGES, claim_guards.KEPT),
    *(payment_guards.RUN_BEGINS, payment_guards.RUN_CHANGES, payment_guards.RUN_STAYS),
    *(payment_guards.LINE_BEGINS, payment_guards.LINE_CHANGES, payment_guards.LINE_STAYS),
    *(engagement_guards.MOVES_BY_THE_TABLE, engagement_guards.EMPLOYED_IS_NOT_PAID),
    *(ceiling_guards.TWO_AGREE, ceiling_guards.ANSWERED_ONCE, ceiling_guards.NEVER_DELETED),
)


@pytest.fixture
def names(paid, dina, frede):
    """One of everything, by the names of the attacks; the connection goes on as the site's role."""
    alma = paid.contributor
    found = {"paid": paid.pk, "alma": alma.person_id, "dina": dina.pk, "frede": frede.pk, "payee": alma.pk}
    freeze(frede)
    found["frozen"] = Claim.objects.get(about="Anden gang").pk
    found["sent"] = Claim.objects.get(about="Tredje gang").pk
    found["ready"], found["cost"] = made.ready(alma).pk, made.cost(alma).pk
    Claim.objects.filter(pk=found["cost"]).update(receipt="")
    found["approved"] = made.approved(alma, by=dina, about="Fjerde gang").pk
    found["draft"] = payments.start(pay_date=later(timezone.localdate()), by=frede).number
    found["full"] = _with_a_line(made.approved(alma, by=dina, about="Femte gang"), frede)
    found["staff"] = make_contributor(relation="employed").pk
    agreed = say(make_offer(alma))
    found |= {"work": agreed.engagements.get().pk, "done": paid.engagement_id}
    found |= _questions(alma, dina)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{ROLE}"')
        cursor.execute(grants(ROLE))
        cursor.execute(f'SET LOCAL ROLE "{ROLE}"')
    yield found
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def _with_a_line(claim, frede):
    """Put a claim into a draft by hand, as a freeze does in its middle; return the run's number."""
    run = payments.start(pay_date=later(timezone.localdate()), by=frede)
    run.lines.create(
        position=1,
        claim=claim,
        payroll_number="1001",
        activity=claim.activity,
        tax_code="b",
        done_on=claim.done_on,
        units=1,
        unit_amount=claim.amount,
        amount=claim.amount,
    )
    return run.number


def _questions(alma, dina):
    set_rules(yearly_ceiling=100_000)
    dina.is_superuser = True
    dina.save(update_fields=["is_superuser"])
    year = timezone.localdate().year
    facts = {"contributor": alma, "up_to": kroner(200_000), "by": alma.person}
    agreed = ceiling.ask(year=year, **facts)
    ceiling.answer(consent=agreed, agree=True, reason="Aftalt.", by=dina)
    return {"agreed": agreed.pk, "asked": ceiling.ask(year=year + 1, **facts).pk}


def test_every_statement_is_refused_under_its_name(names):
    answers = {}
    for constraint, statement in ATTACKS:
        asked = statement.format(**names)
        answers[asked] = (constraint, _refusal(asked))
    wrong = {asked: found for asked, found in answers.items() if found[0] != found[1]}
    assert wrong == {}


def _refusal(statement):
    """Return the name of the rule that refuses it; what is done when nothing does."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement)
                count = cursor.rowcount
            connection.check_constraints()
            transaction.set_rollback(True)
            return f"done to {count} rows"
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name


def test_every_rule_of_the_guards_is_tried():
    named = {name for guard in GUARDS for name in re.findall(r"CONSTRAINT = '(\w+)'", guard)}
    assert named - {constraint for constraint, _statement in ATTACKS} == set()


@pytest.mark.parametrize("statement", BARRED)
def test_what_holds_is_not_taken_away(names, statement):
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert refused.value.__cause__.sqlstate == "42501"


def test_the_site_itself_works_as_that_role(names, dina, frede):
    """Not everything is refused: the way of a claim, by the code, as the same role."""
    alma = Claim.objects.get(pk=names["paid"]).contributor
    waits = PaymentRun.objects.get(number=names["draft"])
    in_a_draft = PaymentRun.objects.get(number=names["full"]).lines.get().claim_id
    claim = made.approved(alma, by=dina, about="Sjette gang")
    payments.leave_out(run=waits, claims=[in_a_draft], by=frede)
    payments.mark_paid(run=payments.freeze(run=waits, by=frede), by=frede)
    claim.refresh_from_db()
    assert claim.state == "paid"
    connection.check_constraints()
