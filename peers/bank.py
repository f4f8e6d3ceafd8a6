"""The resource bank: those who may be asked, narrowed by what they said of themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from peers.models import Basis, Contributor, Skill, Training
from peers.states import SkillKind

ALSO: dict[str, tuple[str, ...]] = {
    Basis.LIVED: (Basis.LIVED, Basis.BOTH),
    Basis.PROFESSIONAL: (Basis.PROFESSIONAL, Basis.BOTH),
    Basis.BOTH: (Basis.BOTH,),
    Basis.PARTNER: (Basis.PARTNER,),
}
"""Whoever has both can stand for either."""


class Skilled:
    """Somebody's ``skills``, told apart by kind."""

    skills: Sequence[Skill]

    @property
    def can(self) -> list[Skill]:
        """What the person can and likes to do."""
        return [one for one in self.skills if one.kind == SkillKind.CAN]

    @property
    def areas(self) -> list[Skill]:
        """What the person knows about."""
        return [one for one in self.skills if one.kind == SkillKind.AREA]


@dataclass(frozen=True)
class Wish:
    """What is looked for; empty is anything. `skills`: all of them, `hours`: at least one."""

    skills: tuple[Skill, ...] = ()
    basis: str = ""
    hours: tuple[str, ...] = ()
    trained: bool = False


def who_may_be_asked() -> QuerySet[Contributor]:
    """Return those who said that they may be asked, by name."""
    return Contributor.objects.filter(may_be_asked=True, ended_on__isnull=True)


def narrow(people: QuerySet[Contributor], wish: Wish) -> QuerySet[Contributor]:
    """Keep those who fit."""
    for skill in wish.skills:
        mine = Contributor.skills.through.objects.filter(contributor=OuterRef("pk"), skill=skill)
        people = people.filter(Exists(mine))
    if wish.basis:
        people = people.filter(basis__in=ALSO[wish.basis])
    if wish.hours:
        any_of_them = Q()
        for hours in wish.hours:
            any_of_them |= Q(hours__contains=[hours])
        people = people.filter(any_of_them)
    if wish.trained:
        done = Training.objects.filter(contributor=OuterRef("pk"), finished_on__isnull=False)
        people = people.filter(Exists(done))
    return people
