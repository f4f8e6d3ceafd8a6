"""One payment run of many claims, from what is approved to what is paid; prints seconds and memory as JSON.

Memory is the peak of the process: first in a run of 1,000 claims, then in one of ``count``.
"""

import csv
import io
import json
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from accounts.models import User  # noqa: E402 - Django first
from peers import payments  # noqa: E402 - Django first
from peers.models import PaymentRun  # noqa: E402 - Django first
from peers.money import digits  # noqa: E402 - Django first
from peers.payments.columns import reference  # noqa: E402 - Django first
from tests.factories import make_person  # noqa: E402 - Django first
from tests.peers.payments.runs_of_school import make_many, pay_date  # noqa: E402 - Django first

FEW, PEOPLE = 1000, 500


def main(count: int) -> None:
    """Measure and print."""
    approver, payer = make_person("Godkender"), make_person("Udbetaler")
    _go(FEW, approver, payer)
    few = _peak()
    spent = _go(count, approver, payer)
    many = _peak()
    print(json.dumps({**spent, "total": sum(spent.values()), "few_mb": few, "many_mb": many}))


def _go(count: int, approver: User, payer: User) -> dict[str, float]:
    make_many(count, people=PEOPLE, by=approver)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # The peak begins anew.
    run = payments.start(pay_date=pay_date() + timedelta(days=1), by=payer)
    spent: dict[str, float] = {}
    began = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal began
        spent[name], began = time.perf_counter() - began, time.perf_counter()

    picked = payments.pick(run, payer)
    assert picked.count >= count  # The demo's own come with them.
    lap("picked")
    payments.freeze(run=run, by=payer, shown=(picked.count, picked.total.amount))
    del picked
    lap("frozen")
    payments.export(run, "csv", by=payer)
    payments.export(run, "xlsx", by=payer)
    lap("exported")
    file = _answer(run)
    began = time.perf_counter()
    payments.answer(run=run, file=file, name="svar.csv", by=payer)
    lap("paid")
    run.refresh_from_db()
    assert run.state == "settled"
    return spent


def _answer(run: PaymentRun) -> bytes:
    out = io.StringIO()
    lines = run.lines.order_by("position")
    rows = ([reference(run, one.position), digits(one.amount.amount), "Betalt"] for one in lines)
    csv.writer(out, delimiter=";").writerows([["Reference", "Beløb", "Status"], *rows])
    return out.getvalue().encode()


def _peak() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
