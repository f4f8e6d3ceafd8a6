"""What the board shows, put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.template.loader import render_to_string

from insight.board import classes
from insight.board.choices import FILTERS, Choices
from insight.board.groups import Group, Sum, arrange
from insight.board.parts import Made, Part, kept
from insight.board.rows import Audience, Row, in_order, row_of
from insight.board.unmet import Missing, missing


@dataclass(frozen=True)
class Board:
    """The board for one audience, as it was asked for."""

    audience: Audience
    choices: Choices
    rows: list[Row]
    missing: list[Missing]
    now: datetime

    @cached_property
    def groups(self) -> list[Group]:
        """The rows under their headings."""
        return arrange(self.rows, self.choices.arranged)

    @property
    def sum(self) -> Sum:
        """What all of it comes to."""
        return Sum(self.rows)


def look(asked: Mapping[str, str], *, audience: Audience, now: datetime) -> Board:
    """Read the board; twelve statements at most, however many classes there are."""
    found = classes.coming(is_public=audience.is_public, now=now)
    choices = Choices.of(asked, found)
    rows = [row_of(one, audience=audience, now=now) for one in choices.narrow(now)]
    return Board(
        audience=audience,
        choices=choices,
        rows=in_order(rows),
        missing=missing(choices, audience=audience, now=now),
        now=now,
    )


def part(asked: Mapping[str, str], *, audience: Audience, now: datetime) -> Part:
    """Return the finished part of the page that changes; what stands around it is in ``about``."""
    keys = (*FILTERS, "vis")
    return kept("board", {key: asked[key] for key in keys if key in asked}, audience, now, _render)


def _render(asked: Mapping[str, str], audience: Audience, now: datetime) -> Made:
    board = look(asked, audience=audience, now=now)
    about = {
        "fields": board.choices.fields(),
        "filtered": board.choices.filtered,
        "query": board.choices.query,
    }
    return Made(render_to_string("insight/board_part.html", {"board": board}), about)
