"""How people looked back at their own hopes: three numbers of one term that is over, about nobody."""

from django.utils import timezone
from django.utils.translation import gettext as _

from enrolment import plan
from enrolment.plan.tallies import Outcome
from insight.figures import Cell
from insight.pages.choosing import Choice
from insight.pages.grids import Grid, Line, Value
from insight.periods import TERM


def goals(choice: Choice) -> Grid | None:
    """Return the table of a term that is over; None for other periods.

    Only one term at a time: what is hidden in one could be reckoned from several together. And only when it
    is over: while it runs, the difference of two days would be what somebody said in between.
    """
    period = choice.period
    if period.kind != "term" or not period.is_over(timezone.localdate()):
        return None
    outcomes = plan.of_term(int(period.key.removeprefix(TERM)))
    if not any(one.number for one in outcomes):
        return None
    caption = _("Own hopes, %(period)s") % {"period": period.name}
    return Grid(caption, [_("How it went"), _("Hopes")], [_line(one) for one in outcomes])


def _line(one: Outcome) -> Line:
    return Line(one.label, [Value.of(Cell(one.number, is_hidden=one.number is None))])
