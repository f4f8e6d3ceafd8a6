"""Who is expected at a session: names to be called by, never what somebody comes as."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from courses.models import Session
from enrolment.day_states import GuestState, Mark
from enrolment.models import Apology, Attendance, Enrolment, GuestSeat, SupportNeed
from enrolment.states import SeatState


@dataclass(frozen=True, slots=True)
class Expected:
    """One person of a roster; ``mark`` is what was tapped, or the afbud that the person gave."""

    enrolment_id: int
    name: str
    mark: str
    told_us: bool
    brings_companion: bool
    need: str
    is_guest: bool


def people_of(session: Session) -> QuerySet[Enrolment]:
    """Return the rows that can be marked: seats of the class, guests of this session, and who has a mark."""
    seated = Q(run=session.run_id, state__in=(SeatState.ENROLLED, SeatState.COMPLETED))
    guests = GuestSeat.objects.filter(session=session, state=GuestState.ACCEPTED).values("enrolment")
    marked = Attendance.objects.filter(session=session).exclude(mark="").values("enrolment")
    return Enrolment.objects.filter(seated | Q(pk__in=guests) | Q(pk__in=marked))


def of(session: Session) -> list[Expected]:
    """Return everybody by name; four queries for any number."""
    rows = people_of(session).select_related("person", "support_need")
    return list(_expected(session, rows.order_by("person__chosen_name", "pk")))


def _expected(session: Session, rows: QuerySet[Enrolment]) -> Iterator[Expected]:
    marks = marks_of(session)
    told = set(Apology.objects.filter(session=session).values_list("enrolment", flat=True))
    guests = GuestSeat.objects.filter(session=session, state=GuestState.ACCEPTED)
    guest_ids = set(guests.values_list("enrolment", flat=True))
    for row in rows:
        yield Expected(
            enrolment_id=row.pk,
            name=row.person.chosen_name,
            mark=marks.get(row.pk) or (Mark.APOLOGY.value if row.pk in told else ""),
            told_us=row.pk in told,
            brings_companion=row.brings_companion,
            need=need_of(row),
            is_guest=row.pk in guest_ids,
        )


def marks_of(session: Session) -> dict[int, str]:
    """Return what was last tapped for each person; those whose tap was taken back are left out."""
    rows = Attendance.objects.filter(session=session).exclude(mark="")
    return dict(rows.values_list("enrolment_id", "mark"))


def need_of(row: Enrolment) -> str:
    """Return what can help, or nothing."""
    try:
        return row.support_need.text
    except SupportNeed.DoesNotExist:
        return ""
