"""Seats that get free, and who is next for them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from accounts.models import User
from accounts.told import quiet
from courses.models import CourseRun, RunSeats
from courses.states import RunState
from enrolment import audit
from enrolment.models import Enrolment, EnrolmentSettings, Share
from enrolment.rooms import party_of
from enrolment.rules import Dates
from enrolment.seats.line import next_in_line
from enrolment.seats.locking import lock
from enrolment.seats.releasing import release_due
from enrolment.seats.standing import Standing, standing
from enrolment.states import TAKEN, TIMED, Actor, SeatState

PRIORITY = 60
"""Before the mails (50): a seat that has run out is the next person's."""


def offer_free_seats(
    *, run: CourseRun, now: datetime | None = None, by: User | None = None
) -> list[Enrolment]:
    """Offer each free seat to the first who may have it: the clock's act, or that of ``by``."""
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
        release_due(run=run, now=now)
        pass_on(run=run, now=now)
    return next((row for row in ended if row.pk == enrolment_id), None)


def sweep(*, now: datetime | None = None) -> int:
    """Do what tasks may have missed, class by class; return how much was ended, released or offered."""
    moment = now or timezone.now()
    moved = 0
    for run_id in sorted(_with_something_due(moment)):
        with transaction.atomic():
            run = lock(run_id)
            moved += len(end_overdue(run=run, now=moment)) + release_due(run=run, now=moment)
            moved += len(pass_on(run=run, now=moment))
    return moved


def _with_something_due(moment: datetime) -> set[int]:
    """Return the classes to look at: three questions, each with an index of its own."""
    overdue = Enrolment.objects.filter(expires_at__lte=moment).values_list("run", flat=True)
    due = Share.objects.filter(released_at__isnull=True, release_at__lte=moment)
    unclaimed = RunSeats.objects.filter(
        waiting__gt=0, taken__lt=F("capacity"), run__state__in=(RunState.OPEN, RunState.CLOSED)
    )
    return {*overdue, *due.values_list("run", flat=True), *unclaimed.values_list("run", flat=True)}


def end_overdue(*, run: CourseRun, now: datetime) -> list[Enrolment]:
    """End every hold and offer of a locked class whose time is up.

    Of two who were offered seats together, who had said yes goes back in line and is single from now on.
    """
    overdue = Enrolment.objects.filter(run=run, expires_at__lte=now).select_related("person").order_by("pk")
    ended = list(overdue)
    for row in ended:
        row.run = run
        if row.said_yes_at:
            audit.move(row, "back_in_line", actor=Actor.CLOCK, by=None, now=now, pair=None)
        else:
            transition = "lapse" if row.state == SeatState.HELD else "expire"
            audit.move(row, transition, actor=Actor.CLOCK, by=None, now=now)
    return ended


def settled(
    *, run: CourseRun, person: User | None, now: datetime, instead: Enrolment | None = None
) -> Standing:
    """Count a locked class as it truly stands, after all that is due there.

    What has run out is ended, what is to be released is released, and what is free is passed on: so whoever
    may have a seat now takes it from nobody who waits.
    """
    found = standing(run=run, person=person, now=now, instead=instead)
    changed = False
    if found.has_due:
        changed = bool(end_overdue(run=run, now=now)) | bool(release_due(run=run, now=now))
        pass_on(run=run, now=now)
    elif found.waiting and found.room.free > 0:
        changed = bool(pass_on(run=run, now=now, found=found))
    return standing(run=run, person=person, now=now, instead=instead) if changed else found


def pass_on(
    *, run: CourseRun, now: datetime, by: User | None = None, found: Standing | None = None
) -> list[Enrolment]:
    """Offer the free seats of a locked class, each to the first in line who may have it.

    After each one looks from the head of the line again, since a citizen's seat may open one for staff.
    """
    found = found or standing(run=run, person=None, now=now)
    offered: list[Enrolment] = []
    if not found.waiting or not found.is_running(now):
        return offered
    room = found.room
    while room.free > 0:
        rows = next_in_line(found, room)
        if not rows:
            break
        _offer(rows, found=found, by=by, now=now)
        offered += rows
        for row in rows:
            room = room.with_party(party_of(row))
    return offered


def after_taking(found: Standing, row: Enrolment, *, now: datetime, by: User | None = None) -> None:
    """Pass on what a newcomer's seat has opened for others: a citizen may let staff in."""
    if row.state in TAKEN and found.waiting and found.room.free > row.seats:
        pass_on(run=found.run, now=now, by=by)


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


def run_out_at(enrolment: Enrolment) -> None:
    """Queue the end of a hold or an offer for the moment its time is up."""
    run_out.using(run_after=enrolment.expires_at).enqueue(enrolment.pk)


@task(priority=PRIORITY)
def run_out(enrolment_id: int) -> str:
    """End a hold or an offer at its time; one that was answered, or was made anew, stays as it is."""
    ended = expire(enrolment_id=enrolment_id)
    return ended.state if ended else ""


def _offer(rows: list[Enrolment], *, found: Standing, by: User | None, now: datetime) -> None:
    expires_at = answer_by(rules=EnrolmentSettings.load(), dates=found.dates, now=now)
    for row in rows:
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
