"""Classes and people of the bench's own, in the school's database."""

import time
from datetime import timedelta
from typing import Any

GROUPS = ("citizen", "citizen", "relative", "staff", "staff", "")


def people(count: int) -> list[Any]:
    """Make people."""
    from accounts.models import User

    stamp = time.time_ns()
    return User.objects.bulk_create(
        User(email=f"bench-{stamp}-{number}@example.org", chosen_name=f"Person {number}", password="!")
        for number in range(count)
    )


def classes(
    count: int, *, capacity: int, kept_for_citizens: int = 0, most_staff: int | None = None
) -> list[Any]:
    """Make open classes of a term of their own, without a cap on courses, shared between groups."""
    from django.utils import timezone

    from courses import runs, sessions
    from courses.models import CoursePage, Term, Venue
    from enrolment import seats
    from enrolment.models import EnrolmentSettings
    from enrolment.seats import ShareWish
    from peers.models import Contributor

    EnrolmentSettings.objects.update_or_create(defaults={"courses_per_term": 0})
    now = timezone.now()
    term = Term.objects.create(
        name=f"Bench {time.time_ns()}",
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=90),
        enrolment_opens_at=now - timedelta(days=1),
    )
    (dina,) = people(1)
    course = CoursePage.objects.exclude(format="cafe").live().first()
    shares = [
        ShareWish(group="citizen", guaranteed=kept_for_citizens, maximum=None, release_at=None),
        ShareWish(group="staff", guaranteed=0, maximum=most_staff, release_at=None),
    ]
    pair = [Contributor.objects.filter(basis=basis)[0] for basis in ("lived", "professional")]
    made = []
    for _number in range(count):
        run = runs.create(
            course=course, term=term, capacity=capacity, venue=Venue.objects.first(), teachers=pair, by=dina
        )
        sessions.add_weekly(run=run, first_start=now + timedelta(days=14), minutes=120, count=4)
        runs.move(run=run, transition="open", by=dina)
        seats.change_rules(run=run, by=dina, shares=shares)
        made.append(run)
    return made
