"""Lying bars: one for each row, its name above it and its value behind it, so that long names have room.

On paper the name stands beside it, since there is less height than there are letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from insight.charts.drawing import Picture
from insight.charts.look import (
    BOX,
    FJORD,
    FJORD_TINT,
    PAPER,
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


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things are, in px: from bar to bar, how thick one is, the room above the first and left."""

    step: int
    bar: int
    top: int
    left: int

    def name(self, text: str, y: float, width: int) -> Spec:
        """Return the name of a bar that begins at ``y``: above it, or left of it."""
        if self.left:
            return {"x": 0, "y": y + 13, "text": fitted(text, self.left - 12)}
        return {"x": 0, "y": y - 7, "text": fitted(text, width)}


_BELOW = _Frame(step=50, bar=18, top=22, left=0)
_BESIDE = _Frame(step=27, bar=17, top=4, left=165)


def bars(title: str, marks: Sequence[Mark], *, wholes: Sequence[Mark] = ()) -> Picture:
    """Return a chart of ``marks``; ``wholes`` are what each is a part of, drawn as an outline behind it."""
    return Picture(title, said_all(marks), lambda width: _spec(marks, wholes, width))


def _spec(marks: Sequence[Mark], wholes: Sequence[Mark], width: int) -> Spec:
    frame = _BESIDE if width == PAPER else _BELOW
    most = max((one.number or 0 for one in (*marks, *wholes)), default=0) or 1
    room = width - frame.left - max((_behind(one) for one in marks), default=0) - 10
    scale = max(room, 40) / most
    rows = [(one, number * frame.step + frame.top) for number, one in enumerate(marks)]
    behind = [(one, number * frame.step + frame.top) for number, one in enumerate(wholes)]
    ends = [frame.left + _end(one, whole, scale) for one, whole in zip(marks, wholes or marks, strict=True)]
    axis = frame.left + 0.5
    layers = [
        words([frame.name(one.label, y, width) for one, y in rows]),
        boxes(
            [_box(frame, one, y, scale) for one, y in behind if one.number], color=FJORD_TINT, outline=FJORD
        ),
        boxes([_box(frame, one, y, scale) for one, y in rows if one.number], color=FJORD),
        strokes(
            [{"x": axis, "y": y, "x2": axis, "y2": y + frame.bar} for _one, y in rows], color=SAND, width=1
        ),
        strokes([s for one, y in rows if one.is_hidden for s in hatched(axis, y + 0.5, BOX, frame.bar - 1)]),
        *_values(rows, ends),
    ]
    return chart(layers, width=width, height=max(len(marks), 1) * frame.step)


def _values(rows: Sequence[tuple[Mark, float]], ends: Sequence[float]) -> list[Spec]:
    """Return what stands behind each bar: its value, and its note."""
    placed = [(one, y + 14, end + 8) for (one, y), end in zip(rows, ends, strict=True)]
    notes = [(one, y, x + 6 + wide(one.shown, TEXT, bold=True)) for one, y, x in placed if one.note]
    return [
        words([{"x": x, "y": y, "text": one.shown} for one, y, x in placed], bold=True),
        words([{"x": x, "y": y, "text": one.note} for one, y, x in notes], size=SMALL),
    ]


def _box(frame: _Frame, one: Mark, y: float, scale: float) -> Spec:
    end = max((one.number or 0) * scale, 1.5)
    return {"x": frame.left, "y": y, "x2": frame.left + end, "y2": y + frame.bar}


def _end(one: Mark, whole: Mark, scale: float) -> float:
    """Where the words behind a bar begin."""
    own = BOX if one.is_hidden else (one.number or 0) * scale
    return max(own, (whole.number or 0) * scale)


def _behind(one: Mark) -> float:
    """How much room the words behind a bar take."""
    note = wide(one.note, SMALL) + 6 if one.note else 0
    return 8 + wide(one.shown, TEXT, bold=True) + note
