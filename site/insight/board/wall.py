"""The board on a wall: eight classes at a time, huge; last what is missing. Always as the public has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses import words
from insight.board.choices import FILTERS
from insight.board.page import Board, look
from insight.board.parts import Made, Part, kept
from insight.board.rows import Audience, Row
from insight.board.unmet import Missing

PER_PAGE = 8
"""What fits on 1920 x 1080 in letters that are read at four metres."""

SHOWN_KINDS = frozenset({"free", "few", "waiting", "opens", "dropin"})
"""Classes that somebody who stands before the wall can still come to, or wait for."""


@dataclass(frozen=True)
class Tile:
    """A class on the wall. ``figure`` are its free seats: "7", "8+"; "" where one just comes."""

    row: Row
    figure: str
    when: str


@dataclass(frozen=True)
class Wall:
    """One page of the wall, of ``pages``; either classes or what is missing."""

    board: Board
    number: int
    pages: int
    tiles: Sequence[Tile]
    missing: Sequence[Missing]

    @property
    def next_number(self) -> int:
        """The page after this, the first after the last."""
        return self.number % self.pages + 1

    @property
    def previous_number(self) -> int:
        """The page before this, the last before the first."""
        return (self.number - 2) % self.pages + 1


def part(asked: Mapping[str, str], *, now: datetime) -> Part:
    """Return one finished page of the wall."""
    keys = (*FILTERS, "side")
    return kept("wall", {key: asked[key] for key in keys if key in asked}, Audience.PUBLIC, now, _render)


def page_of(board: Board, number: int) -> Wall:
    """Return that page, the nearest if there is none of that number."""
    rows = [row for row in board.rows if row.word.kind in SHOWN_KINDS]
    full = max(1, -(-len(rows) // PER_PAGE))
    pages = full + bool(board.missing)
    number = min(max(1, number), pages)
    start = (number - 1) * PER_PAGE
    return Wall(
        board=board,
        number=number,
        pages=pages,
        tiles=[_tile(row, board.now) for row in rows[start : start + PER_PAGE]],
        missing=board.missing[:PER_PAGE] if number > full else [],
    )


def _tile(row: Row, now: datetime) -> Tile:
    ahead = row.one.ahead(now)
    when = _short(ahead[0].starts_at, ahead[0].ends_at) if ahead else row.when
    return Tile(row=row, figure=_figure(row), when=words.unbroken(when))


def _short(starts_at: datetime, ends_at: datetime) -> str:
    """Such as "tors. 7. januar kl. 13-15": a whole weekday would not fit beside the figure."""
    return _("%(weekday)s %(day)s %(hours)s") % {
        "weekday": date_format(timezone.localtime(starts_at), "D"),
        "day": words.day(starts_at),
        "hours": words.hours(starts_at, ends_at),
    }


def _figure(row: Row) -> str:
    if row.free is None:
        return ""
    return str(row.free.least) if row.free.is_exact else f"{row.free.least}+"


def _render(asked: Mapping[str, str], audience: Audience, now: datetime) -> Made:
    board = look(asked, audience=audience, now=now)
    side = asked.get("side", "")
    wall = page_of(board, int(side) if side.isdecimal() and len(side) < 4 else 1)
    query = urlencode(board.choices.kept)
    return Made(render_to_string("insight/wall_part.html", {"wall": wall}), {"query": query, "wall": wall})
