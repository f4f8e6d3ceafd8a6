"""Sixteen connections approve, pay, reverse and export the same claims at once, and some are killed.

At the end: nothing is paid twice, no line is lost, every answer that was given is kept, and every file is as
it was taken first. ``LOAD_SECONDS=30`` makes the day as long as the mark asks for.
"""

import gc
import hashlib
import multiprocessing
import os
import random
import time
from collections import Counter
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import connection, connections
from django.db.models import Sum
from wagtail.models import ModelLogEntry

from peers import claims, invariants, ledger, payments
from peers.ledger import posting
from peers.models import Claim, Contributor, Entry, PaymentLine, PaymentRun, Posting
from tests.factories import make_people
from tests.load.actors import all_at_once
from tests.load.money_acts import Desk, work
from tests.load.slow_days import no_locks
from tests.peers.claims import made
from tests.peers.payments.runs_of_school import make_payee, pay_date

SECONDS = float(os.environ.get("LOAD_SECONDS", "5"))
CONNECTIONS, PAYEES, EACH, KILLED = 16, 4, 5, 6

pytestmark = pytest.mark.django_db(transaction=True)


def prepare():
    """Make claims that wait for approval, or have it, of a few people."""
    *staff, dina = make_people(6)
    for _payee in range(PAYEES):
        payee = make_payee()
        for number in range(EACH):
            make = partial(made.approved, by=dina) if number % 2 else made.sent
            make(payee)
    return Desk(approvers=[dina, *staff[:2]], payers=staff[2:], pay_date=pay_date())


class Crowd:
    """Processes with a connection each; whoever is killed is replaced."""

    def __init__(self, desk, folder):
        connections.close_all()  # a connection must not be shared with the processes that follow
        # Nor may a process clear away what is not its own: what earlier tests left may hold connections.
        gc.collect()
        gc.freeze()
        self.desk, self.folder, self.until = desk, folder, time.monotonic() + SECONDS
        self.seeds, self.dice = iter(range(1000)), random.Random(1)
        self.fork = multiprocessing.get_context("fork")
        self.processes = [self._start() for _one in range(CONNECTIONS)]

    def _start(self):
        seed = next(self.seeds)
        args = (seed, self.desk, self.until, self.folder / f"{seed}.told")
        process = self.fork.Process(target=work, args=args)
        process.start()
        return process

    def kill_some(self):
        """Kill one after the other in the middle of whatever they do."""
        for _one in range(KILLED):
            time.sleep(SECONDS / (KILLED + 2))
            place = self.dice.randrange(CONNECTIONS)
            self.processes[place].kill()
            self.processes[place].join(10)
            self.processes[place] = self._start()

    def join(self):
        """Wait until all are done, and return what was acknowledged."""
        for process in self.processes:
            process.join(60)
        gc.unfreeze()
        lines = [line for path in self.folder.glob("*.told") for line in path.read_text().splitlines(True)]
        # Of somebody who was killed the last line may be half a line.
        return [tuple(line.rstrip("\n").split("\t")) for line in lines if line.endswith("\n")]


def test_sixteen_at_once(tmp_path, capsys):
    crowd = Crowd(prepare(), tmp_path)
    crowd.kill_some()
    told = crowd.join()
    assert [what for kind, _pk, what in told if kind == "error"] == []
    done = Counter(what for kind, _pk, what in told if kind == "done")
    assert {"approve", "freeze", "pay", "export"} <= set(done), done
    nothing_is_paid_twice()
    no_line_is_lost(told)
    every_file_is_as_it_was(told)
    assert invariants.faults() == []
    with capsys.disabled():
        if "LOAD_SECONDS" in os.environ:
            refused = sum(kind == "refused" for kind, _pk, _what in told)
            print(f"\n{done.total()} done, {refused} refused, {Entry.objects.count()} entries; {dict(done)}")


def nothing_is_paid_twice():
    """Each claim has one payment at most, and all of them are what stands as paid."""
    paid = Entry.objects.filter(reference__regex=r"^claim:\d+:paid:\d+$").values_list("reference", flat=True)
    assert max(Counter(reference.split(":")[1] for reference in paid).values(), default=0) <= 1
    claimed = Claim.objects.filter(state="paid").aggregate(sum=Sum("amount"))["sum"] or 0
    assert paid_out() == claimed
    lines = PaymentLine.objects.filter(state__in=["frozen", "paid"]).values_list("claim", flat=True)
    assert max(Counter(lines).values(), default=0) <= 1


def paid_out():
    """Return what the accounts of what was paid come to."""
    found = Posting.objects.filter(account__kind="paid").aggregate(sum=Sum("amount"))["sum"]
    return -(found or 0)


def no_line_is_lost(told):
    """Whatever was answered to somebody stands in the history of the claim, for each time it was answered."""
    said = Counter((int(pk), kind) for kind, pk, _what in told if kind in {"approve", "pay", "reverse"})
    history = ModelLogEntry.objects.filter(action__startswith="peers.claim_")
    kept = Counter(
        (int(pk), action.removeprefix("peers.claim_"))
        for pk, action in history.values_list("object_id", "action")
    )
    assert said - kept == Counter()
    assert sum(said.values()) > 0


def every_file_is_as_it_was(told):
    taken = {(kind, int(pk), mark) for kind, pk, mark in told if kind in {"csv", "xlsx"}}
    assert taken
    assert len({(kind, pk) for kind, pk, _mark in taken}) == len(taken)
    for kind, pk, mark in taken:
        again = payments.export(PaymentRun.objects.get(pk=pk), kind)
        assert hashlib.sha256(again).hexdigest() == mark


# -- The control: what the guards are for ---------------------------------------------------------

SLOW = """
    CREATE FUNCTION slow_day() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
    CREATE TRIGGER a_slow_day BEFORE INSERT ON peers_paymentline
      FOR EACH STATEMENT EXECUTE FUNCTION slow_day();
    CREATE TRIGGER a_slow_day BEFORE UPDATE OF state ON peers_claim
      FOR EACH STATEMENT EXECUTE FUNCTION slow_day();
"""
BARE = """
    ALTER TABLE peers_claim DISABLE TRIGGER USER;
    ALTER TABLE peers_paymentline DISABLE TRIGGER USER;
    ALTER TABLE peers_paymentrun DISABLE TRIGGER USER;
    ALTER TABLE peers_claim ENABLE TRIGGER a_slow_day;
    ALTER TABLE peers_paymentline ENABLE TRIGGER a_slow_day;
    DROP INDEX peers_claim_in_one_run;
    ALTER TABLE peers_entry DROP CONSTRAINT peers_entry_reference_key;
"""


def run_sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def slow_days(*, bare, monkeypatch):
    """Let all look before anybody writes, and lock nothing; `bare`: without what the database refuses too."""
    run_sql(SLOW)
    if bare:
        run_sql(BARE)
        monkeypatch.setattr(
            posting, "_WRITE", posting._WRITE.replace("ON CONFLICT (reference) DO NOTHING", "")
        )
    with no_locks():
        yield


@pytest.fixture
def school():
    """Four approved claims of 500, and another that waits; who approves, and who pays."""
    dina, frede = make_people(2)
    payee = make_payee()
    for _claim in range(4):
        made.approved(payee, by=dina)
    return dina, frede, made.sent(payee)


def approve_and_pay(school):
    """Let eight approve the same claim, and then eight pay the same in runs of their own, at one moment."""
    dina, frede, claim = school
    all_at_once([partial(claims.approve, claim=claim, by=dina)] * 8)
    runs = [payments.start(pay_date=pay_date(), by=frede) for _run in range(8)]
    all_at_once([partial(payments.freeze, run=run, by=frede) for run in runs])
    all_at_once([partial(payments.mark_paid, run=run, by=frede) for run in runs])


def test_without_the_guards_the_same_work_is_paid_more_than_once(school, monkeypatch):
    with slow_days(bare=True, monkeypatch=monkeypatch):
        approve_and_pay(school)
    owed = Entry.objects.filter(reference=f"claim:{school[2].pk}:approved").count()
    assert owed > 1
    assert paid_out() > 5 * 500
    assert any("was paid" in fault for fault in invariants.faults())


def test_with_them_it_is_paid_once_though_no_code_locks(school, monkeypatch):
    with slow_days(bare=False, monkeypatch=monkeypatch):
        approve_and_pay(school)
    assert Entry.objects.filter(reference=f"claim:{school[2].pk}:approved").count() == 1
    nothing_is_paid_twice()
    assert [fault for fault in invariants.faults() if "trigger" not in fault] == []


def test_with_locks_too_everybody_is_told_why_not(school):
    approve_and_pay(school)
    nothing_is_paid_twice()
    assert paid_out() == 5 * 500
    payee = Contributor.objects.get()
    assert ledger.amount_of(ledger.owed(payee)).amount == 0
    assert invariants.faults() == []
