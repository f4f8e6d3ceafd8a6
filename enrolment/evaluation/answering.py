"""Taking an answer, without a trace of whose it is.

``docs/decisions/0015-an-answer-without-a-name.md`` and ``0021-evaluation.md`` say what is kept, and what
cannot be found out.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import lots
from accounts.models import User
from enrolment.evaluation.questions import Kind, Question, thawed
from enrolment.models import Evaluation, EvaluationBallot

ENOUGH = 5
"""Answers, before anybody sees any; and then each time as many more are in."""

LONGEST_WORDS = 1000
HOW_MANY = ""
"""The key, among the choices of a question, of how many answered it."""

Given = Mapping[str, str | Sequence[str]]
"""What somebody answered: by the id of a question its choice, its choices, or words."""


class Closed(Exception):
    """It is not open, or not any more."""


class Nothing(Exception):
    """Every question was passed over: there is nothing to count."""


@transaction.atomic
def answer(*, evaluation: Evaluation, person: User, given: Given, now: datetime | None = None) -> bool:
    """Take an answer of somebody who is asked; False where they have answered already.

    Questions that are not among those sent, and choices they do not have, count as passed over.
    Raises ``Closed`` and ``Nothing``.
    """
    locked = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    if not is_open(locked, now=now or timezone.now()):
        raise Closed
    valid = dict(_valid(thawed(locked.questions), given))
    if not valid:
        raise Nothing
    voted = list(EvaluationBallot.objects.filter(evaluation=locked).values_list("person_id", flat=True))
    if person.pk in voted:
        return False
    _count(locked, valid)
    ballots = [EvaluationBallot(evaluation=locked, person_id=one) for one in (*voted, person.pk)]
    lots.write_anew(EvaluationBallot.objects.filter(evaluation=locked), ballots)
    return True


def is_open(evaluation: Evaluation, *, now: datetime) -> bool:
    """Whether those who are asked may answer now."""
    return evaluation.closed_at is None and evaluation.opens_at <= now < evaluation.closes_at


def has_answered(evaluation: Evaluation, person: User) -> bool:
    """Whether the person has answered; known only while it is open."""
    return EvaluationBallot.objects.filter(evaluation=evaluation, person=person).exists()


def _valid(questions: Iterable[Question], given: Given) -> Iterable[tuple[Question, list[str]]]:
    """Yield each question that is answered, with the keys chosen, or the words."""
    for question in questions:
        said = given.get(question.id, "")
        chosen = [said] if isinstance(said, str) else list(said)
        if question.kind == Kind.WORDS:
            chosen = [one.strip()[:LONGEST_WORDS] for one in chosen[:1] if one.strip()]
        else:
            known = {choice.key for choice in question.choices}
            chosen = sorted(known.intersection(chosen))
            chosen = chosen if question.several else chosen[:1]
        if chosen:
            yield question, chosen


def _count(evaluation: Evaluation, valid: Mapping[Question, Sequence[str]]) -> None:
    counts: dict[str, Any] = deepcopy(evaluation.counts)
    for question, chosen in valid.items():
        if question.kind == Kind.WORDS:
            said = evaluation.words.get(question.id, [])
            evaluation.words[question.id] = lots.drawn([*said, *chosen])
            continue
        numbers = counts.setdefault(question.id, {})
        for key in (*chosen, HOW_MANY):
            numbers[key] = numbers.get(key, 0) + 1
    evaluation.counts = counts
    evaluation.answers += 1
    if evaluation.answers % ENOUGH == 0:
        evaluation.shown = {"answers": evaluation.answers, "counts": counts}
    evaluation.save(update_fields=["counts", "words", "answers", "shown"])
