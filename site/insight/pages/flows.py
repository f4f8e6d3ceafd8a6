"""How people go from role to role: the picture and the table of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from insight import charts, figures
from insight.charts import Mark, Picture
from insight.charts.flow import Link
from insight.pages.choosing import Choice
from insight.pages.grids import Grid, Line, Value


@dataclass(frozen=True, slots=True)
class FlowPart:
    """The flow of a period: its picture, how many are in each role, and how many went from one to another."""

    picture: Picture
    roles: Grid
    grid: Grid
    how: str


def flow_part(choice: Choice) -> FlowPart:
    """Gather the flow of a period."""
    flow = figures.progression(choice.period)
    names = {"": Mark(_("New at the school"), None, "")}
    names |= {
        key: Mark(str(label), _number(cell), cell.shown, cell.is_hidden) for key, label, cell in flow.nodes
    }
    links = [
        Link(start, end, Mark("", _number(cell), cell.shown, cell.is_hidden))
        for start, end, cell in flow.links
    ]
    title = _("From one role to another, %(period)s") % {"period": choice.period.name}
    lines = [
        Line(names[start].label, [Value(names[end].label, is_text=True), Value.of(cell)])
        for start, end, cell in flow.links
    ]
    roles = [Line(str(label), [Value.of(cell)]) for _key, label, cell in flow.nodes]
    return FlowPart(
        # Who is new comes from nowhere; the table has them, or they would be all there is to see.
        charts.flow(title, names, [one for one in links if one.start]),
        Grid(
            _("People in each role, %(period)s") % {"period": choice.period.name},
            [_("Role"), _("People")],
            roles,
        ),
        Grid(title, [_("From"), _("To"), _("People")], lines),
        _(
            "Everybody counts once in each role, by the day of their first time in it. A step leads from the "
            "role they had last to the next new one."
        ),
    )


def _number(cell: figures.Cell) -> float | None:
    return None if cell.number is None else float(cell.number)
