"""(b) Seats taken per second on one class by sixteen connections, and whether any was sold twice."""

import json
import multiprocessing
import sys
import time

CONNECTIONS = 16
SEATS = 1600


def main() -> None:
    """Print rate, p99 and faults as JSON (run in a process of its own, with the site's environment)."""
    import django

    django.setup()
    from django.db import connections

    run_id, people = prepare()
    connections.close_all()  # a connection must not be shared with the processes that follow
    shares = [people[number::CONNECTIONS] for number in range(CONNECTIONS)]
    ready = multiprocessing.Barrier(CONNECTIONS + 1)
    times: multiprocessing.SimpleQueue = multiprocessing.SimpleQueue()
    workers = [multiprocessing.Process(target=_take, args=(run_id, share, ready, times)) for share in shares]
    for worker in workers:
        worker.start()
    ready.wait()
    began = time.perf_counter()
    spent = sorted(second for _ in workers for second in times.get())
    seconds = time.perf_counter() - began
    for worker in workers:
        worker.join()
    result = {
        "rate": len(spent) / seconds,
        "p99": spent[int(len(spent) * 0.99)] * 1000,
        "faults": _faults(run_id),
    }
    json.dump(result, sys.stdout)


def prepare() -> tuple[int, list[int]]:
    """Make an open class with room for everybody but a hundred, and the people."""
    from datetime import timedelta

    from django.utils import timezone

    from accounts.models import User
    from courses import runs, sessions
    from courses.models import CoursePage, Term, Venue
    from peers.models import Contributor

    stamp = time.time_ns()
    dina = User.objects.create_user(f"bench-{stamp}@example.org", chosen_name="Bench")
    people = User.objects.bulk_create(
        User(email=f"bench-{stamp}-{number}@example.org", chosen_name=f"Person {number}", password="!")
        for number in range(SEATS + 100)
    )
    now = timezone.now()
    term = Term.objects.create(
        name=f"Bench {stamp}",
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=90),
        enrolment_opens_at=now - timedelta(days=1),
    )
    course = CoursePage.objects.exclude(format="cafe").live().first()
    pair = [Contributor.objects.filter(basis=basis)[0] for basis in ("lived", "professional")]
    run = runs.create(
        course=course, term=term, capacity=SEATS, venue=Venue.objects.first(), teachers=pair, by=dina
    )
    sessions.add_weekly(run=run, first_start=now + timedelta(days=14), minutes=120, count=4)
    runs.move(run=run, transition="open", by=dina)
    return run.pk, [person.pk for person in people]


def _take(run_id: int, people: list[int], ready, times) -> None:
    from accounts.models import User
    from courses.models import CourseRun
    from enrolment import seats

    run = CourseRun.objects.get(pk=run_id)
    mine = list(User.objects.filter(pk__in=people))
    spent = []
    ready.wait()
    for person in mine:
        began = time.perf_counter()
        seats.enrol(person=person, run=run, by=person)
        spent.append(time.perf_counter() - began)
    times.put(spent)


def _faults(run_id: int) -> list[str]:
    """Return what is wrong after the rush: counted from the rows, not from the counters."""
    from enrolment.models import Enrolment

    enrolled = Enrolment.objects.filter(run_id=run_id, state="enrolled").count()
    waiting = Enrolment.objects.filter(run_id=run_id, state="waiting").count()
    return [] if (enrolled, waiting) == (SEATS, 100) else [f"{enrolled} enrolled, {waiting} waiting"]


if __name__ == "__main__":
    main()
