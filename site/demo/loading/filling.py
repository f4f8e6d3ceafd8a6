"""Gives people their seats, one after another as they would have come."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from accounts import people as accounts_people
from accounts.models import User
from courses.models import CourseRun
from demo.content import cast
from demo.content.courses import BY_SLUG
from demo.content.needs import NEEDS
from demo.content.people import people
from demo.content.shapes import ClassPlan, Person
from demo.content.sharing import PAIRS, SHARED
from demo.content.terms import terms
from demo.loading import made
from demo.loading.progress import Progress
from enrolment import seats
from enrolment.models import Agreement, Enrolment
from enrolment.signing_up import sign_up
from enrolment.states import TAKEN, Actor, ComesAs, SeatState

MOST_PER_TERM = 3
_NEED_SHARE = 0.3


@dataclass
class Filler:
    """Fills classes from the people of Fjordby; the cast has its places kept."""

    folk: list[tuple[User, Person]]
    roles: dict[str, User]
    agreement: Agreement
    coordinator: User
    terms: tuple[str, ...] = ("now", "next")
    _terms: Counter[int] = field(default_factory=Counter)
    _courses: set[tuple[int, str]] = field(default_factory=set)
    _groups: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count what an interrupted loading has given out already, and note what people come as."""
        rows = Enrolment.objects.filter(state__in=TAKEN | {SeatState.WAITING, SeatState.COMPLETED})
        names = [plan.name for plan in terms(timezone.localdate()) if plan.key in self.terms]
        for person, course, term in rows.values_list("person_id", "run__course__slug", "run__term__name"):
            self._terms[person] += term in names
            self._courses.add((person, course))
        self._groups = {user.pk: person.comes_as for user, person in self.folk}
        self._groups |= {self.roles[role.key].pk: role.comes_as for role in cast.ROLES}

    def fill(self, plan: ClassPlan, run: CourseRun, *, first: Sequence[User] = ()) -> None:
        """Give out the seats of a class and the places on its waiting list, some to certain people."""
        if plan.key in SHARED and SHARED[plan.key].seated:
            self._fill_by_groups(plan, run)
            return
        kept = [self.roles[key] for key, plans in cast.ENROLLED.items() if plan.key in plans]
        kept += first
        waits = [self.roles[key] for key, place in cast.WAITING.items() if place == plan.key]
        hopes = [self.roles[key] for key, place in cast.OFFERED.items() if place == plan.key]
        others = self._choose(plan, plan.taken - len(kept) + plan.waiting - len(waits) - len(hopes))
        seated = kept + others[: plan.taken - len(kept)]
        line = others[plan.taken - len(kept) :]
        line = hopes + line[:1] + waits + line[1:]
        two = [line.pop(), line.pop()] if plan.key in PAIRS else []
        rows = self._sign_up(plan, run, seated + line)
        if two:
            people = [(user, self._groups[user.pk]) for user in two]
            seats.enrol_pair(people=people, run=run, by=self.coordinator, actor=Actor.SCHOOL)
        if hopes:  # somebody leaves, and the first in line is offered the seat
            last = rows[len(seated) - 1]
            seats.leave(enrolment=last, by=last.person)

    def _fill_by_groups(self, plan: ClassPlan, run: CourseRun) -> None:
        """Give out seats and places in the order of groups that is written down."""
        text = SHARED[plan.key]
        kept = [self.roles[key] for key, plans in cast.ENROLLED.items() if plan.key in plans]
        wanted = [key for key in (*text.seated, *text.line) if key not in self.roles]
        found = {group: iter(self._choose(plan, wanted.count(group), group)) for group in set(wanted)}
        coming = [self.roles.get(key) or next(found[key]) for key in (*text.seated, *text.line)]
        self._sign_up(plan, run, kept + coming)

    def _choose(self, plan: ClassPlan, count: int, group: str | None = None) -> list[User]:
        """People for whom the course is (or of a group), who are not in it and have not too much to do."""
        rng = Random(plan.key)
        wanted = {group} if group is not None else set(BY_SLUG[plan.course].audience)
        found: list[User] = []
        for user, person in rng.sample(self.folk, len(self.folk)):
            fits = "everyone" in wanted or person.comes_as in wanted
            if len(found) == count:
                break
            if fits and self._terms[user.pk] < MOST_PER_TERM and (user.pk, plan.course) not in self._courses:
                found.append(user)
                self._terms[user.pk] += 1
                self._courses.add((user.pk, plan.course))
        return found

    def _sign_up(self, plan: ClassPlan, run: CourseRun, coming: list[User]) -> list[Enrolment]:
        rng = Random(f"{plan.key}/needs")
        own = {self.roles[key].pk: text for key, text in cast.NEED.items()}
        rows = []
        for user, now in zip(coming, _moments(run, len(coming)), strict=True):
            need = own.get(user.pk) or (rng.choice(NEEDS) if rng.random() < _NEED_SHARE else "")
            rows.append(self._one(user, run, self._groups.get(user.pk, ComesAs.CITIZEN), need, now))
        return rows

    def _one(self, user: User, run: CourseRun, comes_as: str, need: str, now: datetime) -> Enrolment:
        """By themselves on the site, or, without e-mail, by calling the school."""
        if user.email:
            return sign_up.enrol(
                person=user, run=run, comes_as=comes_as, need=need, agreement=self.agreement.pk, now=now
            )
        return seats.enrol(
            person=user,
            run=run,
            by=self.coordinator,
            actor=Actor.SCHOOL,
            comes_as=comes_as,
            need=need,
            now=now,
        )


def folk(progress: Progress) -> list[tuple[User, Person]]:
    """The people of Fjordby; those who are not there yet are made."""
    found: list[tuple[User, Person]] = []

    def meet(numbered: tuple[int, Person]) -> None:
        number, text = numbered
        known = User.objects.filter(pk=made.recall(f"person:{number}") or 0).first()
        found.append((known or _make(number, text), text))

    progress.each("people", enumerate(people()), meet)
    return found


def _make(number: int, text: Person) -> User:
    user = accounts_people.create(
        email=text.email,
        chosen_name=text.chosen_name,
        language=text.language,
        contact_by=text.contact_by,
        phone=text.phone,
    )
    made.remember(f"person:{number}", user.pk)
    return user


def _moments(run: CourseRun, count: int) -> Iterable[datetime]:
    """When so many people signed up: spread over two weeks, before the class began and before now."""
    first = run.sessions.order_by("starts_at").values_list("starts_at", flat=True)[0]
    last = min(first, timezone.now()) - timedelta(hours=2)
    begin = max(run.opens_at, last - timedelta(days=14))
    return [begin + (last - begin) * (place + 1) / (count + 1) for place in range(count)]
