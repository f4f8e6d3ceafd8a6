"""Fifty connections do what comes to mind on shared classes, and the worker is killed in the middle of it.

At the end: nothing sold twice, no guaranteed seat given away, nobody overtaken, every answer that was given
is kept, and every mail came once. ``LOAD_SECONDS=30`` makes the day as long as the mark asks for.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from accounts.models import User
from enrolment import invariants, seats
from enrolment.models import Enrolment, EnrolmentSettings, Move, Notice
from enrolment.seats import ShareWish
from enrolment.states import TAKEN
from tests.factories import make_course, make_people, make_person, make_run
from tests.load.acts import Place
from tests.load.crowd import Crowd
from tests.load.mail_server import listening
from tests.load.replay import Replay, logs_with_faults

ROOT = Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("LOAD_SECONDS", "5"))
PAUSE = float(os.environ.get("LOAD_PAUSE", "0.7"))
CLASSES, PEOPLE = 4, 90
ON_THE_WIRE = 2.0
"""Seconds before the worker was killed in which a mail may have been sent without its being noted."""

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def working(port):
    """Run a worker on the database of this test, whose mails go to that port; yield how to kill it."""
    place = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port), "EMAIL_TLS": "0"}
    environment = os.environ | mail | {"DATABASE_URL": urlunsplit(place)}

    def start():
        command = [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), "worker"]
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)

    processes = [start()]

    def kill():
        processes[-1].send_signal(signal.SIGKILL)
        processes[-1].wait(10)
        processes.append(start())
        return time.monotonic()

    try:
        yield kill
    finally:
        processes[-1].terminate()
        processes[-1].wait(30)


def prepare():
    """Make classes of one course, shared in different ways, and people, some of whom are called instead."""
    EnrolmentSettings.objects.update_or_create(defaults={"courses_per_term": 0, "offer_hours": 48})
    course, (dina,) = make_course(), make_people(1)
    runs = [make_run(capacity=12, course=course) for _number in range(CLASSES)]
    for number, run in enumerate(runs):
        seats.change_rules(
            run=run,
            by=dina,
            companions="seat" if number % 2 else "welcome",
            first_timers_first=number == 0,
            staff_per_citizen=Decimal(1) if number > 1 else None,
            shares=[
                ShareWish(group="citizen", guaranteed=4, maximum=None, release_at=None),
                ShareWish(group="staff", guaranteed=0, maximum=5, release_at=None),
            ],
        )
    people = [*make_people(PEOPLE // 2), *(make_person(email=None) for _ in range(PEOPLE - PEOPLE // 2))]
    return Place(runs, people, dina)


def wait_until_busy(mails):
    """Wait for the worker to be in the middle of the mails, if it is not done with them by then."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if mails.received and Notice.objects.filter(state="queued", channel="email").exists():
            return
        time.sleep(0.01)


def wait_until_told():
    """Wait for the worker to have sent what there is to send."""
    end = time.monotonic() + 30 + 4 * SECONDS
    while Notice.objects.filter(state="queued").exists():
        assert time.monotonic() < end, f"{Notice.objects.filter(state='queued').count()} notices wait"
        time.sleep(0.1)


def test_a_busy_day(capsys):
    place = prepare()
    with listening(seconds_per_mail=0.01) as mails, working(mails.port) as kill:
        crowd = Crowd(place, seconds=SECONDS, pause=PAUSE)
        time.sleep(SECONDS / 2)
        wait_until_busy(mails)
        killed_at = kill()
        record = crowd.join()
        wait_until_told()
    seats.sweep()
    assert record.errors == []
    assert len(record.acknowledged) > 5 * SECONDS
    nothing_is_sold_twice(place)
    replays = nothing_is_given_away(place)
    what_was_acknowledged_is_there(record)
    every_mail_came_once(mails, killed_at)
    assert invariants.faults() == []
    with capsys.disabled():
        tell(record, replays, mails)


def nothing_is_sold_twice(place):
    for run in place.runs:
        taken = Enrolment.objects.filter(run=run, state__in=sorted(TAKEN)).values_list("seats", flat=True)
        run.seats.refresh_from_db()
        assert sum(taken) == run.seats.taken <= run.seats.capacity


def nothing_is_given_away(place):
    replays = [Replay(run) for run in place.runs]
    assert [fault for replay in replays for fault in replay.faults] == [], logs_with_faults(replays)
    assert sum(replay.given for replay in replays) > 0
    return replays


def what_was_acknowledged_is_there(record):
    """Whatever was answered to somebody is a line of the log."""
    logged = set(Move.objects.values_list("enrolment", "target"))
    missing = [said for said in record.acknowledged if (said.enrolment, said.state) not in logged]
    assert missing == []
    paused = set(Move.objects.filter(transition="pause").values_list("enrolment", flat=True))
    asked = {
        said.enrolment for said in record.acknowledged if said.act == "pause" and said.state == "waiting"
    }
    assert asked <= paused


def every_mail_came_once(mails, killed_at):
    sent = {
        str(pk) for pk in Notice.objects.filter(state="sent", channel="email").values_list("pk", flat=True)
    }
    came = Counter(mail.message_id for mail in mails.received)
    assert set(came) == sent
    assert Notice.objects.exclude(state__in=("sent", "to_call")).count() == 0
    twice = [name for name, times in came.items() if times > 1]
    first = [next(mail.at for mail in mails.received if mail.message_id == name) for name in twice]
    assert len(twice) <= 1
    assert all(killed_at - ON_THE_WIRE < at <= killed_at for at in first)


def tell(record, replays, mails):
    """Say what the day was like, when somebody asked for a long one."""
    if "LOAD_SECONDS" not in os.environ:
        return
    spent = sorted(record.seconds)
    print(
        f"\n{len(record.seconds)} operations of 50 connections in {SECONDS:.0f} s"
        f" ({len(record.seconds) / SECONDS:.0f}/s, p50 {spent[len(spent) // 2] * 1000:.0f} ms,"
        f" p99 {spent[int(len(spent) * 0.99)] * 1000:.0f} ms), {record.refused} refused;"
        f" {Move.objects.count()} moves, {sum(replay.given for replay in replays)} seats given and judged;"
        f" {len(mails.received)} mails, {User.objects.count()} people"
    )
