"""What a step of a path asks for. No ORM: a course is its ``translation_key``, the same in every language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Step:
    """One step in somebody's language: a course (``key``), or a role that is talked about.

    ``number`` counts from 1. ``slug`` is empty where the course stands in the catalogue no more.
    """

    number: int
    title: str
    key: UUID | None = None
    slug: str = ""
    teaser: str = ""
    asks_for_earlier: bool = True

    @property
    def is_role(self) -> bool:
        """Whether it is no course, and so signed up for by nobody."""
        return self.key is None


@dataclass(frozen=True, slots=True)
class PathView:
    """A path in somebody's language, with its steps in order."""

    slug: str
    name: str
    intro: str
    steps: tuple[Step, ...]

    def step_of(self, key: UUID) -> Step | None:
        """Return the step that is this course."""
        return next((step for step in self.steps if step.key == key), None)

    def before(self, step: Step) -> tuple[Step, ...]:
        """Return the courses that a step asks for; a role asks for whatever is before it too."""
        if not step.asks_for_earlier:
            return ()
        return tuple(one for one in self.steps if one.number < step.number and not one.is_role)


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands before a course in the path that asks for least: the steps ``first``, in order."""

    path: PathView
    step: Step
    first: tuple[Step, ...]


def missing(
    path: PathView, step: Step, *, done: Collection[UUID], let_in: Collection[UUID] = ()
) -> tuple[Step, ...]:
    """Return what a step still asks of somebody who has completed ``done``.

    Whoever the school has let in to a step (``let_in``) is not asked for what comes before that step, there
    or further on.
    """
    known = {one.number for one in path.steps if one.key in let_in and one.number <= step.number}
    settled = max(known, default=0)
    return tuple(one for one in path.before(step) if one.number >= settled and one.key not in done)


def lacking(
    paths: Iterable[PathView], key: UUID, *, done: Collection[UUID] = (), let_in: Collection[UUID] = ()
) -> Asked | None:
    """Return what a course asks for and is not done, or None where somebody may come.

    A course may be in several paths, and each is a way in: one that is open is enough. So two paths that ask
    for each other's courses shut nobody out, since the first course of a path asks for nothing.
    """
    found: list[Asked] = []
    for path in paths:
        step = path.step_of(key)
        if step is None:
            continue
        first = missing(path, step, done=done, let_in=let_in)
        if not first:
            return None
        found.append(Asked(path, step, first))
    return min(found, key=lambda one: (len(one.first), one.path.name), default=None)
