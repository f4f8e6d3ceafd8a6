"""Run every measurement, print the table, write `var/bench.json`; exit 1 where a mark is missed."""

import json
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg

from config import embedded_database
from tests.bench import board, feeds, keyfigures, ledger, pages, payments, prospectus
from tests.bench.figures import Figure, at_least, at_most, show, write
from tests.bench.servers import ROOT, environment, run

DATA = ROOT / "var" / "bench-postgres"
SEATS_MARK, QUERIES_MARK, GROWTH_MARK = 150, 12, 1.5


def main() -> int:
    """Measure; return the exit code."""
    if shutil.which("wrk") is None:
        print("make bench needs wrk (Debian package wrk); install it and try again.")
        return 2
    with embedded_database.running(DATA) as address:
        print("preparing the demo school …", flush=True)
        _command(environment(address), "demo", "--prepare")
        figures = seats(address) + shared(address) + growth(address)
        figures += ledger.measure(_copy(address, "bench_ledger"))
        figures += payments.measure(_copy(address, "bench_payments"))
        figures += prospectus.measure(_copy(address, "bench_prospectus"))
        figures += board.measure(_copy(address, "bench_board"))
        figures += keyfigures.measure(_copy(address, "bench_keyfigures"))
        figures += feeds.measure(address) + pages.measure(address)
    print(show(figures))
    write(figures, ROOT / "var" / "bench.json")
    return 1 if any(figure.met is False for figure in figures) else 0


def seats(address: str) -> list[Figure]:
    """Measure (b) in a copy of the school, so that later figures are not about its 1,600 people."""
    print("taking seats …", flush=True)
    found = json.loads(run("tests.bench.seats", environment(_copy(address, "bench_seats"))))
    return [
        at_least("seats taken, 16 connections, one class", found["rate"], "seats/s", SEATS_MARK),
        Figure("seats taken, p99", found["p99"], "ms"),
        at_most("faults after the rush", len(found["faults"]), "", 0),
    ]


def shared(address: str) -> list[Figure]:
    """Measure (e) and (f) in copies of the school: operations on shared classes, and long waiting lists."""
    print("working on shared classes …", flush=True)
    found = json.loads(run("tests.bench.operations", environment(_copy(address, "bench_operations"))))
    print("waiting in line …", flush=True)
    lines = json.loads(run("tests.bench.waiting", environment(_copy(address, "bench_waiting"))))
    figures = []
    for name, words in (("one", "one shared class"), ("many", "100 shared classes")):
        figures.append(Figure(f"operations, 16 connections, {words}", found[name]["rate"], "ops/s"))
        figures.append(Figure(f"operations, {words}, p99", found[name]["p99"], "ms"))
    figures.append(at_most("faults after the work", len(found["faults"]), "", 0))
    for name, spent in lines.items():
        figures.append(Figure(f"signing up behind 20, {name}", spent["few"], "ms"))
        figures.append(Figure(f"signing up behind 2,000, {name}", spent["many"], "ms"))
        figures.append(at_most(f"growth of that, {name}", spent["many"] / spent["few"], "×", GROWTH_MARK))
    return figures


def growth(address: str) -> list[Figure]:
    """Measure (c) in the school, and in a copy grown to 2,400 courses."""
    print("growing the catalogue …", flush=True)
    off = {"PAGE_CACHE_SECONDS": "0"}
    few = json.loads(run("tests.bench.growth", environment(address, **off)))
    many = json.loads(run("tests.bench.growth", environment(_copy(address, "bench_grown"), **off), "grow"))
    return [
        at_most(f"queries of /kurser/, {few['courses']} courses", few["queries"], "", QUERIES_MARK),
        at_most(
            f"queries of /kurser/, {many['courses']} courses", many["queries"], "", few["queries"], "the same"
        ),
        Figure(f"p50 of /kurser/, {few['courses']} courses", few["p50"], "ms"),
        Figure(f"p50 of /kurser/, {many['courses']} courses", many["p50"], "ms"),
        at_most("growth of the p50", many["p50"] / few["p50"], "×", GROWTH_MARK),
    ]


def _copy(address: str, name: str) -> str:
    """Copy the school into a database of that name and return its address."""
    school = urlsplit(address).path[1:]
    with psycopg.connect(_named(address, "template1"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [school]
        )
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {school}")
    return _named(address, name)


def _named(address: str, name: str) -> str:
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def _command(env: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, check=True)


if __name__ == "__main__":
    sys.exit(main())
