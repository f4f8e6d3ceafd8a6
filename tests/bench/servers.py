"""The production server, started on a free port for one measurement, and load on it from outside."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONNECTIONS = 8
WORKERS = 2
READY_WITHIN = 40


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk saw: requests per second, milliseconds at the 50th and 99th of a hundred, failures."""

    rate: float
    p50: float
    p99: float
    failed: int


def environment(database: str, **more: str) -> dict[str, str]:
    """Return the environment of a process of the site in its demo settings."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    return {
        **os.environ,
        "DATABASE_URL": database,
        "SAMSKOLE_ENV": "demo",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": path,
        **more,
    }


def run(module: str, env: dict[str, str], *arguments: str) -> str:
    """Run a module of the bench in a process of its own; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


@contextmanager
def serving(application: str, env: dict[str, str]) -> Iterator[str]:
    """Yield the address of the production server with two workers."""
    port = _free_port()
    server = subprocess.Popen(
        [
            *[sys.executable, "-m", "granian", "--interface", "wsgi", application],
            *["--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS)],
            *["--blocking-threads", "4", "--no-ws", "--log-level", "error"],
        ],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def load(address: str, seconds: int = 6) -> Load:
    """Send requests over eight connections for some seconds (after a second to warm up)."""
    _wrk(address, 2)
    said = _wrk(address, seconds)
    rate = float(_find(r"Requests/sec:\s+([\d.]+)", said))
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return Load(rate, _milliseconds(said, "50"), _milliseconds(said, "99"), int(failed[1]) if failed else 0)


def fetch(address: str, accept: str = "br, gzip") -> tuple[bytes, str]:
    """Return the body as it came over the wire, and its content encoding."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": accept})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read(), answer.headers.get("Content-Encoding", "")


def _wrk(address: str, seconds: int) -> str:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "20s", address]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _milliseconds(said: str, percent: str) -> float:
    number, unit = _match(rf"\s{percent}%\s+([\d.]+)(us|ms|s)", said).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def _find(pattern: str, said: str) -> str:
    return _match(pattern, said)[1]


def _match(pattern: str, said: str) -> re.Match[str]:
    found = re.search(pattern, said)
    assert found is not None, said
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port: int, server: subprocess.Popen) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        if server.poll() is not None:
            raise SystemExit("The server did not start.")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not answer in time.")
