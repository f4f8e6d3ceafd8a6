"""Who approves does not pay, and who is paid does neither: in words, and in the database whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from accounts.roles import Role
from peers import payments
from peers.models import PaymentLine, PaymentRun, PayrollAnswer
from peers.states import LineState, PaymentRunState
from tests.cast import with_role
from tests.factories import make_person
from tests.peers.payments.runs_of_school import approve, frozen, make_payee, pay_date

pytestmark = pytest.mark.django_db


class Refusal:
    """The database refuses by that name."""

    def __init__(self, constraint):
        self.constraint = constraint

    def __enter__(self):
        self.raises = pytest.raises(IntegrityError)
        self.caught = self.raises.__enter__()
        self.inner = transaction.atomic()
        self.inner.__enter__()

    def __exit__(self, *error):
        self.inner.__exit__(*error)
        passed = self.raises.__exit__(*error)
        assert self.caught.value.__cause__.diag.constraint_name == self.constraint
        return passed


@pytest.fixture
def ruth(db):
    """Another payer, who also approves."""
    return with_role(with_role(make_person("Ruth"), Role.PAYER), Role.COORDINATOR)


def test_a_payer_pays_nothing_they_approved_and_is_told_which(dina, frede, ruth):
    eli = make_payee("Eli Peer")
    approve(eli, ruth)
    approve(eli, dina)
    run = frozen(frede)

    with pytest.raises(payments.OwnLines) as own:
        payments.mark_paid(run=run, by=ruth)

    assert own.value.lines == [f"{run.number}/1 Eli Peer"]
    run = payments.mark_paid(run=run, lines=[run.lines.get(position=2)], by=ruth)
    assert [line.state for line in run.lines.all()] == [LineState.FROZEN, LineState.PAID]


def test_a_payer_pays_nothing_to_themselves(dina, frede, ruth):
    payee = make_payee()
    payee.person = ruth
    payee.save()
    claim = approve(payee, dina)
    run = frozen(frede)

    for act in (
        lambda: payments.mark_paid(run=run, by=ruth),
        lambda: payments.reject(run=run, lines=list(run.lines.all()), reason="Nej", by=ruth),
        lambda: payments.reverse_run(run=run, reason="Nej", by=ruth),
        lambda: payments.reverse_line(line=run.lines.get(), reason="Nej", by=ruth),
    ):
        with pytest.raises(payments.OwnLines):
            act()
    claim.refresh_from_db()
    assert claim.state == "in_payment"


def test_the_database_lets_nobody_freeze_what_they_approved(dina, frede, ruth):
    approve(make_payee(), ruth)
    run = frozen(frede)
    with Refusal("peers_run_is_frozen"):
        PaymentRun.objects.filter(pk=run.pk).update(frozen_by=ruth)
    draft = payments.start(pay_date=pay_date(), by=ruth)
    claim = approve(make_payee(), ruth)
    with Refusal("peers_payer_approved_none"):
        PaymentLine.objects.create(**like(run.lines.get(), run=draft, claim=claim))
        PaymentRun.objects.filter(pk=draft.pk).update(
            state="frozen", frozen_by=ruth, frozen_at=timezone.now(), mapper_snapshot={}
        )


def like(line, **changed):
    kept = {field.name: getattr(line, field.name) for field in line._meta.fields if field.name != "id"}
    kept = {name: value for name, value in kept.items() if not name.endswith("_currency")}
    return {**kept, **changed}


def test_the_database_lets_nobody_pay_what_they_approved(dina, frede, ruth):
    approve(make_payee(), ruth)
    run = frozen(frede)
    with Refusal("peers_payer_approved_none"):
        run.lines.update(state="paid", answered_by=ruth, answered_at=timezone.now())
    with Refusal("peers_line_answered_by_somebody"):
        run.lines.update(state="paid")
    with Refusal("peers_payer_approved_none"):
        PayrollAnswer.objects.create(run=run, file_name="x", sha256="a" * 64, paid=1, rejected=0, by=ruth)


@pytest.mark.parametrize(
    "changed",
    [
        {"amount": 1},
        {"payroll_number": "9"},
        {"about": "x"},
        {"position": 9},
        {"units": 3},
        {"tax_code": "a"},
        {"payroll_code": "1"},
        {"project_code": "x"},
        {"done_on": "2020-01-01"},
    ],
)
def test_what_is_frozen_stays_as_it_was(dina, frede, changed):
    approve(make_payee(), dina)
    run = frozen(frede)

    with Refusal("peers_line_is_frozen"):
        run.lines.update(**changed)


@pytest.mark.parametrize("changed", [{"pay_date": "2020-01-01"}, {"number": 99}, {"mapper_snapshot": {}}])
def test_a_frozen_run_stays_as_it_was(dina, frede, changed):
    approve(make_payee(), dina)
    run = frozen(frede)

    with Refusal("peers_run_is_frozen"):
        PaymentRun.objects.filter(pk=run.pk).update(**changed)


def test_states_move_by_the_table_alone(dina, frede):
    approve(make_payee(), dina)
    run = payments.mark_paid(run=frozen(frede), by=frede)
    with Refusal("peers_line_moves"):
        run.lines.update(state="frozen")
    with Refusal("peers_run_moves"):
        PaymentRun.objects.filter(pk=run.pk).update(state="draft")
    with Refusal("peers_run_begins_as_draft"):
        PaymentRun.objects.create(
            number=99, pay_date=pay_date(), made_by=frede, state=PaymentRunState.SETTLED, frozen_by=frede,
            frozen_at=timezone.now(), mapper_snapshot={},
        )  # fmt: skip


def test_nothing_of_it_is_deleted(dina, frede):
    approve(make_payee(), dina)
    run = frozen(frede)
    for table in ("peers_paymentline", "peers_paymentrun"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table})")  # noqa: S608 - two names
    assert run.lines.count() == 1


def test_a_line_is_never_put_into_a_run_that_is_frozen(dina, frede):
    approve(make_payee(), dina)
    run = frozen(frede)
    claim = approve(make_payee(), dina)

    with Refusal("peers_line_is_of_a_claim"):
        PaymentLine.objects.create(**like(run.lines.get(), claim=claim, position=2))


def test_a_line_is_as_large_as_its_claim(dina, frede):
    approve(make_payee(), dina)
    line = frozen(frede).lines.get()
    draft = payments.start(pay_date=pay_date(), by=frede)
    claim = approve(make_payee(), dina)

    with Refusal("peers_line_is_of_a_claim"):
        PaymentLine.objects.create(**like(line, run=draft, claim=claim, amount=line.amount * 2))


def test_what_is_out_is_not_taken_back_by_any_way(dina, frede):
    approve(make_payee(), dina)
    run = frozen(frede)
    with Refusal("peers_run_is_out"):
        PaymentRun.objects.filter(pk=run.pk).update(state="cancelled")
    payments.export(run, "csv")
    run.lines.update(state="taken_out")
    with Refusal("peers_run_is_out"):
        PaymentRun.objects.filter(pk=run.pk).update(state="cancelled")
