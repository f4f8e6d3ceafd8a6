"""Time that the members of a team spend on making a course; each entry is an engagement of theirs.

Everybody sees their own entries; the team sees only the sum. Who was offered a frame of paid hours, and said
yes, draws on it (``courses.honorarium.frames``); all others note their time as they always did, unpaid.
"""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet, Sum

from accounts.models import User
from courses.coproduction import teams
from courses.honorarium import frames
from courses.models import CoursePage, DesignHours
from peers import engagements, offers
from peers.models import Contributor, Engagement
from peers.states import Activity

LONGEST_DAY = 24 * 60
"""Minutes that one person can have worked on one day, on one course."""


class NotTheirs(Exception):
    """Only who is in the team notes hours, and only their own."""


class TooMuch(Exception):
    """More than a day has in it."""


@transaction.atomic
def note(
    *,
    course: CoursePage,
    contributor: Contributor,
    done_on: date,
    minutes: int,
    about: str,
    by: User,
    key: UUID,
) -> DesignHours:
    """Write down what a member did; the same ``key`` again (a form sent twice) changes nothing.

    Raises ``NotTheirs`` and ``TooMuch``.
    """
    member = teams.member_of(course, by)
    if member is None or member.contributor_id != contributor.pk:
        raise NotTheirs
    # One at a time: the sum of a day is looked at before it grows.
    Contributor.objects.select_for_update(of=("self",), no_key=True).get(pk=contributor.pk)
    reference = f"course:{member.course_id}:codesign:{key.hex}"
    known = DesignHours.objects.filter(engagement__reference=reference).select_related("engagement").first()
    if known is not None:
        return known
    if Engagement.objects.filter(reference=reference).exists():
        # Paid once, and removed since: it stays for its claim.
        reference = f"course:{member.course_id}:codesign:{uuid4().hex}"
    _within_a_day(member.course_id, contributor, done_on, minutes)
    row = _record(member.course_id, contributor, done_on, minutes, about, reference=reference, by=by)
    return DesignHours.objects.create(course_id=member.course_id, engagement=row)


@transaction.atomic
def correct(*, entry: DesignHours, done_on: date, minutes: int, about: str, by: User) -> Engagement:
    """Put an entry of one's own right. Raises ``NotTheirs``, ``TooMuch``, and ``frames.Sent``."""
    row = _own(entry, by)
    Contributor.objects.select_for_update(of=("self",), no_key=True).get(pk=row.contributor_id)
    _within_a_day(entry.course_id, row.contributor, done_on, minutes, but=row)
    if frames.is_paid(row):
        return frames.correct(row=row, done_on=done_on, minutes=minutes, about=about, by=by)
    return engagements.correct(reference=row.reference, done_on=done_on, minutes=minutes, about=about)


@transaction.atomic
def remove(*, entry: DesignHours, by: User) -> None:
    """Take an entry of one's own away. Raises ``NotTheirs``, and ``frames.Sent`` of paid hours."""
    row = _own(entry, by)
    if not frames.is_paid(row):
        engagements.remove(reference=row.reference)
        return
    Contributor.objects.select_for_update(of=("self",), no_key=True).get(pk=row.contributor_id)
    frames.remove(row=row, by=by)
    entry.delete()


def mine(course: CoursePage, contributor: Contributor) -> QuerySet[DesignHours]:
    """The entries of one member, newest first."""
    rows = _of(course).filter(engagement__contributor=contributor).select_related("engagement")
    return rows.order_by("-engagement__done_on", "-engagement_id")


def total(course: CoursePage, contributor: Contributor | None = None) -> int:
    """Minutes of the whole team, or of one in it."""
    rows = _of(course) if contributor is None else mine(course, contributor)
    return rows.order_by().aggregate(sum=Sum("engagement__minutes"))["sum"] or 0


def _record(
    course_id: int,
    contributor: Contributor,
    done_on: date,
    minutes: int,
    about: str,
    *,
    reference: str,
    by: User,
) -> Engagement:
    """Write the work down: on the frame that pays it, or unpaid where there is none."""
    frame = frames.open_frame(course_id, contributor)
    if frame is not None:
        return offers.log_hours(
            frame=frame, done_on=done_on, minutes=minutes, about=about, reference=reference, by=by
        )
    return engagements.record(
        contributor=contributor,
        activity=Activity.CO_DESIGN,
        about=about,
        done_on=done_on,
        minutes=minutes,
        reference=reference,
    )


def _of(course: CoursePage) -> QuerySet[DesignHours]:
    return DesignHours.objects.filter(course__translation_key=course.translation_key)


def _own(entry: DesignHours, by: User) -> Engagement:
    row = entry.engagement
    if row.contributor.person_id != by.pk:
        raise NotTheirs
    return row


def _within_a_day(
    course_id: int, contributor: Contributor, done_on: date, minutes: int, but: Engagement | None = None
) -> None:
    rows = DesignHours.objects.filter(
        course_id=course_id, engagement__contributor=contributor, engagement__done_on=done_on
    )
    if but is not None:
        rows = rows.exclude(engagement=but)
    noted = rows.aggregate(sum=Sum("engagement__minutes"))["sum"] or 0
    if noted + minutes > LONGEST_DAY:
        raise TooMuch
