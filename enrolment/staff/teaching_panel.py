"""What wants looking at: sessions nobody holds, questions without an answer, classes that lack a teacher."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.ui.components import Component

from courses import handovers, staffing
from courses.models import CourseRun, TeachingAssignment
from courses.sessions import OVER
from courses.staffing.opening import bases_of
from courses.states import AssignmentState, RunState
from courses.words import session_when
from enrolment.staff.numbers import still_coming

MOST_SHOWN = 8


@dataclass(frozen=True)
class Lacking:
    """An open class and what it lacks, in words."""

    run: CourseRun
    words: str


class TeachingPanel(Component):
    """Shown on the admin's home to whoever staffs the classes; nothing where all is well."""

    order = 10
    template_name = "enrolment/staff/teaching_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what the panel shows, in five questions."""
        unanswered = open_questions()
        return {
            "to_hold": [(row, session_when(row.session)) for row in handovers.open_ones()[:MOST_SHOWN]],
            "unanswered": unanswered[:MOST_SHOWN],
            "unanswered_count": unanswered.count(),
            "lacking": lacking()[:MOST_SHOWN],
        }


def open_questions() -> QuerySet[TeachingAssignment]:
    """Return who was asked and has not answered, who was asked first standing first."""
    rows = TeachingAssignment.objects.filter(state=AssignmentState.OFFERED).exclude(run__state__in=OVER)
    rows = rows.select_related("contributor", "run__course", "run__term")
    return rows.order_by("offered_at", "pk")


def lacking() -> list[Lacking]:
    """Return the classes people know of that have not both kinds of teachers."""
    known = CourseRun.objects.filter(state__in=(RunState.OPEN, RunState.CLOSED))
    runs = list(still_coming(known, now=timezone.now()).select_related("course", "term").order_by("pk"))
    bases = bases_of(runs)
    found = [Lacking(run, staffing.words_for(bases[run.pk])) for run in runs]
    return [one for one in found if one.words]
