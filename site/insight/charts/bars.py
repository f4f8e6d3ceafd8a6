"""Lying bars: one for each row, its name above it and its value behind it, so that long names have room."""

from collections.abc import Sequence

from insight.charts.drawing import Picture
from insight.charts.look import (
    BOX,
    FJORD,
    FJORD_TINT,
    SAND,
    SMALL,
    TEXT,
    Spec,
    boxes,
    chart,
    hatched,
    strokes,
    words,
)
from insight.charts.marks import Mark
from insight.charts.texts import fitted, said_all, wide

_STEP, _BAR, _TOP = 50, 18, 22


def bars(title: str, marks: Sequence[Mark], *, wholes: Sequence[Mark] = ()) -> Picture:
    """Return a chart of ``marks``; ``wholes`` are what each is a part of, drawn as an outline behind it."""
    return Picture(title, said_all(marks), lambda width: _spec(marks, wholes, width))


def _spec(marks: Sequence[Mark], wholes: Sequence[Mark], width: int) -> Spec:
    most = max((one.number or 0 for one in (*marks, *wholes)), default=0) or 1
    room = width - max((_behind(one) for one in marks), default=0) - 10
    scale = max(room, 40) / most
    tops = [number * _STEP + _TOP for number in range(len(marks))]
    ends = [_end(one, whole, scale) for one, whole in zip(marks, wholes or marks, strict=True)]
    shown = [(one, y) for one, y in zip(marks, tops, strict=True) if one.number]
    wholes_shown = [(one, y) for one, y in zip(wholes, tops, strict=False) if one.number]
    hidden = [y for one, y in zip(marks, tops, strict=True) if one.is_hidden]
    layers = [
        words(
            [
                {"x": 0, "y": y - 7, "text": fitted(one.label, width)}
                for one, y in zip(marks, tops, strict=True)
            ]
        ),
        boxes([_box(one, y, scale) for one, y in wholes_shown], color=FJORD_TINT, outline=FJORD),
        boxes([_box(one, y, scale) for one, y in shown], color=FJORD),
        strokes([{"x": 0.5, "y": y, "x2": 0.5, "y2": y + _BAR} for y in tops], color=SAND, width=1),
        strokes([stroke for y in hidden for stroke in hatched(0.5, y + 0.5, BOX, _BAR - 1)]),
        words(
            [
                {"x": end + 8, "y": y + 14, "text": one.shown}
                for one, y, end in zip(marks, tops, ends, strict=True)
            ],
            bold=True,
        ),
        words(
            [
                {"x": end + 14 + wide(one.shown, TEXT, bold=True), "y": y + 14, "text": one.note}
                for one, y, end in zip(marks, tops, ends, strict=True)
                if one.note
            ],
            size=SMALL,
        ),
    ]
    return chart(layers, width=width, height=max(len(marks), 1) * _STEP)


def _box(one: Mark, y: float, scale: float) -> Spec:
    return {"x": 0, "y": y, "x2": max((one.number or 0) * scale, 1.5), "y2": y + _BAR}


def _end(one: Mark, whole: Mark, scale: float) -> float:
    """Where the words behind a bar begin."""
    own = BOX if one.is_hidden else (one.number or 0) * scale
    return max(own, (whole.number or 0) * scale)


def _behind(one: Mark) -> float:
    """How much room the words behind a bar take."""
    note = wide(one.note, SMALL) + 6 if one.note else 0
    return 8 + wide(one.shown, TEXT, bold=True) + note
