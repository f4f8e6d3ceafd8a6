"""Seats that get free, and who is next for them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django_tasks import task

from accounts.models import User
from courses.models import CourseRun
from courses.states import RunState
from enrolment import audit, quiet
from enrolment.models import Enrolment, EnrolmentSettings
from enrolment.rules import Dates
from enrolment.seats.locking import Standing, lock, standing
from enrolment.states import TIMED, Actor, SeatState

PRIORITY = 60
"""Before the mails (50): a seat that has run out is the next person's."""


def offer_free_seats(
    *, run: CourseRun, now: datetime | None = None, by: User | None = None
) -> list[Enrolment]:
    """Offer each free seat to the first who waits; the clock's act, or the school's if ``by`` is given."""
    with transaction.atomic():
        locked = lock(run.pk)
        return pass_on(run=locked, now=now or timezone.now(), by=by)


def expire(*, enrolment_id: int, now: datetime | None = None) -> Enrolment | None:
    """End a hold or an offer whose time is up and pass the seat on; None if there is nothing to end."""
    timed = Enrolment.objects.filter(pk=enrolment_id, state__in=TIMED)
    run_id = timed.values_list("run", flat=True).first()
    if run_id is None:
        return None
    with transaction.atomic():
        run = lock(run_id)
        now = now or timezone.now()
        ended = end_overdue(run=run, now=now)
        pass_on(run=run, now=now)
    return next((row for row in ended if row.pk == enrolment_id), None)


def sweep(*, now: datetime | None = None) -> int:
    """Do what tasks may have missed, class by class; return how many seats ended or were offered."""
    moment = now or timezone.now()
    overdue = Q(enrolments__expires_at__lte=moment)
    unclaimed = Q(seats__waiting__gt=0, seats__taken__lt=F("seats__capacity"))
    unclaimed &= Q(state__in=(RunState.OPEN, RunState.CLOSED))
    runs = CourseRun.objects.filter(overdue | unclaimed).order_by("pk").distinct()
    moved = 0
    for run_id in list(runs.values_list("pk", flat=True)):
        with transaction.atomic():
            run = lock(run_id)
            moved += len(end_overdue(run=run, now=moment)) + len(pass_on(run=run, now=moment))
    return moved


def end_overdue(*, run: CourseRun, now: datetime) -> list[Enrolment]:
    """End every hold and offer of a locked class whose time is up."""
    overdue = Enrolment.objects.filter(run=run, expires_at__lte=now).select_related("person").order_by("pk")
    ended = list(overdue)
    for row in ended:
        row.run = run
        transition = "lapse" if row.state == SeatState.HELD else "expire"
        audit.move(row, transition, actor=Actor.CLOCK, by=None, now=now)
    return ended


def settled(*, run: CourseRun, person: User | None, now: datetime) -> Standing:
    """Count a locked class as it truly stands: what has run out is ended and passed on first."""
    found = standing(run=run, person=person, now=now)
    if not found.has_overdue:
        return found
    end_overdue(run=run, now=now)
    pass_on(run=run, now=now)
    return standing(run=run, person=person, now=now)


def pass_on(*, run: CourseRun, now: datetime, by: User | None = None) -> list[Enrolment]:
    """Offer the free seats of a locked class to those who have waited longest."""
    found = standing(run=run, person=None, now=now)
    free = min(found.capacity - found.taken, found.waiting)
    if free <= 0 or not found.is_running(now):
        return []
    expires_at = answer_by(rules=EnrolmentSettings.load(), dates=found.dates, now=now)
    first = Enrolment.objects.filter(run=run, state=SeatState.WAITING).select_related("person")
    offered = list(first.order_by("line_number")[:free])
    for row in offered:
        row.run = run
        audit.move(
            row,
            "offer",
            actor=Actor.SCHOOL if by else Actor.CLOCK,
            by=by,
            now=now,
            expires_at=expires_at,
            offer_number=row.offer_number + 1,
        )
        run_out_at(row)
    return offered


def answer_by(*, rules: EnrolmentSettings, dates: Dates, now: datetime) -> datetime:
    """Return until when an offer made now can be answered: never past the start of the next session.

    One made by night is heard of in the morning, and has its whole time from then: if need be it is for the
    sessions after the next.
    """
    if dates.next_start is None:
        return quiet.answer_until(now, rules.offer_hours)
    is_soon = dates.next_start - now <= timedelta(days=rules.soon_days)
    until = quiet.answer_until(now, rules.offer_hours_soon if is_soon else rules.offer_hours)
    latest = dates.last_end if quiet.is_quiet(now) else dates.next_start
    return min(until, latest or until)


def next_line_number(run: CourseRun) -> int:
    """Return the number of the next in line; numbers of those who have left are not used again."""
    last = Enrolment.objects.filter(run=run).aggregate(last=Max("line_number"))["last"]
    return (last or 0) + 1


def run_out_at(enrolment: Enrolment) -> None:
    """Queue the end of a hold or an offer for the moment its time is up."""
    run_out.using(run_after=enrolment.expires_at).enqueue(enrolment.pk)


@task(priority=PRIORITY)
def run_out(enrolment_id: int) -> str:
    """End a hold or an offer at its time; one that was answered, or was made anew, stays as it is."""
    ended = expire(enrolment_id=enrolment_id)
    return ended.state if ended else ""
