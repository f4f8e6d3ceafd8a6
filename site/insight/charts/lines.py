"""Lines over time, one for each group: told apart by their names at the end, their colour and their points.

A hidden value interrupts its line, and a small hatched box stands in its place at the bottom.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from insight.charts.drawing import Picture
from insight.charts.look import (
    LINES,
    NARROW,
    SAND,
    SAND_DARK,
    SHAPES,
    SMALL,
    Spec,
    chart,
    hatched,
    layer,
    strokes,
    words,
)
from insight.charts.marks import Mark
from insight.charts.texts import fitted, two_lines, wide

_HEIGHT, _TOP, _BELOW, _APART = 190, 14, 44, 19
_MOST = {True: 10, False: 4}


def lines(title: str, series: Mapping[str, Sequence[Mark]]) -> Picture:
    """Return a chart of ``series``: the marks of each group, in the same order of time for all."""
    said = " ".join(
        f"{name}: {', '.join(f'{one.label} {one.shown}' for one in marks)}." for name, marks in series.items()
    )
    return Picture(title, said or _("Nothing to show."), lambda width: _spec(series, width))


def _spec(series: Mapping[str, Sequence[Mark]], width: int) -> Spec:
    shown = {name: marks[-_MOST[width > NARROW] :] for name, marks in series.items()}
    count = max((len(marks) for marks in shown.values()), default=0)
    ends = {name: _end(name, marks) for name, marks in shown.items()}
    edge = min(max((wide(text, SMALL, bold=True) for text in ends.values()), default=0), width * 0.42)
    room = width - edge - 14
    inset = 44 if width > NARROW else 30
    step = (room - 2 * inset) / max(count - 1, 1)
    places = [inset + number * step for number in range(count)]
    most = max((one.number or 0 for marks in shown.values() for one in marks), default=0) or 1
    floor = _TOP + _HEIGHT

    def height(number: float) -> float:
        return floor - number / most * _HEIGHT

    layers = [
        strokes([{"x": 0, "y": floor, "x2": room, "y2": floor}], color=SAND_DARK),
        strokes([{"x": x, "y": _TOP, "x2": x, "y2": floor} for x in places], color=SAND),
    ]
    labels = []
    for number, (name, marks) in enumerate(shown.items()):
        color, shape = LINES[number % len(LINES)], SHAPES[number % len(SHAPES)]
        points = [
            (x, None if one.number is None else height(one.number))
            for x, one in zip(places, marks, strict=False)
        ]
        layers += _line(points, color, shape)
        gone = [x for x, one in zip(places, marks, strict=False) if one.is_hidden]
        layers.append(
            strokes([s for x in gone for s in hatched(x - 6 + number * 4, floor - 12, 12, 12)], color=color)
        )
        last = points[-1][1] if points and points[-1][1] is not None else floor - 4
        labels.append(
            {"x": room + 8, "y": last + 5, "text": fitted(ends[name], edge + 8, SMALL), "color": color}
        )
    layers += [_ending(label) for label in _apart(labels, floor)]
    first = next(iter(shown.values()), [])
    layers.append(words(_times(first, places, min(step, 2 * inset) - 2), align="center", size=SMALL))
    return chart(layers, width=width, height=floor + _BELOW)


def _end(name: str, marks: Sequence[Mark]) -> str:
    """Return what stands at the end of a line: whose it is, and its last value."""
    return f"{name} {marks[-1].shown}" if marks else name


def _line(points: Sequence[tuple[float, float | None]], color: str, shape: str) -> list[Spec]:
    pairs = pairwise(points)
    between = [
        {"x": x, "y": y, "x2": x2, "y2": y2} for (x, y), (x2, y2) in pairs if y is not None and y2 is not None
    ]
    mark = {"type": "point", "shape": shape, "filled": True, "size": 90, "color": color, "opacity": 1}
    dots = [{"x": x, "y": y} for x, y in points if y is not None]
    return [strokes(between, color=color, width=2.5), layer(mark, dots, "x", "y")]


def _apart(labels: Sequence[Spec], floor: float) -> list[Spec]:
    """Move names that would lie on each other apart, from the top down, and up again from the floor."""
    placed = sorted(labels, key=lambda one: float(one["y"]))
    for before, one in pairwise(placed):
        one["y"] = max(one["y"], before["y"] + _APART)
    limit = floor + _APART / 3
    for one in reversed(placed):
        one["y"] = min(one["y"], limit)
        limit = one["y"] - _APART
    return placed


def _ending(label: Spec) -> Spec:
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "alphabetic",
        "fontSize": SMALL,
        "fontWeight": 600,
        "color": label["color"],
    }
    return layer(mark, [{name: label[name] for name in ("x", "y", "text")}], "x", "y", "text")


def _times(marks: Sequence[Mark], places: Sequence[float], room: float) -> list[Spec]:
    return [
        {"x": x, "y": _TOP + _HEIGHT + 18 + line * 17, "text": text}
        for one, x in zip(marks, places, strict=False)
        for line, text in enumerate(two_lines(one.label, room, SMALL))
    ]
