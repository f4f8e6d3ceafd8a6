"""A plan as its page shows it: courses by their titles of today, and what could be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from courses.models import CoursePage
from courses.titles import titles
from courses.words import moment
from enrolment.evaluation_states import GoalOutcome
from enrolment.models import Enrolment
from enrolment.plan import sharing
from enrolment.plan.telling import last_day
from enrolment.plan.text import Hope, PlanText, Shown, Step
from enrolment.states import ACTIVE, SeatState
from enrolment.words.class_facts import address_of_course

MOST_SUGGESTED = 8


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A chosen course; ``href`` is empty where it is in the catalogue no more."""

    pk: int
    title: str
    href: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class HopeLine:
    """A hope, and in words how it came out."""

    hope: Hope
    outcome: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read it: until when, and when they did so last, in words ("" for not yet)."""

    uid: str
    name: str
    until: str
    read_at: str


@dataclass(frozen=True, slots=True, repr=False)
class PlanPage:
    """Everything of the page."""

    text: PlanText
    hopes: Sequence[HopeLine]
    steps: Sequence[Step]
    done: Sequence[Step]
    courses: Sequence[CourseLine]
    suggested: Sequence[CourseLine] = ()
    readers: Sequence[Reader] = ()

    @property
    def changed(self) -> str:
        """When it was changed last, in words."""
        return _when(self.text.changed_at)


def of(person: User, plan: PlanText, *, language: str, now: datetime) -> PlanPage:
    """Put a plan together for its owner; the same few questions however much stands in it."""
    chosen = {one.course for one in plan.courses}
    there = {SeatState.COMPLETED, *ACTIVE} - {SeatState.HELD}
    mine = Enrolment.objects.filter(person=person, state__in=there).exclude(run__course__in=chosen)
    ids = list(dict.fromkeys(mine.order_by("-created_at").values_list("run__course", flat=True)))
    suggested = _lines(ids[:MOST_SUGGESTED], {}, language)
    shown = [one for one in plan.shown if one.until > now]
    page = read_by_another(plan, language=language)
    return PlanPage(
        plan,
        page.hopes,
        page.steps,
        page.done,
        page.courses,
        [one for one in suggested if one.href],
        _readers(person, shown),
    )


def read_by_another(plan: PlanText, *, language: str) -> PlanPage:
    """Put a plan together for somebody it is shown to."""
    names = {one.course: one.title for one in plan.courses}
    hopes = [HopeLine(one, str(GoalOutcome(one.outcome).label) if one.outcome else "") for one in plan.hopes]
    return PlanPage(plan, hopes, plan.open_steps, plan.done_steps, _lines(list(names), names, language))


def _lines(ids: Sequence[int], names: dict[int, str], language: str) -> list[CourseLine]:
    found = {one.pk: one for one in CoursePage.objects.filter(pk__in=ids, live=True).defer("body")}
    named = titles(found.values(), language=language)
    return [
        CourseLine(pk, named[pk], address_of_course(found[pk]))
        if pk in found
        else CourseLine(pk, names.get(pk, ""))
        for pk in ids
    ]


def _readers(person: User, shown: Sequence[Shown]) -> list[Reader]:
    last = sharing.last_read(person, shown) if shown else {}
    return [Reader(one.uid, one.name, last_day(one.until), _when(last.get(one.uid))) for one in shown]


def _when(at: datetime | None) -> str:
    return moment(at) if at else ""
