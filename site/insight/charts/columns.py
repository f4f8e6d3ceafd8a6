"""Standing columns, one for each stretch of time: the value on top, the name below on a few lines."""

from collections.abc import Sequence

from insight.charts.drawing import Picture
from insight.charts.look import (
    FJORD,
    FJORD_TINT,
    NARROW,
    SAND_DARK,
    SMALL,
    Spec,
    boxes,
    chart,
    hatched,
    strokes,
    words,
)
from insight.charts.marks import Mark
from insight.charts.texts import said_all, two_lines

_HEIGHT, _TOP, _HIDDEN = 150, 26, 30
_LINES, _LINE = 3, 17
_MOST = {True: 8, False: 4}


def columns(title: str, marks: Sequence[Mark], *, wholes: Sequence[Mark] = ()) -> Picture:
    """Return a chart of ``marks`` in the order of time; ``wholes`` are what each is a part of.

    A phone has room for the last four, anything larger for the last eight; the table has all.
    """
    return Picture(title, said_all(marks), lambda width: _spec(marks, wholes, width))


def _spec(marks: Sequence[Mark], wholes: Sequence[Mark], width: int) -> Spec:
    most_columns = _MOST[width > NARROW]
    marks, wholes = marks[-most_columns:], wholes[-most_columns:]
    most = max((one.number or 0 for one in (*marks, *wholes)), default=0) or 1
    slot = min(width / max(len(marks), 1), 150)
    column = min(slot * 0.62, 64)
    floor = _TOP + _HEIGHT
    scale = _HEIGHT / most
    lefts = [number * slot + (slot - column) / 2 for number in range(len(marks))]

    def box(left: float, number: float) -> Spec:
        return {"x": left, "y": floor - max(number * scale, 1.5), "x2": left + column, "y2": floor}

    values: list[Spec] = []
    for number, (one, left) in enumerate(zip(marks, lefts, strict=True)):
        whole = wholes[number].number if wholes else None
        height = _HIDDEN if one.is_hidden else max(one.number or 0, whole or 0) * scale
        values.append({"x": left + column / 2, "y": floor - height - 8, "text": one.shown})
    names = _names(marks, lefts, slot, column)
    layers = [
        boxes(
            [box(left, one.number) for one, left in zip(wholes, lefts, strict=False) if one.number],
            color=FJORD_TINT,
            outline=FJORD,
        ),
        boxes([box(left, one.number) for one, left in zip(marks, lefts, strict=True) if one.number]),
        strokes(
            [
                stroke
                for one, left in zip(marks, lefts, strict=True)
                if one.is_hidden
                for stroke in hatched(left, floor - _HIDDEN, column, _HIDDEN)
            ]
        ),
        strokes([{"x": 0, "y": floor, "x2": max(slot * len(marks), 1), "y2": floor}], color=SAND_DARK),
        words(values, align="center", bold=True),
        words(names, align="center", size=SMALL),
    ]
    return chart(layers, width=width, height=max((name["y"] for name in names), default=floor) + 9)


def _names(marks: Sequence[Mark], lefts: Sequence[float], slot: float, column: float) -> list[Spec]:
    """Return the names below the columns, line by line."""
    return [
        {"x": left + column / 2, "y": _TOP + _HEIGHT + 18 + line * _LINE, "text": text}
        for one, left in zip(marks, lefts, strict=True)
        for line, text in enumerate(two_lines(one.label, slot - 4, SMALL, most=_LINES))
    ]
