"""The colours, letters and measures of every chart; the same as those of the site (``_theme.scss``)."""

from collections.abc import Sequence
from typing import Any

INK, INK_SOFT = "#1f2a2e", "#4a565a"
FJORD, FJORD_TINT, SAND, SAND_DARK = "#0f5c63", "#cfe1df", "#e4dacb", "#857a6a"
LINES = (FJORD, "#9c3524", "#5a4069", "#74450c", "#3b5930")
"""One for each line of a chart, all of them 4.5:1 on paper; the shape of its points differs too."""
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")

FONT = "IBM Plex Sans"
TEXT, SMALL = 15, 13
NARROW, PAPER, WIDE = 296, 420, 620
"""How wide a chart is on a phone, on half a page of paper and elsewhere, in px; letters are the same."""
BOX = 44
"""How long the hatched box of a hidden value is, in px."""

Spec = dict[str, Any]

_CONFIG: Spec = {
    "font": FONT,
    "aria": False,
    "view": {"stroke": None},
    "axis": {"domain": False, "ticks": False, "grid": False, "labels": False, "title": None},
}


def chart(layers: Sequence[Spec], *, width: int, height: int, **more: Any) -> Spec:
    """Return a whole drawing in Vega-Lite."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "padding": {"left": 1, "right": 1, "top": 2, "bottom": 4},
        "autosize": {"type": "none"},
        "background": None,
        "config": _CONFIG,
        "layer": list(layers),
        **more,
    }


def layer(mark: Spec, values: Sequence[Spec], *channels: str, **more: Any) -> Spec:
    """Return one layer whose rows carry their places in px: ``x``, ``y``, ``x2``, ``y2``, and ``text``."""
    encoding = {
        name: {"field": name, "type": "quantitative", "scale": None, "axis": None} for name in channels
    }
    for name in ("x2", "y2"):
        if name in encoding:
            encoding[name] = {"field": name}
    if "text" in encoding:
        encoding["text"] = {"field": "text", "type": "nominal"}
    return {"data": {"values": list(values)}, "mark": mark, "encoding": {**encoding, **more}}


def words(values: Sequence[Spec], *, align: str = "left", bold: bool = False, size: int = TEXT) -> Spec:
    """Return texts that stand on their line at ``x`` and ``y``."""
    mark = {
        "type": "text",
        "align": align,
        "baseline": "alphabetic",
        "fontSize": size,
        "fontWeight": 600 if bold else 400,
        "color": INK if bold or size == TEXT else INK_SOFT,
    }
    return layer(mark, values, "x", "y", "text")


def hatched(x: float, y: float, width: float, height: float) -> list[Spec]:
    """Return the strokes of a hatched box: its frame, and lines across it from lower left to upper right."""
    frame = [
        {"x": x, "y": y, "x2": x + width, "y2": y},
        {"x": x, "y": y + height, "x2": x + width, "y2": y + height},
        {"x": x, "y": y, "x2": x, "y2": y + height},
        {"x": x + width, "y": y, "x2": x + width, "y2": y + height},
    ]
    across, step = [], 7.0
    start = step
    while start < width + height:
        low, high = max(0.0, start - height), min(start, width)
        across.append(
            {"x": x + low, "y": y + start - low, "x2": x + high, "y2": y + start - high},
        )
        start += step
    return frame + across


def strokes(values: Sequence[Spec], *, color: str = SAND_DARK, width: float = 1) -> Spec:
    """Return straight lines from ``x``, ``y`` to ``x2``, ``y2``."""
    return layer({"type": "rule", "color": color, "strokeWidth": width}, values, "x", "y", "x2", "y2")


def boxes(values: Sequence[Spec], *, color: str = FJORD, outline: str = "") -> Spec:
    """Return filled boxes, with an outline where that is what tells them from others."""
    mark: Spec = {"type": "rect", "color": color}
    if outline:
        mark |= {"stroke": outline, "strokeWidth": 1.25}
    return layer(mark, values, "x", "y", "x2", "y2")
