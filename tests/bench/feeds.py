"""(g) A feed of 1,000 sessions beside icalendar, which builds and writes the same events from nothing."""

import json
import sys

from tests.bench.figures import Figure, at_most
from tests.bench.servers import environment, run

MARK = 1 / 5
FEEDS = ("public", "personal", "teaching")


def measure(database: str) -> list[Figure]:
    """Measure in a process of its own; what it makes for that is undone."""
    print("writing feeds …", flush=True)
    found = json.loads(run("tests.bench.feeds", environment(database)))
    yardstick = found["icalendar"]
    return [
        Figure("I: icalendar, 1,000 sessions from nothing", yardstick, "ms"),
        *(Figure(f"{name} feed of 1,000 sessions", found[name], "ms") for name in FEEDS),
        Figure("public feed, nothing kept", found["cold"], "ms"),
        *(at_most(f"{name} feed, of I", found[name] / yardstick, "× I", MARK) for name in FEEDS),
        at_most("public feed, nothing kept, of I", found["cold"] / yardstick, "× I", MARK),
    ]


def main() -> None:
    """Print the milliseconds of each feed as JSON."""
    import django

    django.setup()
    from django.db import transaction

    from courses.calendar_entries import serialise
    from tests.courses import feed_speed

    with transaction.atomic():
        school = feed_speed.furnish()
        spent = {name: feed_speed.spent(school, name).seconds * 1000 for name in ("icalendar", *FEEDS)}
        spent["cold"] = feed_speed.spent(school, "public", before=serialise.cache_clear).seconds * 1000
        transaction.set_rollback(True)
    json.dump(spent, sys.stdout)


if __name__ == "__main__":
    main()
