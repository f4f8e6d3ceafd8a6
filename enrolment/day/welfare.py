"""Asking how somebody is who was missed and had not told us: a call, never a strike.

Nobody's absences are counted: there is at most one line for a person on the list, and it is forgotten.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import Session
from enrolment.day_states import CallState, Mark
from enrolment.models import Apology, Attendance, Enrolment, WelfareCall


def follow(*, session: Session, marks: Mapping[int, str], now: datetime | None = None) -> None:
    """Put on the list who is marked as not here without afbud, and take off who is not, by enrolment.

    A talk that was had stays written down until it is forgotten.
    """
    told = Apology.objects.filter(session=session, enrolment__in=marks.keys())
    missed = {who for who, mark in marks.items() if mark == Mark.ABSENT}
    missed -= set(told.values_list("enrolment", flat=True))
    found_again = WelfareCall.objects.filter(session=session, enrolment__in=set(marks) - missed)
    found_again.exclude(state=CallState.DONE).delete()
    moment = now or timezone.now()
    WelfareCall.objects.bulk_create(
        [WelfareCall(session=session, enrolment_id=who, created_at=moment) for who in sorted(missed)],
        ignore_conflicts=True,
    )


def review(*, session: Session, enrolment: Enrolment) -> None:
    """Look again at one person whose afbud has come or gone."""
    marks = Attendance.objects.filter(session=session, enrolment=enrolment).values_list("mark", flat=True)
    for mark in marks:
        follow(session=session, marks={enrolment.pk: mark})


def to_call(*, now: datetime | None = None) -> QuerySet[WelfareCall]:
    """Return whom to ask, oldest first: one line for a person, about the latest session that has ended."""
    ended = WelfareCall.objects.filter(session__ends_at__lte=now or timezone.now())
    ended = ended.exclude(state=CallState.DONE)
    latest = ended.order_by("enrolment__person_id", "-session__ends_at", "-pk").distinct(
        "enrolment__person_id"
    )
    return (
        WelfareCall.objects.filter(pk__in=latest.values("pk"))
        .select_related("enrolment__person", "session__run__course", "session__run__term")
        .order_by("session__ends_at", "pk")
    )


@transaction.atomic
def talked(*, call: WelfareCall, by: User, now: datetime | None = None) -> WelfareCall:
    """Write down that the school has talked with the person, which settles all that is open about them."""
    moment = now or timezone.now()
    open_ones = _open_about(call.enrolment.person, moment)
    open_ones.update(state=CallState.DONE, done_at=moment, by=by)
    call.refresh_from_db()
    return call


@transaction.atomic
def not_reached(*, call: WelfareCall, by: User, now: datetime | None = None) -> WelfareCall:
    """Write down when it was last tried; who has been talked with stays so."""
    moment = now or timezone.now()
    open_ones = _open_about(call.enrolment.person, moment)
    open_ones.update(state=CallState.AGAIN, tried_at=moment, by=by)
    call.refresh_from_db()
    return call


def _open_about(person: User, moment: datetime) -> QuerySet[WelfareCall]:
    rows = WelfareCall.objects.filter(enrolment__person=person, session__ends_at__lte=moment)
    return rows.exclude(state=CallState.DONE)
