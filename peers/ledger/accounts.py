"""The accounts: found, or made when something is first booked on them."""

from collections.abc import Iterable

from django.db import connection

from peers.models import Account, Budget, Contributor
from peers.states import AccountKind, Activity

_MAKE = """
INSERT INTO peers_account (kind, contributor_id, activity)
SELECT %s, contributor, '' FROM unnest(%s::bigint[]) AS contributor
ON CONFLICT DO NOTHING
"""


def expense(budget: Budget, activity: str) -> Account:
    """Return the account of what a budget spends on an activity."""
    return _account(kind=AccountKind.EXPENSE, budget=budget, activity=activity)


def reimbursement(budget: Budget) -> Account:
    """Return the account of the costs that a budget pays back."""
    return _account(kind=AccountKind.REIMBURSEMENT, budget=budget, activity=Activity.COST)


def owed(contributor: Contributor) -> Account:
    """Return the account of what the school owes a contributor."""
    return _account(kind=AccountKind.OWED, contributor=contributor)


def in_payment(contributor: Contributor) -> Account:
    """Return the account of what stands in a payment run and payroll has not answered yet."""
    return _account(kind=AccountKind.IN_PAYMENT, contributor=contributor)


def paid(contributor: Contributor) -> Account:
    """Return the account of what a contributor has got."""
    return _account(kind=AccountKind.PAID, contributor=contributor)


def of_contributors(kind: str, contributors: Iterable[int]) -> dict[int, Account]:
    """Return the accounts of that kind by number of the contributor, in two questions however many."""
    # In one order, so that two who make the same accounts wait for each other and never both.
    numbers = sorted(set(contributors))
    with connection.cursor() as cursor:
        cursor.execute(_MAKE, [kind, numbers])
    found = Account.objects.filter(kind=kind, contributor__in=numbers)
    return {account.contributor_id: account for account in found if account.contributor_id is not None}


def _account(
    *, kind: str, contributor: Contributor | None = None, budget: Budget | None = None, activity: str = ""
) -> Account:
    return Account.objects.get_or_create(
        kind=kind, contributor=contributor, budget=budget, activity=activity
    )[0]
