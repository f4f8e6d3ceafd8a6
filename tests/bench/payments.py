"""A payment run of 10,000 claims: picked, frozen, both files written, payroll's answer taken in."""

import json

from tests.bench.figures import Figure, at_most
from tests.bench.servers import environment, run

CLAIMS = 10_000
SECONDS_MARK, MEMORY_MARK = 60, 100
STEPS = ("picked", "frozen", "exported", "paid")


def measure(address: str) -> list[Figure]:
    """Pay once, in a copy of the school that nobody else uses."""
    print("paying 10,000 claims …", flush=True)
    found = json.loads(run("tests.bench.payments_work", environment(address), str(CLAIMS)))
    grown = found["many_mb"] - found["few_mb"]
    return [
        *(Figure(f"payment run of {CLAIMS:,} claims, {step}", found[step], "s") for step in STEPS),
        at_most(f"payment run of {CLAIMS:,} claims, in all", found["total"], "s", SECONDS_MARK),
        at_most("memory it takes more than one of 1,000", grown, "MB", MEMORY_MARK),
    ]
