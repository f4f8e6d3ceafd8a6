"""A course over the terms: the same question side by side, from evaluations of classes that are over."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.models import CoursePage, Term
from enrolment.evaluation import counting
from enrolment.evaluation.answering import ENOUGH, HOW_MANY
from enrolment.evaluation.questions import Kind, Question, thawed
from enrolment.evaluation.results import of_course
from enrolment.models import Evaluation


@dataclass(frozen=True, slots=True)
class TermRow:
    """A choice, and how many chose it in each term; None where too few answered the question."""

    label: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class TermTable:
    """A question, with a column for each term."""

    text: str
    rows: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class CourseTerms:
    """The terms, oldest first, how many answered in each, and the questions."""

    terms: tuple[str, ...]
    answers: tuple[int, ...]
    tables: Sequence[TermTable]


def of(course: CoursePage, *, language: str) -> CourseTerms:
    """Return the results of a course; one query."""
    by_term: dict[Term, list[Evaluation]] = {}
    questions: dict[str, Question] = {}
    for row in of_course(course).order_by("run__term__starts_on", "-opens_at"):
        if row.run is None:
            continue
        by_term.setdefault(row.run.term, []).append(row)
        questions |= {one.id: one for one in thawed(row.questions) if one.kind != Kind.WORDS}
    counts = [counting.added(row.counts for row in rows) for rows in by_term.values()]
    return CourseTerms(
        terms=tuple(term.name for term in by_term),
        answers=tuple(sum(row.answers for row in rows) for rows in by_term.values()),
        tables=[
            _table(one, [each.get(one.id, {}) for each in counts], language) for one in questions.values()
        ],
    )


def _table(question: Question, counts: Sequence[dict[str, int]], language: str) -> TermTable:
    shown = [each if each.get(HOW_MANY, 0) >= ENOUGH else None for each in counts]
    rows = [
        TermRow(
            counting.label(question, choice.key, language=language),
            tuple(None if each is None else each.get(choice.key, 0) for each in shown),
        )
        for choice in question.choices
    ]
    return TermTable(question.said(language), tuple(rows))
