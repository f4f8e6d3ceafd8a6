"""How people went from one role to another: bands from left to right, as wide as there were people (Sankey).

Drawn by Vega from places that are computed here. A hidden band is thin and dashed, and named as hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from insight.charts.drawing import Picture
from insight.charts.look import SMALL, TEXT, Spec
from insight.charts.marks import Mark
from insight.charts.sankey import sankey
from insight.charts.texts import fitted, wide

_GAP, _NODE, _HEIGHT = 46.0, 14.0, 260.0
_THIN = 18.0
"""No band is thinner, so that its number stands on it."""


@dataclass(frozen=True, slots=True)
class Link:
    """People who went from the role ``start`` to the role ``end``; both are keys of nodes."""

    start: str
    end: str
    mark: Mark


@dataclass(slots=True)
class _Place:
    """A node on one side: where it begins, how tall it is, and how far its bands have been laid."""

    top: float
    height: float
    laid: float = 0.0


def flow(title: str, names: dict[str, Mark], links: Sequence[Link]) -> Picture:
    """Return a chart of ``links`` between the nodes ``names`` (by key); bands go from left to right."""
    drawn = [one for one in links if one.mark.number or one.mark.is_hidden]
    said = "; ".join(
        _("from %(start)s to %(end)s: %(number)s")
        % {"start": names[one.start].label, "end": names[one.end].label, "number": one.mark.shown}
        for one in drawn
    )
    text = f"{said[0].upper()}{said[1:]}." if said else _("Nobody went from one role to another.")
    return Picture(title, text, lambda width: _spec(names, drawn, width))


def _spec(names: dict[str, Mark], links: Sequence[Link], width: int) -> Spec:
    sides = [_side([one.start for one in links], names), _side([one.end for one in links], names)]
    total = sum(_weight(one) for one in links) or 1
    scale = _HEIGHT / total
    left = _places(sides[0], {key: _sum(links, "start", key) for key in sides[0]}, scale)
    right = _places(sides[1], {key: _sum(links, "end", key) for key in sides[1]}, scale)
    order = {key: number for number, key in enumerate(names)}
    sorted_links = sorted(links, key=lambda link: (order[link.start], order[link.end]))
    bands = [_band(one, left[one.start], right[one.end], scale, width) for one in sorted_links]
    places = (*left.values(), *right.values())
    height = max((place.top + place.height for place in places), default=40.0) + 6
    nodes = [_node(place, 0.0) for place in left.values()] + [
        _node(place, width - _NODE) for place in right.values()
    ]
    texts = [
        *_labels(left, names, links, "start", width),
        *_labels(right, names, links, "end", width),
        *[band["name"] for band in bands],
    ]
    return sankey(width, height, bands, nodes, texts)


def _side(keys: Sequence[str], names: dict[str, Mark]) -> list[str]:
    return [key for key in names if key in keys]


def _weight(link: Link) -> float:
    return link.mark.number or 0.0


def _sum(links: Sequence[Link], side: str, key: str) -> list[Link]:
    return [one for one in links if getattr(one, side) == key]


def _thick(link: Link, scale: float) -> float:
    return max(_weight(link) * scale, _THIN)


def _places(keys: Sequence[str], links: dict[str, list[Link]], scale: float) -> dict[str, _Place]:
    found, top = {}, 30.0
    for key in keys:
        height = sum(_thick(one, scale) for one in links[key])
        found[key] = _Place(top, height)
        top += height + _GAP
    return found


def _band(one: Link, start: _Place, end: _Place, scale: float, width: int) -> Spec:
    thick = _thick(one, scale)
    y, y2 = start.top + start.laid, end.top + end.laid
    start.laid += thick
    end.laid += thick
    x, x2 = _NODE + 1, width - _NODE - 1
    middle = (x + x2) / 2
    path = (
        f"M{x:.1f},{y:.1f}C{middle:.1f},{y:.1f},{middle:.1f},{y2:.1f},{x2:.1f},{y2:.1f}"
        f"L{x2:.1f},{y2 + thick:.1f}C{middle:.1f},{y2 + thick:.1f},{middle:.1f},{y + thick:.1f},"
        f"{x:.1f},{y + thick:.1f}Z"
    )
    name = {"x": x + 8, "y": y + thick / 2 + 5, "text": one.mark.shown, "align": "left", "bold": True}
    return {"path": path, "hidden": one.mark.is_hidden, "name": name}


def _node(place: _Place, x: float) -> Spec:
    return {"x": x, "y": place.top, "width": _NODE, "height": place.height}


def _labels(
    places: dict[str, _Place], names: dict[str, Mark], links: Sequence[Link], side: str, width: int
) -> list[Spec]:
    """Return the name of each node above it."""
    is_left = side == "start"
    found = []
    for key, place in places.items():
        room = width / 2 - 8
        text = fitted(names[key].label, room, TEXT if wide(names[key].label) <= room else SMALL)
        found.append(
            {
                "x": 0 if is_left else width,
                "y": place.top - 9,
                "text": text,
                "align": "left" if is_left else "right",
                "bold": False,
            }
        )
    return found
