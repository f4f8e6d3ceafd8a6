"""The same posts and balances in django-hordak; runs in an environment of its own, knowing nothing of us."""

import json
import os
import statistics
import sys
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

POSTS, MANY, ACCOUNTS, ROUNDS = 600, 1_000_000, 200, 30


def main() -> None:
    """Print posts per second and the time of a balance in ms, as JSON."""
    configure(os.environ["DATABASE_URL"])
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.apps import apps
    from django.db import transaction
    from moneyed import Money

    accounts: Any = apps.get_app_config("hordak").get_model("Account")._default_manager
    spent = accounts.create(name="Expense", code="1", type="EX", currencies=["DKK"])
    owed = [
        accounts.create(name=f"Owed {n}", code=str(n + 2), type="LI", currencies=["DKK"])
        for n in range(ACCOUNTS)
    ]
    began = time.perf_counter()
    for number in range(POSTS):
        with transaction.atomic():
            owed[number % ACCOUNTS].transfer_to(spent, Money(100 + number % 900, "DKK"), description="x")
    rate = POSTS / (time.perf_counter() - began)
    found = {"singles": rate}
    for name, (first, last) in {"few": (1, 5_000), "many": (5_001, MANY // 2)}.items():
        fill(spent, owed, first, last)
        found[name] = p50(owed[0].get_balance)
    json.dump(found, sys.stdout)


def configure(address: str) -> None:
    """Set Django up with hordak alone."""
    import django
    from django.conf import settings

    url = urlsplit(address)
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "hordak"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": url.path[1:],
                "USER": url.username or "",
                "PASSWORD": url.password or "",
                "HOST": url.hostname or parse_qs(url.query).get("host", [""])[0],
                "PORT": str(url.port or ""),
            }
        },
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DEFAULT_CURRENCY="DKK",
        HORDAK_INTERNAL_CURRENCY="DKK",
    )
    django.setup()


FILL = """
WITH made AS (
    INSERT INTO hordak_transaction (uuid, timestamp, date, description)
    SELECT gen_random_uuid(), now(), current_date - n %% 1095, n::text
    FROM generate_series(%s, %s) AS n
    RETURNING id, description::int AS n
)
INSERT INTO hordak_leg (uuid, transaction_id, account_id, description, credit, debit, currency)
SELECT gen_random_uuid(), id, CASE WHEN side = 1 THEN %s
    WHEN n %% 50 = 0 THEN (%s::bigint[])[1] ELSE (%s::bigint[])[2 + n %% 199] END, '',
    CASE WHEN side = -1 THEN n %% 900 + 100 END, CASE WHEN side = 1 THEN n %% 900 + 100 END, 'DKK'
FROM made, unnest(ARRAY[1, -1]) AS side
"""


def fill(spent, owed, first: int, last: int) -> None:
    """Write what we write into our own ledger, with the triggers off."""
    from django.db import connection

    numbers = [account.pk for account in owed]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(FILL, [first, last, spent.pk, numbers, numbers])
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE hordak_leg")
        cursor.execute("VACUUM ANALYZE hordak_transaction")


def p50(question) -> float:
    """Return the median of some rounds in ms, after a first one that is not counted."""
    question()
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        question()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
