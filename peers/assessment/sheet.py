"""The sheet of one person in the open round: what is asked, in their language, and what they have said."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from peers.assessment.scale import Level
from peers.models import Assessment, Principle, Score
from peers.states import PrincipleKind


@dataclass(frozen=True, slots=True)
class Worded:
    """A principle in the language of the page; Danish where it has no English, and then it says so."""

    principle: Principle
    name: str
    name_language: str
    text: str
    text_language: str

    @classmethod
    def of(cls, principle: Principle) -> "Worded":
        """Choose the words."""
        in_english = (get_language() or "").startswith("en")
        name = principle.name_en if in_english else ""
        text = principle.text_en if in_english else ""
        return cls(
            principle,
            name or principle.name,
            "en" if name else "da",
            text or principle.text,
            "en" if text else "da",
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: what is asked, and the person's own score where there is one."""

    asked: Worded
    score: Score | None

    @property
    def said(self) -> str:
        """The step in words; "" where nothing is said yet."""
        return str(Level(self.score.level).label) if self.score is not None else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is asked, in the order of the list."""

    assessment: Assessment
    lines: Sequence[Line]

    @classmethod
    def of(cls, assessment: Assessment, person: User) -> "Sheet":
        """Gather it, in two questions. Principles come before conditions."""
        scores = Score.objects.filter(assessment=assessment, person=person)
        mine = {score.principle_id: score for score in scores}
        lines = [Line(Worded.of(one), mine.get(one.pk)) for one in in_order()]
        return cls(assessment, lines)

    @property
    def by_kind(self) -> list[tuple[str, list[Line]]]:
        """The lines below what they are."""
        kinds = [(kind, [one for one in self.lines if one.asked.principle.kind == kind]) for kind in KINDS]
        return [(heading(kind), lines) for kind, lines in kinds if lines]

    @property
    def answered(self) -> int:
        """How many lines have an answer."""
        return sum(1 for one in self.lines if one.score is not None)

    @property
    def next(self) -> Line | None:
        """The first line without an answer."""
        return self.after(None)

    def place(self, principle: Principle) -> int:
        """Which line it is, counted from 1."""
        return 1 + [one.asked.principle.pk for one in self.lines].index(principle.pk)

    def after(self, principle: Principle | None) -> Line | None:
        """Return the next line without an answer, round the list; None where all have one."""
        start = 0 if principle is None else self.place(principle)
        around = [*self.lines[start:], *self.lines[:start]]
        here = principle.pk if principle is not None else None
        return next((one for one in around if one.score is None and one.asked.principle.pk != here), None)


KINDS = (PrincipleKind.PRINCIPLE, PrincipleKind.CONDITION)
_HEADINGS = {PrincipleKind.PRINCIPLE: _("Principles"), PrincipleKind.CONDITION: _("Conditions")}


def in_order() -> list[Principle]:
    """Return what is asked about: principles first, each kind in its own order."""
    rows = Principle.objects.filter(is_used=True)
    return sorted(rows, key=lambda one: (KINDS.index(PrincipleKind(one.kind)), one.position, one.pk))


def heading(kind: str) -> str:
    """Return what several of a kind are called."""
    return str(_HEADINGS[PrincipleKind(kind)])
