"""One entry in the ledger, so that every address of it leads somewhere."""

from django.utils import timezone
from moneyed import Money

from peers import ledger
from peers.models import Budget, Contributor, Project
from peers.states import Activity


def booked_for(contributor: Contributor) -> list[tuple[str, dict[str, object]]]:
    """Book something that the contributor is owed; return what parameters stand for below each address."""
    today = timezone.localdate()
    project = Project.objects.create(name="Skolens regnskab", code="90210")
    budget = Budget.objects.create(project=project, year=today.year, granted=Money(1000, "DKK"))
    owed, amount = ledger.owed(contributor), Money(250, "DKK")
    entry = ledger.post(
        reference="skolen:1",
        date=today,
        text="Oplæg",
        lines=[
            ledger.Line(ledger.expense(budget, Activity.SPEAKING), amount),
            ledger.Line(owed, -amount),
        ],
        by=None,
    )
    found: dict[str, dict[str, object]] = {
        "konti/": {"kind": "owed"},
        "konto/": {"pk": owed.pk},
        "postering/": {"pk": entry.pk},
        "bidragyder/": {"pk": contributor.pk},
        "budget/": {"pk": budget.pk},
    }
    return [(f"redaktion/regnskab/{start}", values) for start, values in found.items()]
