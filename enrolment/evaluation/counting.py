"""Counts of answers, of one sending or of several, and what of them may be published. No ORM here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from enrolment.evaluation.answering import ENOUGH, HOW_MANY
from enrolment.evaluation.questions import GOOD_FROM, Kind, Question

Counts = Mapping[str, Mapping[str, int]]
"""{question: {choice: number}}, with how many answered it under ``HOW_MANY``."""


@dataclass(frozen=True, slots=True)
class Line:
    """One choice: what it says, how many chose it, and of a hundred who answered the question."""

    label: str
    number: int
    percent: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A question with numbers; ``is_few``: fewer than five answered it, so it has no lines."""

    question: Question
    text: str
    answers: int
    lines: tuple[Line, ...]

    @property
    def is_few(self) -> bool:
        """Whether too few answered this question, whatever the others have."""
        return self.answers < ENOUGH


def added(several: Iterable[Counts]) -> dict[str, dict[str, int]]:
    """Return the sums of several."""
    total: dict[str, dict[str, int]] = {}
    for counts in several:
        for question, numbers in counts.items():
            into = total.setdefault(question, {})
            for key, number in numbers.items():
                into[key] = into.get(key, 0) + number
    return total


def counted(questions: Iterable[Question], counts: Counts, *, language: str) -> list[Counted]:
    """Put the numbers beside their questions, in the order asked; words have none."""
    return [
        _counted(question, counts.get(question.id, {}), language)
        for question in questions
        if question.kind != Kind.WORDS
    ]


def label(question: Question, key: str, *, language: str) -> str:
    """Return what a choice says: the ends of a scale with their number."""
    choice = next(one for one in question.choices if one.key == key)
    said = choice.said(language)
    if question.kind != Kind.SCALE:
        return said
    return f"{key} · {said}" if said else key


def high(counts: Mapping[str, int]) -> int:
    """Return how many chose the high end of a scale, its last two steps."""
    return sum(number for key, number in counts.items() if key != HOW_MANY and int(key) >= GOOD_FROM)


def published(numbers: Sequence[int]) -> list[int | None]:
    """Return numbers of one question with the small ones hidden (None), so that no sum gives them back.

    From 1 to 4 is hidden. What is hidden is at least two numbers that make five together, so that the total
    less what is shown says nothing of any of them: the smallest of the others go with them where need be.
    """
    hidden = {place for place, number in enumerate(numbers) if 0 < number < ENOUGH}
    others = sorted(
        (place for place, number in enumerate(numbers) if number >= ENOUGH), key=numbers.__getitem__
    )
    while hidden and others and (len(hidden) < 2 or sum(numbers[place] for place in hidden) < ENOUGH):
        hidden.add(others.pop(0))
    return [None if place in hidden else number for place, number in enumerate(numbers)]


def _counted(question: Question, counts: Mapping[str, int], language: str) -> Counted:
    answers = counts.get(HOW_MANY, 0)
    lines: tuple[Line, ...] = ()
    if answers >= ENOUGH:
        lines = tuple(
            Line(
                label(question, choice.key, language=language),
                number := counts.get(choice.key, 0),
                round(100 * number / answers),
            )
            for choice in question.choices
        )
    return Counted(question, question.said(language), answers, lines)
