"""The figures of the ledger, and of django-hordak on the same PostgreSQL, where it can be installed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.bench.figures import Figure, at_most
from tests.bench.servers import ROOT, environment, run

HORDAK = ROOT / "var" / "bench-hordak-venv"
HORDAK_NEEDS = ("django-hordak==2.0.0", "psycopg[binary]>=3.3")
BALANCE_MARK = 10  # ms


def measure(address: str) -> list[Figure]:
    """Measure in the database at this address, which is good for nothing else afterwards."""
    print("keeping the ledger …", flush=True)
    found = json.loads(run("tests.bench.ledger_work", environment(address)))
    figures = [
        Figure("entries posted, one by one", found["singles"], "entries/s"),
        Figure("entries posted, payment run of 10,000", found["run"], "entries/s"),
        Figure("closing a month, 1,000,000 postings", found["closing"], "s"),
    ]
    for name, words in (("few", ""), ("many", ", no month closed"), ("closed", ", months closed")):
        one = found[name]
        among = f"{one['of_one']:,} of {round(one['postings'], -4):,} postings{words}"
        if name == "closed":
            figures.append(at_most(f"balance, {among}", one["balance"], "ms", BALANCE_MARK))
        else:
            figures.append(Figure(f"balance, {among}", one["balance"], "ms"))
        figures.append(Figure(f"trial balance, {round(one['postings'], -4):,}{words}", one["trial"], "ms"))
    return figures + _beside_hordak(address, found)


def _beside_hordak(address: str, ours: dict) -> list[Figure]:
    """Measure django-hordak; say so and leave it out where it cannot be had."""
    print("keeping it in django-hordak …", flush=True)
    python = _installed()
    if python is None:
        print("django-hordak cannot be installed here: its lines are left out.")
        return []
    database = _empty(address, "bench_hordak")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "PYTHON"))}
    done = subprocess.run(
        [python, ROOT / "tests" / "bench" / "hordak_work.py"],
        env={**plain, "DATABASE_URL": database},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    theirs = json.loads(done.stdout)
    return [
        Figure("django-hordak: entries posted, one by one", theirs["singles"], "entries/s"),
        Figure("ours, times as many", ours["singles"] / theirs["singles"], "×"),
        Figure("django-hordak: balance, 10,000 of 1,000,000", theirs["many"], "ms"),
        Figure("ours, times as fast, no month closed", theirs["many"] / ours["many"]["balance"], "×"),
        Figure("ours, times as fast, months closed", theirs["many"] / ours["closed"]["balance"], "×"),
    ]


def _installed() -> Path | None:
    """Return the Python that has django-hordak, installed from where the machine gets its packages."""
    python = HORDAK / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", HORDAK], check=True, capture_output=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *HORDAK_NEEDS]
        subprocess.run(install, check=True, capture_output=True, timeout=120)
    except (subprocess.SubprocessError, OSError):
        return None
    return python


def _empty(address: str, name: str) -> str:
    """Make an empty database beside the other and return its address."""
    parts = urlsplit(address)
    with psycopg.connect(parts._replace(path="/template1").geturl(), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return parts._replace(path=f"/{name}").geturl()
