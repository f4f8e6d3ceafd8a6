"""(g) Entries posted per second; balances among 10,000 and 1,000,000 postings, closed and not."""

import datetime as dt
import json
import statistics
import sys
import time
from typing import Any

SINGLES, IN_A_RUN, MANY = 1_500, 10_000, 1_000_000
CONTRIBUTORS, MONTHS = 200, 36
ROUNDS = 60

# Every fiftieth entry is of the first contributor: 10,000 postings among a million.
FILL = """
WITH made AS (
    INSERT INTO peers_entry (reference, date, text, at, written_in)
    SELECT 'bench:' || n, %(first)s::date + (n %% %(days)s), '', now(), 0
    FROM generate_series(%(from)s, %(to)s) AS n
    RETURNING id, date, split_part(reference, ':', 2)::int AS n
)
INSERT INTO peers_posting (entry_id, account_id, date, amount, amount_currency)
SELECT id, CASE WHEN side = 1 THEN (%(expense)s::bigint[])[1 + n %% 20]
    WHEN n %% 50 = 0 THEN (%(owed)s::bigint[])[1]
    ELSE (%(owed)s::bigint[])[2 + n %% %(others)s] END, date, side * (n %% 900 + 100), 'DKK'
FROM made, unnest(ARRAY[1, -1]) AS side
"""


def main() -> None:
    """Print the figures as JSON (run in a process of its own, with the site's environment)."""
    import django

    django.setup()
    books = prepare()
    found: dict[str, Any] = {"singles": singles(books), "run": run(books)}
    fill(books, 1, 5_000)
    found["few"] = asked(books)
    fill(books, 5_001, MANY // 2)
    found["many"] = asked(books)
    found["closing"] = close()
    found["closed"] = asked(books)
    json.dump(found, sys.stdout)


def prepare():
    """Open what is closed, and make budgets' accounts, contributors and theirs."""
    from types import SimpleNamespace

    from django.db import connection
    from moneyed import Money

    from peers import ledger
    from peers.models import Basis, Budget, Contributor, Project
    from peers.states import Activity

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM peers_closing")
        cursor.execute("DELETE FROM peers_period")
        cursor.execute("SET session_replication_role = DEFAULT")
    stamp = time.time_ns()
    owed = [
        ledger.owed(Contributor.objects.create(public_name=f"Bench {number}", basis=Basis.LIVED))
        for number in range(CONTRIBUTORS)
    ]
    expense = []
    for number in range(20):
        project = Project.objects.create(name=f"Bench {number}", code=f"{stamp}{number}"[-12:])
        budget = Budget.objects.create(project=project, year=2026, granted=Money(1, "DKK"))
        expense.append(ledger.expense(budget, Activity.TEACHING))
    return SimpleNamespace(owed=owed, expense=expense, stamp=stamp)


def singles(books) -> float:
    """Post one entry after the other, each in a transaction of its own; return entries per second."""
    from django.utils import timezone

    from peers import ledger

    today = timezone.localdate()
    began = time.perf_counter()
    for number in range(SINGLES):
        lines = lines_of(books, number)
        ledger.post(reference=f"one:{books.stamp}:{number}", date=today, text="Oplæg", lines=lines, by=None)
    return SINGLES / (time.perf_counter() - began)


def run(books) -> float:
    """Post the 10,000 entries of a payment run at once; return entries per second."""
    from django.utils import timezone

    from peers import ledger

    today = timezone.localdate()
    began = time.perf_counter()
    ledger.post_many(
        (
            ledger.NewEntry(f"run:{books.stamp}:{number}", today, "Oplæg", lines_of(books, number))
            for number in range(IN_A_RUN)
        ),
        by=None,
    )
    return IN_A_RUN / (time.perf_counter() - began)


def lines_of(books, number):
    """Two lines of some amount."""
    from moneyed import Money

    from peers.ledger import Line

    amount = Money(100 + number % 900, "DKK")
    return (
        Line(books.expense[number % len(books.expense)], amount),
        Line(books.owed[number % len(books.owed)], -amount),
    )


def fill(books, first: int, last: int) -> None:
    """Write entries with the triggers off: that they hold is not what is measured."""
    from django.db import connection
    from django.utils import timezone

    until = timezone.localdate()
    days = 365 * MONTHS // 12
    values: dict[str, Any] = {
        "from": first,
        "to": last,
        "first": until - dt.timedelta(days=days - 1),
        "days": days,
        "others": CONTRIBUTORS - 1,
        "expense": [account.pk for account in books.expense],
        "owed": [account.pk for account in books.owed],
    }
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(FILL, values)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE peers_posting")
        cursor.execute("VACUUM ANALYZE peers_entry")


def asked(books) -> dict[str, float]:
    """Return how long a balance and the trial balance take, in ms, and how many postings there are."""
    from peers import ledger
    from peers.models import Posting

    return {
        "postings": Posting.objects.count(),
        "of_one": Posting.objects.filter(account=books.owed[0]).count(),
        "balance": p50(lambda: ledger.balance(books.owed[0]), ROUNDS),
        "trial": p50(ledger.trial_balance, 5),
    }


def p50(question, rounds: int) -> float:
    """Return the median of some rounds in ms, after a first one that is not counted."""
    question()
    spent = []
    for _ in range(rounds):
        began = time.perf_counter()
        question()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def close() -> float:
    """Close every month that is over; return the seconds that one takes."""
    from peers import ledger

    began, months = time.perf_counter(), 0
    while (month := ledger.next_to_close()) is not None:
        ledger.close(month=month, by=None)
        months += 1
    return (time.perf_counter() - began) / months


if __name__ == "__main__":
    main()
