"""The pack of one round: the scores of each principle, what was said, what is counted, and earlier rounds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from insight import charts
from insight.charts import Mark, Picture
from insight.evidence import counted
from insight.evidence.counted import Evidence
from peers.assessment import results, rounds
from peers.assessment.results import AGREE, DIFFER, NOTHING, Result, Tally
from peers.assessment.sheet import KINDS, Worded, heading
from peers.models import Assessment, FidelityReview, Principle, Score
from peers.models.assessment import HIGHEST

BESIDE = 4
"""Rounds that are set beside each other; the latest of them first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A principle or condition: its result in the round, in earlier rounds, and the figure beside it."""

    asked: Worded
    result: Result
    over_time: Sequence[Result]
    evidence: Evidence | None

    @property
    def average(self) -> str:
        """The average as it is written here; "" where it is not shown."""
        return written(self.result.everybody)

    @property
    def lived(self) -> str:
        """The average of those with lived experience; "" where it is not shown."""
        return written(self.result.lived)

    @property
    def professional(self) -> str:
        """The average of the professionals; "" where it is not shown."""
        return written(self.result.professional)

    @property
    def agreement(self) -> str:
        """How far apart people are, in words; "" where it is not shown."""
        return in_words(self.result.everybody)

    @property
    def history(self) -> list[str]:
        """The averages of the rounds beside each other; "–" where one is not shown."""
        return [written(one.everybody) or "–" for one in self.over_time]


@dataclass(frozen=True, slots=True)
class Section:
    """The principles or the conditions, with their picture; None where nothing of them is shown."""

    title: str
    lines: Sequence[Line]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything on the page. ``assessment`` is the round that is looked at, None while none has closed."""

    assessment: Assessment | None
    beside: Sequence[Assessment]
    closed: Sequence[Assessment]
    sections: Sequence[Section]
    people: int | None
    reviews: Sequence[FidelityReview]
    open_round: Assessment | None
    open_people: int | None


def read(*, number: int | None = None) -> Pack | None:
    """Gather the pack of a round that has closed, of the latest without a number; None for no such round."""
    closed = list(rounds.closed())
    chosen = next((one for one in closed if number in {None, one.pk}), None)
    if number is not None and chosen is None:
        return None
    open_round = rounds.current()
    until = closed[closed.index(chosen) :] if chosen else []
    return Pack(
        assessment=chosen,
        beside=until[:BESIDE],
        closed=closed,
        sections=_sections(until[:BESIDE]) if chosen else [],
        people=results.people_in(chosen) if chosen else None,
        reviews=list(FidelityReview.objects.all()),
        open_round=open_round,
        open_people=results.people_in(open_round) if open_round else None,
    )


def written(tally: Tally | None) -> str:
    """Return an average with its decimal, "" for nothing."""
    return number_format(tally.average, decimal_pos=1, use_l10n=True) if tally else ""


def in_words(tally: Tally | None) -> str:
    """Return how far apart people are; "" for nothing."""
    if tally is None:
        return ""
    if tally.spread < AGREE:
        return _("People mostly agree")
    return (
        _("People see it a little differently")
        if tally.spread < DIFFER
        else _("People see it very differently")
    )


def _sections(beside: Sequence[Assessment]) -> list[Section]:
    chosen = beside[0]
    found = results.of_rounds(beside)
    principles = _asked(chosen)
    evidence = counted.beside((one.evidence for one in principles), on=chosen.closed_on or date.max)
    sections = []
    for kind in KINDS:
        lines = [_line(one, beside, found, evidence) for one in principles if one.kind == kind]
        if lines:
            sections.append(Section(heading(kind), lines, _picture(lines, beside)))
    return sections


def _asked(assessment: Assessment) -> list[Principle]:
    """What was scored in the round, and what is asked about now."""
    scored = set(
        Score.objects.filter(assessment=assessment).values_list("principle_id", flat=True).distinct()
    )
    return [one for one in Principle.objects.all() if one.is_used or one.pk in scored]


def _line(
    principle: Principle,
    beside: Sequence[Assessment],
    found: Mapping[int, Mapping[int, Result]],
    evidence: Mapping[str, Evidence],
) -> Line:
    over_time = [found[one.pk].get(principle.pk, NOTHING) for one in beside]
    return Line(Worded.of(principle), over_time[0], over_time, evidence.get(principle.evidence))


def _picture(lines: Iterable[Line], beside: Sequence[Assessment]) -> Picture | None:
    """Bars of the averages, as parts of the highest; with what they were in the round before."""
    shown = [one for one in lines if one.result.everybody is not None]
    if not shown:
        return None
    marks = [_mark(one, beside) for one in shown]
    wholes = [Mark(one.asked.name, HIGHEST, str(HIGHEST)) for one in shown]
    return charts.bars(_("Averages, from 0 to %(highest)d") % {"highest": HIGHEST}, marks, wholes=wholes)


def _mark(line: Line, beside: Sequence[Assessment]) -> Mark:
    before = line.over_time[1].everybody if len(line.over_time) > 1 else None
    note = _("%(round)s: %(number)s") % {"round": beside[1].name, "number": written(before)} if before else ""
    now = line.result.everybody
    return Mark(line.asked.name, float(now.average) if now else None, line.average, note=note)
