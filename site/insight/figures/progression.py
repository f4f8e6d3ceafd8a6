"""How people went from one role at the school to the next, as published."""

from insight.figures.cells import HIDDEN, NOTHING, Cell, Flow
from insight.figures.reading import latest
from insight.measures.roles import ROLES
from insight.models import Figure
from insight.periods import Period

MEASURE = "progression"
ROLE, STEP = "role", "step"
"""The dimensions under which roles and steps between them are counted; a step is ``from>to``."""
TO = ">"


def progression(period: Period) -> Flow:
    """Return how many were each role, and how many went from one to the next for the first time.

    A step that nobody took is not there.
    """
    found = _cells(period)
    nodes = [(key, str(label), found.get((ROLE, key), NOTHING)) for key, label in ROLES.items()]
    links = [
        (source, target, cell)
        for (dimension, value), cell in sorted(found.items())
        if dimension == STEP
        for source, target in [value.split(TO)]
    ]
    return Flow(nodes, links)


def _cells(period: Period) -> dict[tuple[str, str], Cell]:
    rows = Figure.objects.filter(rollup=latest(), measure=MEASURE, period=period.key)
    return {
        (dimension, value): HIDDEN if is_hidden else Cell(int(number or 0))
        for dimension, value, number, is_hidden in rows.values_list(
            "dimension", "value", "number", "is_hidden"
        )
    }
