"""What somebody sees of their own idea: how far it is on its way, what was said, and what happens next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses import addresses
from courses.coproduction import proposals
from courses.models import CoursePage, Proposal, ProposalStep
from courses.states import STILL_OPEN, ProposalState
from courses.words import day

WAY: tuple[str, ...] = (
    ProposalState.RECEIVED,
    ProposalState.LOOKING,
    ProposalState.BUILDING,
    ProposalState.APPROVING,
    ProposalState.PUBLISHED,
)
"""The way of an idea, in order; one that is declined leaves it."""

NEXT = {
    ProposalState.RECEIVED: gettext_lazy("A coordinator at the school reads your idea."),
    ProposalState.LOOKING: gettext_lazy("The school is looking for people to make the course with."),
    ProposalState.BUILDING: gettext_lazy(
        "A team of people with lived experience and professionals writes the course. It takes some weeks."
    ),
    ProposalState.APPROVING: gettext_lazy(
        "Somebody with lived experience and a professional read the course, and both say yes before anybody "
        "can sign up."
    ),
    ProposalState.PUBLISHED: gettext_lazy("The course is there for everybody. Thank you for the idea."),
    ProposalState.DECLINED: gettext_lazy("You are always welcome to send another idea."),
}


@dataclass(frozen=True)
class Stage:
    """A stage on the way: ``done``, ``here`` or ``ahead``; ``when`` in words, empty where it is ahead."""

    label: str
    kind: str
    when: str


@dataclass(frozen=True)
class News:
    """A step in words."""

    label: str
    when: str
    words: str


@dataclass(frozen=True)
class IdeaPage:
    """Everything of the page of one idea."""

    idea: Proposal
    stages: list[Stage]
    news: list[News]
    next: str
    answer_by: str
    is_late: bool
    href: str
    """Of the course, where it is published."""

    @property
    def is_declined(self) -> bool:
        """Whether the school has said no."""
        return self.idea.state == ProposalState.DECLINED

    @property
    def may_add(self) -> bool:
        """Whether something can be added."""
        return self.idea.state in STILL_OPEN

    @property
    def may_claim(self) -> bool:
        """Whether whoever has the link can join the team by signing in."""
        return self.idea.person_id is None and self.idea.wants_to_join and self.idea.state in STILL_OPEN

    @property
    def wants_address(self) -> bool:
        """Whether an address can be left: nobody can be told yet, and there is something to wait for."""
        return self.idea.person_id is None and not self.idea.email and self.may_add

    @property
    def is_built(self) -> bool:
        """Whether there is a draft, so that forgetting leaves the course."""
        return self.idea.course_id is not None


def of(idea: Proposal, *, now: datetime) -> IdeaPage:
    """Gather the page; asks for steps and additions once, whatever their number."""
    prefetch_related_objects([idea], "steps", "additions")
    steps = list(idea.steps.all())
    until = proposals.answer_by(idea)
    return IdeaPage(
        idea=idea,
        stages=list(_stages(idea, steps)),
        news=[_news(step) for step in reversed(steps)],
        next=str(NEXT[ProposalState(idea.state)]),
        answer_by=day(until) if until else "",
        is_late=until is not None and until < now,
        href=address(idea.course) if idea.state == ProposalState.PUBLISHED else "",
    )


def address(course: CoursePage | None) -> str:
    """Return where a course is read in the language that is spoken; "" where it is not published."""
    return addresses.path_of(course) if course is not None and course.live else ""


def _stages(idea: Proposal, steps: list[ProposalStep]) -> Iterator[Stage]:
    reached: dict[str, datetime] = {}
    for step in steps:
        if step.source != step.target:
            reached[step.target] = step.at
    if idea.state == ProposalState.DECLINED:
        yield Stage(str(ProposalState.RECEIVED.label), "done", day(idea.created_at))
        yield Stage(_("Kindly declined"), "here", day(idea.state_since))
        return
    here = WAY.index(idea.state)
    for number, state in enumerate(WAY):
        if number > here:
            yield Stage(str(ProposalState(state).label), "ahead", "")
        elif number == here or state in reached:  # a stage that was passed over is left out
            kind = "here" if number == here else "done"
            yield Stage(str(ProposalState(state).label), kind, day(reached.get(state, idea.created_at)))


def _news(step: ProposalStep) -> News:
    label = str(ProposalState(step.target).label)
    if step.source == step.target:
        label = _("A word from the school")
    if step.target == ProposalState.DECLINED:
        label = _("Kindly declined")
    return News(label, day(step.at), step.words)
