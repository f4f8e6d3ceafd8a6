"""The first thing a coordinator sees: today's sessions, classes to look at, people to call."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from wagtail.admin.ui.components import Component

from accounts import letters
from courses.models import CourseRun, Session
from courses.states import DROP_IN_FORMATS, RunState
from enrolment import notices
from enrolment.day import welfare
from enrolment.staff.held_seats import released_soon
from enrolment.staff.numbers import still_coming
from enrolment.states import SeatState

NEARLY_EMPTY = 4
"""Fewer enrolled than this, with the start near, is worth a thought."""

SOON = timedelta(days=21)
MOST_SHOWN = 8


class TodayPanel(Component):
    """Shown on the admin's home to whoever may see enrolments."""

    order = 10
    template_name = "enrolment/staff/today_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what the panel shows, in seven questions."""
        return {
            "sessions": todays_sessions(),
            "nearly_empty": nearly_empty(),
            "waited_for": waited_for(),
            "released_soon": released_soon(),
            "to_call": notices.to_call().count() + letters.to_call().count(),
            "to_ask": welfare.to_call().count() if _may_ask(parent_context) else 0,
        }


def _may_ask(parent_context: Any) -> bool:
    return bool(parent_context["request"].user.has_perm("enrolment.view_welfarecall"))


def todays_sessions() -> QuerySet[Session]:
    """Return today's sessions in their order, cancelled ones too, with how many come."""
    today = timezone.localdate()
    comes = Count("run__enrolments", filter=Q(run__enrolments__state=SeatState.ENROLLED), distinct=True)
    sorry = Count("apologies", distinct=True)
    rows = Session.objects.filter(starts_at__date=today).annotate(comes=comes, sorry=sorry)
    return rows.select_related("run__course", "run__term", "run__venue", "venue").order_by("starts_at", "pk")


def nearly_empty() -> QuerySet[CourseRun]:
    """Return open classes that start soon with few in them."""
    now = timezone.now()
    starts_soon = Session.objects.filter(starts_at__range=(now, now + SOON)).values("run")
    started = Session.objects.filter(starts_at__lt=now).values("run")
    few = Count("enrolments", filter=Q(enrolments__state=SeatState.ENROLLED))
    runs = CourseRun.objects.filter(state=RunState.OPEN, pk__in=starts_soon).exclude(pk__in=started)
    runs = runs.exclude(course__format__in=DROP_IN_FORMATS).annotate(enrolled=few)
    return (
        runs.filter(enrolled__lt=NEARLY_EMPTY)
        .select_related("course", "term", "seats")
        .order_by("enrolled", "pk")[:MOST_SHOWN]
    )


def waited_for() -> QuerySet[CourseRun]:
    """Return the coming classes that most people wait for."""
    runs = still_coming(CourseRun.objects.filter(seats__waiting__gt=0), now=timezone.now())
    return runs.select_related("course", "term", "seats").order_by(F("seats__waiting").desc(), "pk")[
        :MOST_SHOWN
    ]
