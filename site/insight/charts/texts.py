"""How wide a text of a chart is, near enough to make room for it, and what a chart says aloud."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from insight.charts.look import TEXT
from insight.charts.marks import Mark

_NARROW_SIGNS, _WIDE_SIGNS = frozenset("fijlrtI.,:;|()' -"), frozenset("mwMWÆæ@%")


def wide(text: str, size: int = TEXT, *, bold: bool = False) -> float:
    """Return about how many px a text in our letters takes; rather too many than too few."""
    ems = sum(0.34 if one in _NARROW_SIGNS else 0.9 if one in _WIDE_SIGNS else 0.6 for one in text)
    return ems * size * (1.04 if bold else 1)


def fitted(text: str, room: float, size: int = TEXT) -> str:
    """Return the text, cut with "…" where it would not stand in ``room`` px; the table has it whole."""
    if wide(text, size) <= room:
        return text
    while text and wide(text, size) + size > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def two_lines(text: str, room: float, size: int = TEXT, *, most: int = 2) -> list[str]:
    """Return a name on at most two lines (or ``most``), broken at spaces other than hard ones."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or wide(longer, size) <= room):
            lines[-1] = longer
        elif word:
            lines.append(word)
    return [fitted(line, room, size) for line in lines]


def said_all(marks: Sequence[Mark]) -> str:
    """Return every value of a chart with its name, in one sentence."""
    if not marks:
        return _("Nothing to show.")
    return "; ".join(one.said for one in marks) + "."
