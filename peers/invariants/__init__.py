"""The facts about honorarium that must always hold, counted anew without trusting what holds them.

Every amount is added up from its rows; the triggers and constraints of the database are among what is
checked; the modules below name what each of them finds.
"""

from collections.abc import Callable, Iterator

from django.db import connection, transaction

from peers import ledger
from peers.invariants import guards, of_budgets, of_ceiling, of_claims, of_payments, of_work

__all__ = ["CHECKS", "faults"]

CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    of_claims.faults,
    of_payments.faults,
    of_work.faults,
    of_budgets.faults,
    of_ceiling.faults,
    guards.faults,
)


def faults() -> list[str]:
    """Return everything that is not as it must be, in words for whoever looks after the site."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first:
            # One view of all tables, though somebody approves and pays meanwhile.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return [*(fault for check in CHECKS for fault in check()), *ledger.verify()]
