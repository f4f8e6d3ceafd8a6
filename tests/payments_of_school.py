"""A payment run that payroll has, so that every address of payments leads somewhere."""

from django.utils import timezone

from accounts.models import User
from peers import payments
from peers.models import ExportMapper, PaymentJob
from peers.states import JobKind
from tests.peers.payments.runs_of_school import approve, frozen, make_payee


def paid_by(payer: User, *, approver: User) -> list[tuple[str, dict[str, object]]]:
    """Freeze a run of one line; return what parameters stand for below each address."""
    payee = make_payee("Lone Lærke")
    approve(payee, approver)
    run = frozen(payer)
    payments.export(run, "csv", by=payer)
    refused = PaymentJob.objects.create(
        run=run,
        kind=JobKind.ANSWER,
        by=payer,
        finished_at=timezone.now(),
        payload={"faults": [[2, "Referencen mangler."]]},
    )
    found: dict[str, object] = {
        "pk": run.pk,
        "kind": "csv",
        "line_id": run.lines.get().pk,
        "job_id": refused.pk,
        "contributor_id": payee.pk,
    }
    return [
        ("redaktion/udbetaling/", found),
        ("redaktion/loenformat/", {"pk": ExportMapper.objects.get().pk}),
    ]
