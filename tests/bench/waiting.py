"""(f) What it costs to sign up where twenty wait and where two thousand do; it must be the same."""

import json
import statistics
import sys
import time

FEW, MANY = 20, 2000
ROUNDS = 150
FULL, KEPT = "full class", "seats kept for citizens"


def main() -> None:
    """Print the medians in ms of joining a short and a long list (in a process of its own)."""
    import django

    django.setup()
    print(json.dumps({name: _medians(kept) for name, kept in ((FULL, 0), (KEPT, 5))}), file=sys.stdout)


def _medians(kept: int) -> dict[str, float]:
    """Sign up staff who will wait, in turn behind few and behind many; leave after each, off the clock.

    With ``kept`` seats free for citizens alone, nobody of those who wait may have one.
    """
    from tests.bench.classes import classes, people

    runs = dict(zip((FEW, MANY), classes(2, capacity=10, kept_for_citizens=kept), strict=True))
    crowd = people(10 - kept + MANY)
    for length, run in runs.items():
        _enrol(crowd[: 10 - kept + length], run)
    spent: dict[int, list[float]] = {FEW: [], MANY: []}
    for newcomer in people(ROUNDS):
        for length, run in runs.items():
            spent[length].append(_once(newcomer, run))
    return {"few": statistics.median(spent[FEW]), "many": statistics.median(spent[MANY])}


def _enrol(crowd: list, run) -> None:
    from enrolment import seats

    for person in crowd:
        seats.enrol(person=person, run=run, by=person, comes_as="staff")


def _once(newcomer, run) -> float:
    from enrolment import seats

    began = time.perf_counter()
    row = seats.enrol(person=newcomer, run=run, by=newcomer, comes_as="staff")
    seconds = time.perf_counter() - began
    assert row.state == "waiting"
    seats.leave(enrolment=row, by=newcomer)
    return seconds * 1000


if __name__ == "__main__":
    main()
