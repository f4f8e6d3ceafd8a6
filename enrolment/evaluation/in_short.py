"""What a course page says of its evaluations: at most two sentences, of what is over and has five answers.

No number of people from 1 to 4 can be read from it, nor what is left of a total: then it says so in words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.models import CoursePage
from enrolment.evaluation import agreeing, counting
from enrolment.evaluation.answering import ENOUGH, HOW_MANY
from enrolment.evaluation.questions import Kind, Question, thawed
from enrolment.evaluation.results import of_course

MOST_SENTENCES = 2
MANY = 25
"""So many that all but four are nearly all."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question, and in a sentence what was answered."""

    question: str
    said: str


@dataclass(frozen=True, slots=True)
class InShort:
    """So many answered, in all classes of the course; and what they said."""

    answers: int
    sentences: tuple[Sentence, ...]


def of(course: CoursePage, *, language: str) -> InShort | None:
    """Return what the page says; None where the team does not agree, or there is nothing to say."""
    return would_be(course, language=language) if agreeing.has_agreed(course) else None


def would_be(course: CoursePage, *, language: str) -> InShort | None:
    """Return what it says if the team agrees: of the questions asked last, in all classes that had them."""
    rows = list(of_course(course))
    if not rows:
        return None
    counts = counting.added(row.counts for row in rows)
    sentences = tuple(_sentences(thawed(rows[0].questions), counts, language))[:MOST_SENTENCES]
    return InShort(sum(row.answers for row in rows), sentences) if sentences else None


def _sentences(questions: Iterable[Question], counts: counting.Counts, language: str) -> Iterator[Sentence]:
    for question in questions:
        numbers = counts.get(question.id, {})
        if question.several or numbers.get(HOW_MANY, 0) < ENOUGH:
            continue
        of_kind = _of_scale if question.kind == Kind.SCALE else _of_choice
        said = of_kind(question, numbers, language)
        if said:
            yield Sentence(question.said(language), said)


def _of_scale(question: Question, numbers: Mapping[str, int], language: str) -> str:
    how_many = share(counting.high(numbers), numbers[HOW_MANY])
    end = question.high.said(language)
    return how_many and _("%(how_many)s chose 4 or 5, where 5 is “%(end)s”.") % {
        "how_many": how_many,
        "end": end,
    }


def _of_choice(question: Question, numbers: Mapping[str, int], language: str) -> str:
    first, second = sorted(question.choices, key=lambda one: -numbers.get(one.key, 0))[:2]
    most = numbers.get(first.key, 0)
    how_many = share(most, numbers[HOW_MANY]) if most > numbers.get(second.key, 0) else ""
    return how_many and _("%(how_many)s chose “%(answer)s”, more than any other answer.") % {
        "how_many": how_many,
        "answer": first.said(language),
    }


def share(part: int, whole: int) -> str:
    """Return "31 of 36"; words where either side is fewer than five people; "" where words would tell it too.

    Which words hangs on the whole alone, never on the side that is small.
    """
    rest = whole - part
    if part >= ENOUGH and rest >= ENOUGH:
        return _("%(part)d of %(whole)d") % {"part": part, "whole": whole}
    if part >= ENOUGH:
        return _("Nearly all") if whole >= MANY else _("Most")
    return _("Fewer than half") if whole >= 2 * ENOUGH else ""
