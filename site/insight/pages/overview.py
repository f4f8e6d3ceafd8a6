"""The five questions of a leader: large figures in words, a picture and its table, the way to more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from insight import charts, demand
from insight.charts import Picture
from insight.figures import Cell, Series
from insight.measures import MEASURES
from insight.pages import grids, kept, parts, subjects, told, waiting
from insight.pages.choosing import Choice
from insight.pages.grids import Grid, Line, Value
from insight.pages.missing import Missing, missing
from insight.pages.subjects import Subject

MOST_MISSING = 6
"""How many courses the picture of what is missing has room for; the list has all."""
Pairs = Sequence[tuple[str, Cell, Cell]]
"""A name, a part, and what it is a part of."""
Draw = Callable[..., Picture]
_BIG = (
    *("people", "new_people", "never_in", "fill_percent"),
    *("co_designed", "co_taught", "honorarium_approved", "cost_per_seat"),
)


@dataclass(frozen=True, slots=True)
class Big:
    """A large figure: what is shown of it, the words after it, what has changed, and how it is counted."""

    shown: str
    words: str
    change: str
    is_hidden: bool
    how: str


Bigs = Callable[[str, str], Big]
"""A large figure from a measure and the words after it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer; ``more`` is the page that has the rest, None where ``missing`` is all."""

    key: str
    title: str
    bigs: Sequence[Big]
    picture: Picture | None
    grid: Grid | None
    more: Subject | None
    missing: Sequence[Missing] = ()

    @property
    def is_short(self) -> bool:
        """Whether the list of what is missing is short enough to stand open, with the way to holding it."""
        return len(self.missing) <= MOST_MISSING

    @property
    def is_met(self) -> bool:
        """Whether it asks what is missing, and nothing is."""
        return self.more is None and not self.missing


def questions(choice: Choice) -> list[Question]:
    """Answer the five questions for a choice of periods."""
    cells = kept.cells(_BIG, choice)

    def big(measure: str, words: str) -> Big:
        known, cell = MEASURES[measure], told.so_far(cells[measure, choice.period.key], choice)
        shown = told.with_unit(cell, known.unit)
        return Big(shown, words, parts.changed(known, choice, cells), cell.is_hidden, known.how)

    return [_who(choice, big), _not_in(choice, big), _missing(), _made_with(choice, big), _cost(choice, big)]


def _who(choice: Choice, big: Bigs) -> Question:
    table = kept.table("people", "group", choice.period, choice)
    bigs = [
        big("people", _("people had a seat")),
        big("new_people", _("of them for the first time")),
    ]
    return Question(
        "who",
        _("Who comes?"),
        bigs,
        parts.table_picture(table)
        if any(row.total.is_hidden or row.total.value for row in table.rows)
        else None,
        grids.of_table(table, None, choice),
        subjects.WHO,
    )


def _not_in(choice: Choice, big: Bigs) -> Question:
    bigs = [
        *_waiting(choice),
        big("never_in", _("people waited and got no seat")),
        big("fill_percent", _("of the seats were filled")),
    ]
    filled = kept.table("seats_filled", "area", choice.period, choice)
    all_seats = kept.table("seats_offered", "area", choice.period, choice)
    offered = {row.key: row.total for row in all_seats.rows}
    pairs = [(row.label, row.total, offered.get(row.key, Cell())) for row in filled.rows]
    title = _("Seats filled, of those there were, by life area")
    heads = [_("Life area"), MEASURES["seats_filled"].title, MEASURES["seats_offered"].title]
    picture, grid = _parts_of_wholes(title, heads, pairs, charts.bars)
    return Question("not-in", _("Who does not get in?"), bigs, picture, grid, subjects.SEATS)


def _waiting(choice: Choice) -> list[Big]:
    found = waiting.now(choice)
    if found is None:
        return []
    words = _("people wait for a seat right now")
    return [Big(found.shown, words, "", found.is_hidden, waiting.how())]


def _parts_of_wholes(
    title: str, heads: Sequence[str], pairs: Pairs, draw: Draw
) -> tuple[Picture | None, Grid]:
    """Return a picture of parts in front of their wholes, and the table of both."""
    marks = [parts.marked(label, part, "") for label, part, _whole in pairs]
    wholes = [parts.marked(label, whole, "") for label, _part, whole in pairs]
    said = [_of(mark, whole) for mark, whole in zip(marks, wholes, strict=True)]
    lines = [Line(label, [Value.of(part), Value.of(whole)]) for label, part, whole in pairs]
    return draw(title, said, wholes=wholes) if pairs else None, Grid(title, heads, lines)


def _of(mark: charts.Mark, whole: charts.Mark) -> charts.Mark:
    words = _("%(part)s of %(whole)s") % {"part": mark.shown, "whole": whole.shown}
    return charts.Mark(mark.label, mark.number, mark.shown if mark.is_hidden else words, mark.is_hidden)


def _missing() -> Question:
    found = missing(demand.unmet())
    words = ngettext(
        "course that people ask for, and no class comes",
        "courses that people ask for, and no class comes",
        len(found),
    )
    how = _(
        "Courses that somebody waits for or wants to hear of, without a class that one can still sign up to."
    )
    big = Big(str(len(found)), words, "", is_hidden=False, how=how)
    title = _("How many ask for the course")
    picture = charts.bars(title, [one.mark for one in found[:MOST_MISSING]]) if found else None
    return Question("missing", _("What is missing next term?"), [big], picture, None, None, found)


def _made_with(choice: Choice, big: Bigs) -> Question:
    bigs = [
        big("co_designed", _("new courses were made with citizens")),
        big("co_taught", _("classes were taught by both kinds of teachers")),
    ]
    made, new = (kept.over_time(one, choice) for one in ("co_designed", "courses_designed"))
    told_of = parts.terms_with_news(new).periods
    pairs = [
        (told.name_of(period), part, whole)
        for period, part, whole in zip(new.periods, _line(made), _line(new), strict=True)
        if period in told_of
    ]
    title = _("New courses made with citizens, of all new, term by term")
    heads = [_("Term"), MEASURES["co_designed"].title, MEASURES["courses_designed"].title]
    picture, grid = _parts_of_wholes(title, heads, pairs, charts.columns)
    name = _("How many courses were made with citizens?")
    return Question("made-with", name, bigs, picture, grid, subjects.COURSES)


def _cost(choice: Choice, big: Bigs) -> Question:
    bigs = [
        big("honorarium_approved", _("were booked in honorarium")),
        big("cost_per_seat", _("is what a seat cost")),
    ]
    # What was booked, not what was paid: the month in which wages go out says nothing of what a term cost.
    booked = parts.over_time("honorarium_approved", choice)
    return Question("cost", _("What did it cost?"), bigs, booked.picture, booked.grid, subjects.COST)


def _line(series: Series) -> Sequence[Cell]:
    return next(iter(series.lines.values()), [])
