"""What the school forgets of its days: who came becomes figures after a year, and calls go soon."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from courses.models import Session
from enrolment.day_states import CallState, Mark
from enrolment.models import Apology, Attendance, AttendanceFigures, GuestSeat, WelfareCall

DETAIL_KEPT = timedelta(days=365)
"""After a session: who came, who had told us, who was a guest."""

CALLS_KEPT = timedelta(days=14)
"""After the talk."""

MISSED_KEPT = timedelta(days=60)
"""After the session, where nobody has reached the person: to ask now would be strange."""

AT_ONCE = 500


def forget_calls(*, now: datetime | None = None) -> int:
    """Delete the calls that are done or too old to make; return how many."""
    moment = now or timezone.now()
    done = Q(state=CallState.DONE, done_at__lt=moment - CALLS_KEPT)
    too_late = Q(session__ends_at__lt=moment - MISSED_KEPT)
    return WelfareCall.objects.filter(done | too_late).delete()[0]


def fold_attendance(*, now: datetime | None = None) -> int:
    """Make figures of what happened in each session of more than a year ago; return how many sessions."""
    before = (now or timezone.now()) - DETAIL_KEPT
    has_detail = (
        Exists(Attendance.objects.filter(session=OuterRef("pk")))
        | Exists(Apology.objects.filter(session=OuterRef("pk")))
        | Exists(GuestSeat.objects.filter(session=OuterRef("pk")))
    )
    old = Session.objects.filter(has_detail, ends_at__lt=before).order_by("pk")[:AT_ONCE]
    sessions = list(old.values_list("pk", flat=True))
    for session_id in sessions:
        _fold(session_id)
    return len(sessions)


@transaction.atomic
def _fold(session_id: int) -> None:
    """Add what is there to the figures, so that a correction of an old session is not lost."""
    session = Session.objects.select_for_update(of=("self",), no_key=True).get(pk=session_id)
    marks = Attendance.objects.filter(session=session)
    marked = {mark: set(marks.filter(mark=mark).values_list("enrolment", flat=True)) for mark in Mark.values}
    told = set(Apology.objects.filter(session=session).values_list("enrolment", flat=True))
    told = (told | marked[Mark.APOLOGY]) - marked[Mark.PRESENT]
    figures, _is_new = AttendanceFigures.objects.get_or_create(session=session)
    figures.present += len(marked[Mark.PRESENT])
    figures.apologies += len(told)
    figures.others += len(marked[Mark.ABSENT] - told)
    figures.save(update_fields=["present", "apologies", "others"])
    for model in (Attendance, Apology, GuestSeat, WelfareCall):
        model._default_manager.filter(session=session).delete()
