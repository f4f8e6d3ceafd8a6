"""What a contributor sees about themselves, gathered in a few questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from peers import portraits
from peers.bank import Skilled
from peers.models import Contributor, Engagement, Skill, Training
from peers.states import Hours
from peers.words import duration


def contributes(person: User) -> bool:
    """Whether somebody is a contributor, and has not stopped."""
    return Contributor.objects.filter(person=person, ended_on__isnull=True).exists()


@dataclass(frozen=True)
class Contribution(Skilled):
    """Everything of the page; `minutes` is the sum of all that is written down."""

    contributor: Contributor
    skills: Sequence[Skill]
    trainings: Sequence[Training]
    engagements: Sequence[Engagement]

    @classmethod
    def of(cls, contributor: Contributor) -> "Contribution":
        """Gather the page of a contributor."""
        return cls(
            contributor,
            list(contributor.skills.order_by("name")),
            list(contributor.trainings.all()),
            list(contributor.engagements.all()),
        )

    @property
    def hours(self) -> list[str]:
        """The times that suit, in the order of the week."""
        return [str(one.label) for one in Hours if one in self.contributor.hours]

    @property
    def work(self) -> list[tuple[Engagement, str]]:
        """What was done, the latest first, and how long it took in words."""
        return [(one, duration(one.minutes)) for one in self.engagements]

    @property
    def total(self) -> str:
        """All of it in words; "" for nothing."""
        minutes = sum(one.minutes for one in self.engagements)
        return duration(minutes) if minutes else ""

    @property
    def mark(self) -> str:
        """What changes with the portrait; "" without one."""
        return portraits.mark(self.contributor)
