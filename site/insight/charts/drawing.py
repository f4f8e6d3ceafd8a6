"""From a description to SVG that may stand in our pages: nothing from elsewhere, no styles, no scripts."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import vl_convert
from django.contrib.staticfiles import finders
from django.core.cache import cache as shared
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from insight.charts.look import FONT, NARROW, WIDE, Spec

_FONT = "samskole/fonts/IBMPlexSans-Regular.ttf"
_DAYS = 7 * 24 * 60 * 60
_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_NEEDLESS = re.compile(
    r' (?:class|role|aria-[a-z]+|xmlns:xlink|version|font-weight="400"|font-family)(?:="[^"]*")?'
)
_EMPTY = re.compile(r'<path[^>]*(?: display="none"| d="M0,0h[\d.]+v[\d.]+h-[\d.]+Z")/>')
_BARE = re.compile(r"<g(?: transform=\"translate\(0,0\)\")?></g>")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and what it says: ``title`` is what it is of, ``said`` the finding in words, value by value."""

    title: str
    said: str
    draw: Callable[[int], Spec]
    """The description of the drawing for a width in px."""

    def svg(self, width: int = WIDE) -> str:
        """Return the drawing alone, as a paper holds it, which has its words beside it."""
        return drawn(self.draw(width)).replace("<svg ", f'<svg font-family="{FONT}" ', 1)

    def inline(self) -> SafeString:
        """Return the drawing twice, for phones and for all else; a screen reader meets only what is shown."""
        return format_html("{}{}", self._named(NARROW, "narrow"), self._named(WIDE, "wide"))

    def _named(self, width: int, kind: str) -> SafeString:
        name = format_html("<title>{}</title><desc>{}</desc>", self.title, self.said)
        start, rest = self.svg(width).split(">", 1)
        label = format_html(' class="chart-{}" role="img" aria-label="{}. {}">', kind, self.title, self.said)
        return mark_safe(f"{start}{label}{name}{rest}")  # noqa: S308 - drawn from numbers, texts are escaped


def drawn(spec: Spec) -> str:
    """Return a drawing; the same description is drawn once and kept by its content."""
    return _kept(json.dumps(spec, sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=1000)
def _kept(text: str) -> str:
    """Return a drawing from this process, from what all processes share, or anew."""
    key = f"chart:{hashlib.sha256(text.encode()).hexdigest()}"
    kept: str | None = shared.get(key)
    if kept is None:
        kept = _drawn(json.loads(text))
        shared.set(key, kept, _DAYS)
    return kept


def clean(svg: str) -> str:
    """Leave out classes, roles of single marks, empty groups and the like: a third of the bytes remain."""
    svg = _TAG.sub(lambda tag: _NEEDLESS.sub("", tag.group()), svg)
    svg = _EMPTY.sub("", svg)
    while (less := _BARE.sub("", svg)) != svg:
        svg = less
    return svg


def _drawn(spec: Spec) -> str:
    _know_our_letters()
    is_vega = spec["$schema"].rsplit("/", 2)[-2] == "vega"
    make = vl_convert.vega_to_svg if is_vega else vl_convert.vegalite_to_svg
    svg: str = make(json.dumps(spec), format_locale="da-DK", allowed_base_urls=[])
    return clean(svg)


@cache
def _know_our_letters() -> None:
    found = finders.find(_FONT)
    if isinstance(found, str):
        vl_convert.register_font_directory(str(Path(found).parent))
