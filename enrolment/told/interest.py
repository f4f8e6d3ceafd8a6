"""Interest in a course: told once, when a class of it opens that was not there before, and then forgotten."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import Language, User
from accounts.states import SENT_BY_ITSELF
from accounts.told.ways import possible, usual
from courses.models import CoursePage, CourseRun
from courses.states import RunAccess, RunState
from enrolment.models import Enrolment, Interest
from enrolment.rules import class_refusal, dates_of
from enrolment.states import ACTIVE
from enrolment.told import interest_links, interest_mail

UNCONFIRMED_KEPT = timedelta(days=7)
"""After an address was written and the link sent to it never pressed."""


class NoSuchInterest(Exception):
    """The link was never ours, or what it was about is forgotten."""


def course_of(slug: str) -> CoursePage:
    """Return the course, its Danish page, to which the classes belong. Raises ``CoursePage.DoesNotExist``."""
    found: CoursePage = CoursePage.objects.live().get(slug=slug, locale__language_code="da")
    return found


def of_person(*, person: User, course: CoursePage) -> Interest | None:
    """Return a person's interest in a course, if there is one."""
    return Interest.objects.filter(person=person, course=course).first()


def all_of(person: User) -> list[Interest]:
    """Return what a person wants to hear of, with the courses."""
    return list(Interest.objects.filter(person=person).select_related("course"))


def reach(person: User) -> bool:
    """Whether a machine can tell this person something: nobody at the school sees who wants to know."""
    return possible(person, usual(person)) in SENT_BY_ITSELF or bool(person.email)


def want(*, person: User, course: CoursePage, now: datetime | None = None) -> Interest:
    """Write down that a person wants to hear of the next class; again is no change."""
    now = now or timezone.now()
    known = [run.pk for run in _open_runs([course.pk], now=now)]
    found, _made = Interest.objects.get_or_create(
        person=person,
        course=course,
        defaults={"language": person.language, "confirmed_at": now, "created_at": now, "known_runs": known},
    )
    return found


@transaction.atomic
def ask(*, email: str, course: CoursePage, language: str, now: datetime | None = None) -> Interest:
    """Write an address down and send it a link; nothing is kept for long before that is pressed.

    An address that is there already is sent the link again, so that nobody learns which addresses are.
    """
    now = now or timezone.now()
    found, _made = Interest.objects.get_or_create(
        email=email.lower(),
        course=course,
        defaults={"language": Language(language), "created_at": now},
    )
    interest_mail.confirm_soon(found)
    return found


def confirm(*, interest: Interest, now: datetime | None = None) -> Interest:
    """Take an address as its owner's, because the link that was mailed to it was pressed."""
    if interest.confirmed_at is None:
        now = now or timezone.now()
        interest.confirmed_at = now
        interest.known_runs = [run.pk for run in _open_runs([interest.course_id], now=now)]
        interest.save(update_fields=["confirmed_at", "known_runs"])
    return interest


def take_back(*, interest: Interest) -> None:
    """Forget it."""
    interest.delete()


def find(secret: str) -> Interest:
    """Return what a link is about, with person and course. Raises ``NoSuchInterest``."""
    try:
        uid = interest_links.uid_in(secret)
        return Interest.objects.select_related("person", "course").get(uid=uid)
    except (interest_links.BadLink, Interest.DoesNotExist) as error:
        raise NoSuchInterest from error


def tell_of_new_classes(*, now: datetime | None = None) -> int:
    """Queue the news for all whose course has a class one can sign up for that was not open before."""
    now = now or timezone.now()
    interest_mail.queue_lost(now=now)
    waiting = Interest.objects.filter(confirmed_at__isnull=False, run__isnull=True)
    open_runs: dict[int, list[CourseRun]] = {}
    for run in _open_runs(waiting.values_list("course", flat=True), now=now):
        open_runs.setdefault(run.course_id, []).append(run)
    rows = waiting.filter(course__in=open_runs).select_related("person").order_by("pk")
    return sum(_tell(row, open_runs[row.course_id], now) for row in rows)


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Delete the addresses that nobody confirmed; return how many."""
    before = (now or timezone.now()) - UNCONFIRMED_KEPT
    return Interest.objects.filter(confirmed_at__isnull=True, created_at__lt=before).delete()[0]


def how_many(courses: Iterable[int]) -> dict[int, int]:
    """Return how many want to hear of each course (by id of its Danish page); 0 is left out."""
    rows = Interest.objects.filter(course__in=list(courses), confirmed_at__isnull=False)
    return dict(rows.values_list("course").annotate(count=Count("pk")).order_by())


def _tell(row: Interest, runs: list[CourseRun], now: datetime) -> int:
    new = [run for run in runs if run.pk not in row.known_runs]
    if not new:
        return 0
    is_there = row.person_id is not None and (
        Enrolment.objects.filter(person=row.person_id, run__in=new, state__in=ACTIVE).exists()
    )
    if is_there:
        row.delete()  # They found it by themselves.
        return 0
    with transaction.atomic():
        if not Interest.objects.filter(pk=row.pk, run__isnull=True).update(run=new[0]):
            return 0
        interest_mail.tell_soon(row, now=now)
    return 1


def _open_runs(courses: Iterable[int], *, now: datetime) -> list[CourseRun]:
    """Return the public classes of these courses for which one can sign up now, in order."""
    found = CourseRun.objects.filter(course__in=courses, state=RunState.OPEN, access=RunAccess.PUBLIC)
    return [
        run
        for run in found.select_related("course", "term").order_by("pk")
        if class_refusal(run=run, course_format=run.course.format, dates=dates_of(run=run, now=now), now=now)
        is None
    ]
