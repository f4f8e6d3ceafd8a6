"""All subjects of a year with their tables, and how each figure is counted."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.visitors import signed_in
from insight.pages import flows, parts
from insight.pages.choosing import Choice
from insight.pages.grids import Grid
from insight.pages.parts import Part
from insight.pages.subjects import FLOW, SUBJECTS, Subject
from insight.papers import drawing, frame, set_paper
from insight.papers.evaluations import evaluated


def pdf(choice: Choice, *, request: HttpRequest) -> bytes:
    """Set the report of a period, usually a year."""
    data = {
        **frame(
            _("Report %(period)s") % {"period": choice.period.name},
            request=request,
            counted_at=choice.counted_at,
        ),
        "lead": " ".join([_("Who came, what was made together, and what it cost."), choice.caution]).strip(),
        "contents": _("Contents"),
        "counted_so": _("How it is counted:"),
        "evaluation": evaluated(choice),
        "subjects": [_subject(one, choice, for_=signed_in(request)) for one in SUBJECTS.values()],
    }
    return set_paper("yearly.typ", data)


def _subject(subject: Subject, choice: Choice, *, for_: User) -> dict[str, Any]:
    return {
        "title": str(subject.title),
        "lead": str(subject.lead),
        "parts": [_part(one) for one in parts.subject_parts(subject, choice, for_=for_)],
        "flow": _flow(choice) if FLOW in subject.measures else None,
    }


def _part(one: Part) -> dict[str, Any]:
    return {
        "title": one.measure.title,
        "shown": one.shown,
        "change": one.change,
        "how": one.measure.how,
        "chart": drawing(one.picture),
        "table": table(one.grid),
    }


def _flow(choice: Choice) -> dict[str, Any]:
    shown = flows.flow_part(choice)
    return {
        "title": _("From their first role to the next"),
        "how": shown.how,
        "chart": drawing(shown.picture),
        "tables": [table(shown.roles), table(shown.grid)],
    }


def table(grid: Grid) -> dict[str, Any]:
    """Return a table as texts."""
    foot = [grid.foot.label, *(value.shown for value in grid.foot.values)] if grid.foot else []
    lines = [[line.label, *(value.shown for value in line.values)] for line in grid.lines]
    return {"heads": list(grid.heads), "lines": lines, "foot": foot}
