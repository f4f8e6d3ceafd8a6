"""What may be seen of an evaluation: numbers as they stood at every fifth answer, and words when it is over.

Of fewer than five answers nothing is shown, to nobody. The words come to staff at the close, and to teachers
some days later, so that staff can withhold one that names somebody before they read it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from courses.models import CoursePage, CourseRun
from enrolment.evaluation import counting
from enrolment.evaluation.answering import ENOUGH
from enrolment.evaluation.counting import Counted
from enrolment.evaluation.questions import Kind, thawed
from enrolment.evaluation.words import About, abouts
from enrolment.models import Evaluation, EvaluationText

READ_FIRST = timedelta(days=5)
"""So long the desk reads the words before the teachers do."""

AT_ONCE = timedelta()


class Stage(StrEnum):
    """How far it is."""

    OPEN = "open"  # fewer than five have answered so far
    FEW = "few"  # it is over, and fewer than five had answered
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Said:
    """The words to one question, in no order."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One evaluation; ``more_may_come``: it is open, and stands still until five more have answered.

    ``words_from``: when the words come that the desk reads first; None where they stand here, or none do.
    """

    evaluation: Evaluation
    about: About
    stage: Stage
    more_may_come: bool
    answers: int = 0
    questions: Sequence[Counted] = ()
    said: Sequence[Said] = ()
    words_from: datetime | None = None


def loaded() -> QuerySet[Evaluation]:
    """Return all evaluations, with what they are about."""
    return Evaluation.objects.select_related(
        *("form", "term", "run__course", "run__term"), *("session__run__course", "session__run__term")
    )


def of_class(run: CourseRun) -> QuerySet[Evaluation]:
    """Return the evaluations of a class and of its sessions, the newest first."""
    return loaded().filter(run=run) | loaded().filter(session__run=run)


def of_course(course: CoursePage) -> QuerySet[Evaluation]:
    """Return those about classes of a course that are over and have answers enough, the newest first."""
    found = loaded().filter(run__course__translation_key=course.translation_key)
    return over_with_enough(found)


def over_with_enough(rows: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Return those that stay as they are and may be shown."""
    return rows.filter(closed_at__isnull=False, answers__gte=ENOUGH)


def results(
    evaluations: Iterable[Evaluation],
    *,
    language: str,
    words_after: timedelta = AT_ONCE,
    now: datetime | None = None,
) -> list[Result]:
    """Return what may be shown of each, words so long after the close; two queries, however many."""
    rows, moment = list(evaluations), now or timezone.now()
    about = abouts(rows, language=language)
    words = _words(rows)
    found = [_result(row, about[row.pk], words[row.pk], language, moment) for row in rows]
    return [_without_words(one, words_after, moment) for one in found]


def result(evaluation: Evaluation, *, language: str, now: datetime | None = None) -> Result:
    """Return what may be shown of one."""
    return results([evaluation], language=language, now=now)[0]


def stage_of(row: Evaluation) -> Stage:
    """Return how far it is."""
    if _standing(row) is not None:
        return Stage.SHOWN
    return Stage.OPEN if row.closed_at is None else Stage.FEW


def answers_of(row: Evaluation) -> int | None:
    """Return how many have answered, as it may be seen."""
    standing = _standing(row)
    return standing[0] if standing else None


def _result(
    row: Evaluation, about: About, words: dict[str, list[str]], language: str, now: datetime
) -> Result:
    is_open = row.closed_at is None and now < row.closes_at
    standing = _standing(row)
    if standing is None:
        return Result(row, about, stage_of(row), is_open)
    answers, counts = standing
    questions = thawed(row.questions)
    return Result(
        row,
        about,
        Stage.SHOWN,
        is_open,
        answers,
        counting.counted(questions, counts, language=language),
        [
            Said(one.said(language), tuple(words[one.id]))
            for one in questions
            if one.kind == Kind.WORDS and words[one.id]
        ],
    )


def _without_words(one: Result, words_after: timedelta, now: datetime) -> Result:
    """Take the words out where their time has not come."""
    closed_at = one.evaluation.closed_at
    if not one.said or closed_at is None or closed_at + words_after <= now:
        return one
    return replace(one, said=(), words_from=closed_at + words_after)


def _standing(row: Evaluation) -> tuple[int, counting.Counts] | None:
    """Return how many answered and the numbers, as they may be seen; None where there are too few."""
    if row.closed_at is None:
        return (row.shown["answers"], row.shown["counts"]) if row.shown else None
    return (row.answers, row.counts) if row.answers >= ENOUGH else None


def _words(rows: Sequence[Evaluation]) -> dict[int, dict[str, list[str]]]:
    """Return what may be read of the words, by evaluation and question; the keys say in which order."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    texts = EvaluationText.objects.filter(evaluation__in=rows, is_withheld=False).order_by("key")
    for evaluation, question, text in texts.values_list("evaluation", "question", "text"):
        found[evaluation][question].append(text)
    return found
