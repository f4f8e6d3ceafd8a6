"""The worker as a process: told to stop, and killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from config.models import ScheduledJob
from config.worker import bring_back
from enrolment import seats
from tests.factories import make_person, make_run
from tests.worker.slow_task import write_slowly

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db(transaction=True)


def worker(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a worker on the database of this test."""
    place = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), "worker", *arguments],
        env=os.environ | {"DATABASE_URL": urlunsplit(place)},
        stdout=subprocess.DEVNULL,
    )


def wait_for(condition, seconds=30.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def status():
    return DBTaskResult.objects.get(task_path__contains="write_slowly").status


def test_a_worker_that_is_killed_loses_nothing(tmp_path):
    trace = tmp_path / "trace"
    write_slowly.enqueue(str(trace), 60)
    first = worker()
    try:
        wait_for(lambda: status() == "RUNNING" and trace.exists())
        assert bring_back() == 0  # it lives
    finally:
        first.kill()
        first.wait()
    time.sleep(2.1)
    second = worker("--batch")
    assert second.wait(60) == 0
    wait_for(lambda: status() == "SUCCESSFUL")
    assert trace.read_text().split() == ["began", "began", "done"]


def test_a_worker_that_is_told_to_stop_finishes_what_it_does(tmp_path):
    trace = tmp_path / "trace"
    write_slowly.enqueue(str(trace), 1)
    process = worker()
    wait_for(lambda: status() == "RUNNING" and trace.exists())
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert status() == "SUCCESSFUL"


def test_a_worker_sends_mail_ends_holds_and_keeps_the_schedule():
    alma = make_person("Alma")
    seats.enrol(person=alma, run=make_run(), by=alma)
    process = worker("--batch")
    assert process.wait(60) == 0
    assert alma.notices.get().state == "sent"
    assert ScheduledJob.objects.filter(name="sweep_seats", done_at__isnull=False).exists()
    assert ScheduledJob.objects.get(name="forget_needs").done_at is None


def test_a_task_that_three_workers_died_of_is_given_up():
    write_slowly.enqueue("/nowhere", 0)
    task = DBTaskResult.objects.get(task_path__contains="write_slowly")
    for number in (1, 2, 3):
        task.claim(f"dead {number}")
        DBTaskResult.objects.update(started_at="2020-01-01T00:00:00Z")
        assert bring_back() == 1
        task.refresh_from_db()
        assert task.status == ("FAILED" if number == 3 else "READY")
