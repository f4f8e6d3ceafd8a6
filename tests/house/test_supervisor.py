"""Several processes as one: they end together, and a worker comes back."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[2] / "site"
RUN = """
import sys
from config.supervisor import Process, supervise
sys.exit(supervise({processes}, grace={grace}))
"""
# Says when it is up and when it was asked to end, and how often.
POLITE = """
import signal, sys, time
def end(*_):
    print("polite asked", flush=True)
    time.sleep(0.2)
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGINT, lambda *_: print("polite interrupted", flush=True))
print("polite up", flush=True)
while True: time.sleep(0.05)
"""
STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("stubborn up", os.getpid(), flush=True)
while True: time.sleep(0.05)
"""


def process(name: str, code: str, *, restarts: bool = False) -> str:
    return f"Process({name!r}, [sys.executable, '-c', {code!r}], restarts={restarts})"


@pytest.fixture
def supervise():
    """Return a function that supervises processes in a process of its own."""
    begun = []

    def begin(*processes: str, grace: float = 5) -> subprocess.Popen[str]:
        supervisor = subprocess.Popen(
            [sys.executable, "-c", RUN.format(processes=f"[{', '.join(processes)}]", grace=grace)],
            env=os.environ | {"PYTHONPATH": str(SITE)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        begun.append(supervisor)
        return supervisor

    yield begin
    for supervisor in begun:
        supervisor.kill()
        supervisor.communicate()


def heard(supervisor, *, until: str) -> str:
    """Return all lines up to and with the one that has `until` in it."""
    lines = ""
    while until not in lines:
        line = supervisor.stdout.readline()
        assert line, f"ended before it said {until!r}: {lines}"
        lines += line
    return lines


def test_a_signal_is_passed_on_once_and_waited_for(supervise):
    supervisor = supervise(process("web", POLITE), process("worker", POLITE, restarts=True))
    heard(supervisor, until="polite up")
    heard(supervisor, until="polite up")
    supervisor.send_signal(signal.SIGINT)
    rest, _ = supervisor.communicate(timeout=10)
    assert rest.count("polite asked") == 2
    assert "interrupted" not in rest
    assert supervisor.returncode == 0


def test_a_child_that_does_not_listen_is_killed_after_the_grace(supervise):
    supervisor = supervise(process("web", STUBBORN), grace=0.3)
    heard(supervisor, until="stubborn up")
    supervisor.terminate()
    supervisor.communicate(timeout=5)
    assert supervisor.returncode == 0


def test_a_second_signal_kills_at_once(supervise):
    supervisor = supervise(process("web", STUBBORN), grace=60)
    heard(supervisor, until="stubborn up")
    supervisor.terminate()
    time.sleep(0.5)
    supervisor.terminate()
    supervisor.communicate(timeout=5)


def test_the_first_process_that_fails_ends_all_with_its_code(supervise):
    supervisor = supervise(process("worker", POLITE, restarts=True), process("web", "raise SystemExit(7)"))
    supervisor.communicate(timeout=10)
    assert supervisor.returncode == 7


def test_a_process_killed_by_a_signal_is_told_as_a_shell_does(supervise):
    supervisor = supervise(process("web", "import os; os.abort()"))
    supervisor.communicate(timeout=10)
    assert supervisor.returncode == 128 + signal.SIGABRT


def test_a_worker_that_died_comes_back(supervise):
    supervisor = supervise(
        process("worker", "print('worker up', flush=True); raise SystemExit(3)", restarts=True)
    )
    said = heard(supervisor, until="started again") + heard(supervisor, until="worker up")
    assert "worker ended with 3" in said
    supervisor.terminate()
    supervisor.communicate(timeout=5)
    assert supervisor.returncode == 0


def test_a_program_that_is_not_there_ends_those_already_started(supervise):
    supervisor = supervise(process("worker", POLITE), "Process('web', ['/no/such/program'])")
    said, _ = supervisor.communicate(timeout=10)
    assert "/no/such/program" in said
    assert supervisor.returncode == 1


def test_children_of_a_killed_supervisor_end_with_it(supervise):
    supervisor = supervise(process("web", POLITE))
    heard(supervisor, until="polite up")
    supervisor.kill()
    # The pipe reaches its end only when the last process that could write to it has gone.
    assert "polite asked" in supervisor.communicate(timeout=10)[0]
