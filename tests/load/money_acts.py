"""What approvers, payers and contributors do at once with the same claims and runs; each may be killed."""

import hashlib
import os
import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import OperationalError, connection

from accounts.models import User
from peers import ceiling, claims, ledger, offers, payments
from peers.models import Claim, PaymentLine, PaymentRun

EXPECTED = (
    claims.ClaimRefused,
    payments.RunRefused,
    ledger.LedgerError,
    offers.Refused,
    ceiling.AboveCeiling,
)
"""What may be answered instead of yes; anything else is a fault of the school."""


class NothingToDo(Exception):
    """There is nothing of that kind at the moment."""


@dataclass(frozen=True)
class Desk:
    """Who works, and on which day is paid."""

    approvers: list[User]
    payers: list[User]
    pay_date: date


Did = tuple[str, int, str]
"""A word for what was acknowledged, the number of a claim or run, and what was said of it."""


def _claim(dice: random.Random, *states: str) -> Claim:
    rows = Claim.objects.filter(state__in=states).select_related("contributor__person", "engagement")
    return _one(dice, list(rows))


def _run(dice: random.Random, *states: str) -> PaymentRun:
    return _one(dice, list(PaymentRun.objects.filter(state__in=states)))


def _one(dice: random.Random, rows: list[Any]) -> Any:
    if not rows:
        raise NothingToDo
    return dice.choice(rows)


def send(dice: random.Random, _desk: Desk) -> list[Did]:
    row = _claim(dice, "ready", "returned")
    person = row.contributor.person
    assert person is not None
    return [("send", one.pk, "sent") for one in claims.send(claims=[row], by=person)]


def approve(dice: random.Random, desk: Desk) -> list[Did]:
    row = claims.approve(claim=_claim(dice, "sent"), by=dice.choice(desk.approvers))
    return [("approve", row.pk, "approved")]


def reverse(dice: random.Random, desk: Desk) -> list[Did]:
    row = claims.reverse(claim=_claim(dice, "approved"), reason="Forkert.", by=dice.choice(desk.approvers))
    return [("reverse", row.pk, "reversed")]


def again(dice: random.Random, _desk: Desk) -> list[Did]:
    row = _claim(dice, "reversed")
    work, person = row.engagement, row.contributor.person
    assert work is not None
    assert person is not None
    claims.again(engagement=work, by=person)
    return []


def freeze(dice: random.Random, desk: Desk) -> list[Did]:
    payer = dice.choice(desk.payers)
    drafts = list(PaymentRun.objects.filter(state="draft")[:3])
    run = dice.choice(drafts) if drafts and dice.random() < 0.5 else None
    run = run or payments.start(pay_date=desk.pay_date, by=payer)
    frozen = payments.freeze(run=run, by=payer)
    return [("freeze", line, "in_payment") for line in frozen.lines.values_list("claim", flat=True)]


def pay(dice: random.Random, desk: Desk) -> list[Did]:
    run = _run(dice, "frozen")
    lines = list(run.lines.filter(state="frozen"))
    some = lines if dice.random() < 0.6 else lines[: 1 + len(lines) // 2]
    payments.mark_paid(run=run, lines=some, by=dice.choice(desk.payers))
    return [("pay", line.claim_id, "paid") for line in some]


def reject(dice: random.Random, desk: Desk) -> list[Did]:
    run = _run(dice, "frozen")
    line = _one(dice, list(run.lines.filter(state="frozen")))
    payments.reject(run=run, lines=[line], reason="Ukendt nummer", by=dice.choice(desk.payers))
    return [("reject", line.claim_id, "approved")]


def reverse_line(dice: random.Random, desk: Desk) -> list[Did]:
    line = _one(dice, list(PaymentLine.objects.filter(state__in=["frozen", "paid"])))
    payments.reverse_line(line=line, reason="To gange", by=dice.choice(desk.payers))
    return []


def reverse_run(dice: random.Random, desk: Desk) -> list[Did]:
    payments.reverse_run(run=_run(dice, "settled"), reason="Forkert fil", by=dice.choice(desk.payers))
    return []


def cancel(dice: random.Random, desk: Desk) -> list[Did]:
    payments.cancel(run=_run(dice, "frozen"), by=dice.choice(desk.payers))
    return []


def export(dice: random.Random, _desk: Desk) -> list[Did]:
    run, kind = _run(dice, "frozen", "settled", "reversed"), dice.choice(["csv", "xlsx"])
    return [(kind, run.pk, hashlib.sha256(payments.export(run, kind)).hexdigest())]


ACTS: dict[Callable[[random.Random, Desk], list[Did]], int] = {
    send: 10,
    approve: 24,
    reverse: 4,
    again: 6,
    freeze: 14,
    pay: 14,
    reject: 6,
    reverse_line: 6,
    reverse_run: 1,
    cancel: 3,
    export: 12,
}


def work(seed: int, desk: Desk, until: float, path: Path) -> None:
    """Do one thing after another, and write down what was acknowledged, before the next is begun."""
    dice = random.Random(seed)
    try:
        with path.open("a", encoding="utf-8", buffering=1) as told:
            while time.monotonic() < until:
                told.writelines("\t".join(map(str, did)) + "\n" for did in _act(dice, desk))
    finally:
        connection.close()
        os._exit(0)


def _act(dice: random.Random, desk: Desk) -> list[Did]:
    (act,) = dice.choices(list(ACTS), weights=list(ACTS.values()))
    try:
        return [*act(dice, desk), ("done", 0, act.__name__)]
    except NothingToDo:
        return []
    except EXPECTED as refusal:
        return [("refused", 0, f"{act.__name__} {type(refusal).__name__}")]
    except OperationalError:
        if connection.is_usable():
            return [("error", 0, f"{act.__name__}: {traceback.format_exc(limit=-4)!r}")]
        # Cut off in the middle, as if killed: what was begun is undone, and nothing was acknowledged.
        connection.close()
        return [("cut", 0, act.__name__)]
    except Exception:  # noqa: BLE001 - whatever it is, it is told at the end
        return [("error", 0, f"{act.__name__}: {traceback.format_exc(limit=-4)!r}")]
