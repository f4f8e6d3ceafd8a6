"""(e) Sign-ups, goodbyes and answers per second: all on one shared class, and spread over a hundred."""

import json
import multiprocessing
import random
import sys
import time

CONNECTIONS = 16
PEOPLE_EACH = 40
SECONDS = 5
MANY = 100


def main() -> None:
    """Print rate and p99 for one class and for many (in a process of its own)."""
    import django

    django.setup()
    from enrolment import invariants
    from tests.bench.classes import classes

    one = rush(classes(1, capacity=200, kept_for_citizens=60, most_staff=80))
    many = rush(classes(MANY, capacity=4, kept_for_citizens=1, most_staff=2))
    faults = [str(fault) for fault in invariants.faults()]
    json.dump({"one": one, "many": many, "faults": faults}, sys.stdout)


def rush(runs: list) -> dict[str, float]:
    """Let sixteen connections work on these classes for some seconds."""
    from django.db import connections

    from tests.bench.classes import people

    crowd = [person.pk for person in people(CONNECTIONS * PEOPLE_EACH)]
    connections.close_all()  # a connection must not be shared with the processes that follow
    ready = multiprocessing.Barrier(CONNECTIONS + 1)
    times: multiprocessing.SimpleQueue = multiprocessing.SimpleQueue()
    shares = [crowd[number::CONNECTIONS] for number in range(CONNECTIONS)]
    pks = [run.pk for run in runs]
    workers = [multiprocessing.Process(target=_work, args=(pks, share, ready, times)) for share in shares]
    for worker in workers:
        worker.start()
    ready.wait()
    spent = sorted(second for _ in workers for second in times.get())
    for worker in workers:
        worker.join()
    return {"rate": len(spent) / SECONDS, "p99": spent[int(len(spent) * 0.99)] * 1000}


def _work(run_pks: list[int], people: list[int], ready, times) -> None:
    from accounts.models import User
    from courses.models import CourseRun
    from tests.bench.classes import GROUPS

    dice = random.Random(people[0])
    runs = list(CourseRun.objects.filter(pk__in=run_pks))
    crowd = [
        (person, dice.choice(runs), dice.choice(GROUPS)) for person in User.objects.filter(pk__in=people)
    ]
    spent: list[float] = []
    ready.wait()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        spent.append(_act(*dice.choice(crowd)))
    times.put(spent)


def _act(person, run, group: str) -> float:
    """Sign up, answer yes or leave, as the person's place asks for; return the seconds of that alone."""
    from enrolment import seats
    from enrolment.models import Enrolment

    row = Enrolment.objects.filter(person=person, run=run).order_by("-pk").first()
    began = time.perf_counter()
    if row is None or not row.is_active:
        seats.enrol(person=person, run=run, by=person, comes_as=group)
    elif row.state == "offered":
        try:
            seats.answer(enrolment=row, accept=True, by=person)
        except seats.OfferGone:
            return time.perf_counter() - began
    else:
        seats.leave(enrolment=row, by=person)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
