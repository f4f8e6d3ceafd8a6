"""The page "Vores undervisere": those who said yes, as equals in alphabetical order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import get_language

from courses.models import CoursePage, Session, TeachingAssignment
from courses.states import RUNS_THE_CLASS, AssignmentState, RunAccess, RunState
from courses.titles import titles
from peers import portraits
from peers.danish import in_order
from peers.models import Basis, Contributor

Link = tuple[str, str]
"""Words and an address."""


@dataclass(frozen=True)
class Teacher:
    """What the public may know of somebody; what has no yes of its own is empty."""

    id: int
    name: str
    basis: str
    organisation: str
    story: str
    portraits: dict[int, str]
    teaches: list[Link]


def all_of_them(*, now: datetime) -> list[Teacher]:
    """Return everybody who said yes, with what they teach now; asks three times, however many they are."""
    people = list(Contributor.objects.filter(consented_at__isnull=False, ended_on__isnull=True))
    taught = _taught_by(people, now=now)
    shown = [_teacher(one, taught.get(one.pk, [])) for one in people]
    return sorted(shown, key=lambda one: (in_order(one.name), one.id))


def address_of(contributor_id: int) -> str:
    """Return the address of somebody on the page."""
    return f"{reverse('courses:contributors')}#{contributor_id}"


def _teacher(row: Contributor, teaches: list[Link]) -> Teacher:
    return Teacher(
        id=row.pk,
        name=row.public_name,
        basis=str(Basis(row.basis).label),
        organisation=row.organisation if row.organisation != row.public_name else "",
        story=row.story if row.shows_story else "",
        portraits=_portraits(row) if row.shows_portrait else {},
        teaches=teaches,
    )


def _portraits(row: Contributor) -> dict[int, str]:
    mark = portraits.mark(row)
    return {size: reverse("peers:portrait", args=[row.pk, mark, size]) for size in portraits.SIZES}


def _taught_by(people: Iterable[Contributor], *, now: datetime) -> dict[int, list[Link]]:
    """Contributor id to the courses of their classes in the catalogue that are not over."""
    ahead = Session.objects.filter(run=OuterRef("run"), ends_at__gt=now, cancelled_at__isnull=True)
    rows = TeachingAssignment.objects.filter(
        Exists(ahead),
        contributor__in=[one.pk for one in people],
        state=AssignmentState.ACCEPTED,
        session__isnull=True,
        role__in=RUNS_THE_CLASS,
        run__state__in=(RunState.OPEN, RunState.CLOSED),
        run__access=RunAccess.PUBLIC,
        run__course__live=True,
    ).select_related("run__course")
    taught: dict[int, dict[int, CoursePage]] = {}
    for row in rows:
        taught.setdefault(row.contributor_id, {})[row.run.course_id] = row.run.course
    courses = {pk: course for of_one in taught.values() for pk, course in of_one.items()}
    names = titles(courses.values(), language=get_language() or "da")
    return {pk: _links(of_one.values(), names) for pk, of_one in taught.items()}


def _links(courses: Iterable[CoursePage], names: dict[int, str]) -> list[Link]:
    found = [
        (names.get(one.pk) or str(one.title), reverse("courses:course", args=[one.slug])) for one in courses
    ]
    return sorted(found, key=lambda link: in_order(link[0]))
