"""What people and the school do on a busy day, each with how often (of a hundred or so)."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import seats
from enrolment.models import Enrolment
from enrolment.seats import ShareWish
from enrolment.states import ACTIVE, Actor

GROUPS = ("citizen", "citizen", "relative", "staff", "staff", "")
SCHOOL = Actor.SCHOOL


class NotNow(Exception):
    """There is nothing of that kind to do at the moment."""


@dataclass(frozen=True)
class Place:
    """Where everybody acts: some classes, whoever may come, and who acts for the school."""

    runs: Sequence[CourseRun]
    people: Sequence[User]
    school: User


def _row(dice: random.Random, place: Place, *states: str, **wanted: Any) -> Enrolment:
    active = Enrolment.objects.filter(
        run=dice.choice(place.runs), state__in=states or sorted(ACTIVE), **wanted
    )
    rows = list(active.select_related("person", "pair", "run")[:40])
    if not rows:
        raise NotNow
    return dice.choice(rows)


def _somebody(dice, place):
    person = dice.choice(place.people)
    return {"person": person, "by": person, "run": dice.choice(place.runs), "comes_as": dice.choice(GROUPS)}


def enrol(dice, place):
    return seats.enrol(**_somebody(dice, place), companion=dice.random() < 0.15)


def add(dice, place):
    return seats.enrol(**_somebody(dice, place) | {"by": place.school}, actor=SCHOOL)


def hold(dice, place):
    """Hold a seat; some began so long ago that it runs out in a moment, whatever they do."""
    began = timezone.now() - timedelta(minutes=9, seconds=59) if dice.random() < 0.5 else None
    someone = _somebody(dice, place)
    someone.pop("by")
    return seats.hold(**someone, now=began)


def confirm(dice, place):
    row = _row(dice, place, "held")
    return seats.enrol(person=row.person, run=row.run, by=row.person)


def leave(dice, place):
    row = _row(dice, place)
    return seats.leave(enrolment=row, by=row.person)


def answer(dice, place):
    row = _row(dice, place, "offered")
    return seats.answer(enrolment=row, accept=dice.random() < 0.75, by=row.person)


def answer_by_phone(dice, place):
    row = _row(dice, place, "offered")
    return seats.answer(enrolment=row, accept=dice.random() < 0.75, by=place.school, actor=SCHOOL)


def come_first_of_two(dice, place):
    return seats.enrol(**_somebody(dice, place), together=True)


def come_second_of_two(dice, place):
    first = _row(dice, place, "waiting", pair__isnull=False)
    someone = _somebody(dice, place) | {"run": first.run}
    if Enrolment.objects.filter(person=someone["person"], run=first.run, state__in=sorted(ACTIVE)).exists():
        raise NotNow
    return seats.enrol(**someone, pair=first.pair)


def part(dice, place):
    row = _row(dice, place, "waiting", pair__isnull=False)
    return seats.part(enrolment=row, by=row.person, actor=Actor.PERSON)


def pause(dice, place):
    row = _row(dice, place, "waiting")
    return seats.pause(enrolment=row, by=row.person, actor=Actor.PERSON)


def resume(dice, place):
    row = _row(dice, place, "waiting", paused_at__isnull=False)
    return seats.resume(enrolment=row, by=row.person, actor=Actor.PERSON)


def regroup(dice, place):
    row = _row(dice, place)
    return seats.regroup(enrolment=row, comes_as=dice.choice(GROUPS), by=place.school, actor=SCHOOL)


def accompany(dice, place):
    row = _row(dice, place)
    return seats.accompany(enrolment=row, brings=dice.random() < 0.5, by=row.person, actor=Actor.PERSON)


def switch(dice, place):
    row = _row(dice, place, "enrolled")
    return seats.switch(enrolment=row, to_run=dice.choice(place.runs), by=row.person)


def move(dice, place):
    row = _row(dice, place)
    return seats.move_person(enrolment=row, to_run=dice.choice(place.runs), by=place.school)


def change_capacity(dice, place):
    seats.change_capacity(run=dice.choice(place.runs), capacity=dice.randint(8, 16), by=place.school)


def share(dice, place):
    in_a_second = timezone.now() + timedelta(seconds=1)
    for_citizens = ShareWish(
        group="citizen",
        guaranteed=dice.randint(0, 6),
        maximum=None,
        release_at=dice.choice([None, in_a_second]),
    )
    for_staff = ShareWish(group="staff", guaranteed=0, maximum=dice.randint(2, 6), release_at=None)
    seats.change_rules(
        run=dice.choice(place.runs),
        by=place.school,
        shares=[for_citizens, for_staff],
        staff_per_citizen=dice.choice([None, Decimal("0.5"), Decimal(1)]),
        staff_from=1,
    )


def release(dice, place):
    seats.release(run=dice.choice(place.runs), groups=["citizen"], by=place.school)


def hold_back(dice, place):
    until = timezone.now() + timedelta(seconds=dice.choice([1, 100]))
    seats.hold_back(run=dice.choice(place.runs), group="citizen", release_at=until, by=place.school)


def sweep(dice, place):
    seats.sweep()


ACTS: dict[str, tuple[Callable[[random.Random, Place], Any], int]] = {
    "enrol": (enrol, 24),
    "add": (add, 4),
    "hold": (hold, 6),
    "confirm": (confirm, 4),
    "leave": (leave, 16),
    "answer": (answer, 10),
    "answer_by_phone": (answer_by_phone, 6),
    "come_first_of_two": (come_first_of_two, 3),
    "come_second_of_two": (come_second_of_two, 5),
    "part": (part, 1),
    "pause": (pause, 2),
    "resume": (resume, 2),
    "regroup": (regroup, 3),
    "accompany": (accompany, 3),
    "switch": (switch, 6),
    "move": (move, 3),
    "change_capacity": (change_capacity, 2),
    "share": (share, 1),
    "release": (release, 1),
    "hold_back": (hold_back, 1),
    "sweep": (sweep, 1),
}
