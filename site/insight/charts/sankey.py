"""The drawing of a flow in Vega: bands, nodes and their names, each at a place that is given in px."""

from collections.abc import Sequence

from insight.charts.look import FJORD, FONT, INK, INK_SOFT, TEXT, Spec

_BAND, _SHEET = "#a9cbc8", "#fffefb"


def sankey(
    width: int, height: float, bands: Sequence[Spec], nodes: Sequence[Spec], texts: Sequence[Spec]
) -> Spec:
    """Return the drawing; a band that is ``hidden`` is an outline of dashes."""
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": width,
        "height": height,
        "padding": {"left": 1, "right": 1, "top": 2, "bottom": 2},
        "autosize": {"type": "none"},
        "background": None,
        "config": {"aria": False},
        "data": [
            {"name": "bands", "values": [{"path": one["path"], "hidden": one["hidden"]} for one in bands]},
            {"name": "nodes", "values": list(nodes)},
            {"name": "texts", "values": list(texts)},
        ],
        "marks": [_bands(), _nodes(), _texts(around=True), _texts(around=False)],
    }


def _bands() -> Spec:
    look = {
        "path": {"field": "path"},
        "fill": [{"test": "datum.hidden", "value": "none"}, {"value": _BAND}],
        "stroke": [{"test": "datum.hidden", "value": INK_SOFT}, {"value": _SHEET}],
        "strokeWidth": {"value": 1},
        "strokeDash": [{"test": "datum.hidden", "value": [4, 3]}, {"value": [1, 0]}],
    }
    return {"type": "path", "from": {"data": "bands"}, "encode": {"enter": look}}


def _nodes() -> Spec:
    look = {name: {"field": name} for name in ("x", "y", "width", "height")}
    return {
        "type": "rect",
        "from": {"data": "nodes"},
        "encode": {"enter": {**look, "fill": {"value": FJORD}}},
    }


def _texts(*, around: bool) -> Spec:
    """Return the texts; first ``around`` them, a seam of the ground's colour over the bands below."""
    look: Spec = {
        **{name: {"field": name} for name in ("x", "y", "text", "align")},
        "font": {"value": FONT},
        "fontSize": {"value": TEXT},
        "fontWeight": [{"test": "datum.bold", "value": 600}, {"value": 400}],
        "fill": {"value": _SHEET if around else INK},
    }
    if around:
        look |= {
            "stroke": {"value": _SHEET},
            "strokeWidth": {"value": 4},
            "opacity": [{"test": "datum.bold", "value": 0}, {"value": 1}],
        }
    return {"type": "text", "from": {"data": "texts"}, "encode": {"enter": look}}
