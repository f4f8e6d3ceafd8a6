"""(k) The key figures of ten years and a million enrolments: counted in minutes, read at once."""

import json

from tests.bench.figures import Figure, at_least, at_most
from tests.bench.servers import environment, run

ENROLMENTS = 1_000_000
READ_MARK, COUNT_MARK, MEMORY_MARK = 300, 600, 1500


def measure(address: str, enrolments: int = ENROLMENTS) -> list[Figure]:
    """Fill a copy of the school that nobody else uses, count it, and read the figures."""
    print("counting the figures of ten years …", flush=True)
    found = json.loads(run("tests.bench.keyfigures_work", environment(address), str(enrolments)))
    return [
        at_least("enrolments that are counted", found["enrolments"], "", enrolments * 0.9),
        at_most("counting all figures of ten years", found["count"], "s", COUNT_MARK),
        at_most("memory of the counting", found["memory"], "MB", MEMORY_MARK),
        Figure("cells that are published", found["cells"], ""),
        Figure("of them hidden", found["hidden"] * 100 / found["cells"], "%"),
        at_most("slowest table of key figures, read", found["read"], "ms", READ_MARK),
        at_most("all totals of all measures, read", found["overview"], "ms", READ_MARK),
    ]
