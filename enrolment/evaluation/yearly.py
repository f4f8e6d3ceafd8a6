"""What a term's evaluations say together, for the yearly report: published numbers alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import get_language

from courses.models import Term
from enrolment.evaluation import counting
from enrolment.evaluation.answering import ENOUGH
from enrolment.evaluation.questions import Question, thawed
from enrolment.evaluation.results import over_with_enough
from enrolment.models import Evaluation, TextCode


@dataclass(frozen=True, slots=True)
class SumLine:
    """A choice or a code and how often; None: hidden, since it is small or would give a small one away."""

    label: str
    number: int | None


@dataclass(frozen=True, slots=True)
class SumQuestion:
    """A question, how many answered it, and its choices."""

    text: str
    answers: int
    lines: tuple[SumLine, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How many evaluations and answers; questions; what free texts are about."""

    evaluations: int
    answers: int
    questions: Sequence[SumQuestion]
    codes: Sequence[SumLine]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that may be told."""
        return not self.evaluations


def summary(term: Term, *, language: str | None = None) -> Summary:
    """Return the sums of what was asked about a term, its classes and sessions; two queries.

    Only evaluations that are over and had five answers count; a question that fewer than five answered in
    all is left out, and numbers from 1 to 4 are None, with what would give them back. Codes are counted of
    free texts, with the same rule. ``language``: of the labels; that which is active unless given.
    """
    of_term = Q(term=term) | Q(run__term=term) | Q(session__run__term=term)
    rows = list(over_with_enough(Evaluation.objects.filter(of_term)).order_by("-closed_at", "-pk"))
    spoken = language or get_language() or "da"
    asked: dict[str, Question] = {}
    for row in rows:
        asked |= {one.id: one for one in thawed(row.questions) if one.id not in asked}
    counts = counting.added(row.counts for row in rows)
    found = counting.counted(asked.values(), counts, language=spoken)
    return Summary(
        evaluations=len(rows),
        answers=sum(row.answers for row in rows),
        questions=[_sum(one) for one in found if not one.is_few],
        codes=_codes(rows),
    )


def _sum(one: counting.Counted) -> SumQuestion:
    numbers = counting.published([line.number for line in one.lines])
    lines = zip(one.lines, numbers, strict=True)
    return SumQuestion(one.text, one.answers, tuple(SumLine(line.label, number) for line, number in lines))


def _codes(rows: Sequence[Evaluation]) -> list[SumLine]:
    """Codes do not add up to anything that is told, so the small ones need no others hidden with them."""
    counted = TextCode.objects.annotate(number=Count("texts", filter=Q(texts__evaluation__in=rows)))
    found = counted.filter(number__gt=0).order_by("-number", "name").values_list("name", "number")
    return [SumLine(name, number if number >= ENOUGH else None) for name, number in found]
