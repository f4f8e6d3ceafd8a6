"""What one may do to a plan, as functions from a plan to a plan. ``keeping.change`` does it.

``version`` is that of the plan they make. No ORM here.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from enrolment.plan import text as limits
from enrolment.plan.text import Chosen, Hope, PlanText, Step

Item = TypeVar("Item", Hope, Step)
Change = Callable[[PlanText, int], PlanText]


class Full(Exception):
    """There is no room for more of it."""


class Gone(Exception):
    """It was taken out meanwhile, in another window."""


class Conflict(Exception):
    """Other words stand there than the writer has read; ``text`` are those words."""

    def __init__(self, text: str) -> None:
        super().__init__("Other words stand there")
        self.text = text


def hope(words: str) -> Change:
    """Write a hope down; the same words again are no second hope."""

    def do(plan: PlanText, version: int) -> PlanText:
        if any(one.text == words for one in plan.hopes):
            return plan
        _room(len(plan.hopes), limits.MOST_HOPES)
        return replace(plan, hopes=(*plan.hopes, Hope(words, written=version)))

    return do


def step(words: str, on: date | None = None) -> Change:
    """Write a next step down; the same one again is no second."""

    def do(plan: PlanText, version: int) -> PlanText:
        if any((one.text, one.on, one.is_done) == (words, on, False) for one in plan.steps):
            return plan
        _room(len(plan.steps), limits.MOST_STEPS)
        return replace(plan, steps=(*plan.steps, Step(words, on=on, written=version)))

    return do


def course(pk: int, title: str) -> Change:
    """Choose a course; again is no change."""

    def do(plan: PlanText, _version: int) -> PlanText:
        if any(one.course == pk for one in plan.courses):
            return plan
        _room(len(plan.courses), limits.MOST_COURSES)
        return replace(plan, courses=(*plan.courses, Chosen(pk, title)))

    return do


def without_course(pk: int) -> Change:
    """Take a course out."""
    return lambda plan, _version: replace(
        plan, courses=tuple(one for one in plan.courses if one.course != pk)
    )


def hope_says(key: str, words: str, *, read: int) -> Change:
    """Put a hope in other words; ``read`` is the ``written`` of what the writer saw."""

    def do(plan: PlanText, version: int) -> PlanText:
        old = find(plan.hopes, key)
        _unchanged(old, words, read)
        return replace(plan, hopes=_with(plan.hopes, replace(old, text=words, written=version)))

    return do


def step_says(key: str, words: str, on: date | None, *, read: int) -> Change:
    """Put a step in other words, or on another day; ``read`` as of a hope."""

    def do(plan: PlanText, version: int) -> PlanText:
        old = find(plan.steps, key)
        _unchanged(old, words, read)
        return replace(plan, steps=_with(plan.steps, replace(old, text=words, on=on, written=version)))

    return do


def tick(key: str, *, is_done: bool) -> Change:
    """Say that a step is done, or not after all."""
    return lambda plan, _version: replace(
        plan, steps=_with(plan.steps, replace(find(plan.steps, key), is_done=is_done))
    )


def looked_back(key: str, outcome: str, *, term: int | None) -> Change:
    """Say how a hope came out, and in which term that is counted."""
    return lambda plan, _version: replace(
        plan, hopes=_with(plan.hopes, replace(find(plan.hopes, key), outcome=outcome, term=term))
    )


def without_hope(key: str) -> Change:
    """Take a hope out."""
    return lambda plan, _version: replace(plan, hopes=tuple(one for one in plan.hopes if one.key != key))


def without_step(key: str) -> Change:
    """Take a step out."""
    return lambda plan, _version: replace(plan, steps=tuple(one for one in plan.steps if one.key != key))


def find(items: tuple[Item, ...], key: str) -> Item:
    """Return a hope or a step. Raises ``Gone``."""
    found = next((one for one in items if one.key == key), None)
    if found is None:
        raise Gone
    return found


def _with(items: tuple[Item, ...], new: Item) -> tuple[Item, ...]:
    return tuple(new if one.key == new.key else one for one in items)


def _unchanged(old: Hope | Step, words: str, read: int) -> None:
    if old.written != read and old.text != words:
        raise Conflict(old.text)


def _room(there: int, most: int) -> None:
    if there >= most:
        raise Full
