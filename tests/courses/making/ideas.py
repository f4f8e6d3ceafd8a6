"""An idea and a team, as tests of making courses need them."""

from datetime import datetime
from typing import Any

from courses.coproduction import proposals, teams
from courses.models import CoursePage, Proposal, ProposalStep, TeamMember
from peers.models import Contributor

WHAT, FOR_WHOM, WHY = "Søvn når man har skæve vagter", "Alle med natarbejde", "Jeg sov ikke i et år."


def make_idea(**more: Any) -> Proposal:
    """Send an idea; without an account unless ``person`` is given."""
    answers: dict[str, Any] = {"what": WHAT, "for_whom": FOR_WHOM, "why": WHY, **more}
    return proposals.propose(**answers)


def aged(idea: Proposal, moment: datetime) -> Proposal:
    """Let an idea have been sent, and last heard of, at a moment; the log is append-only but for tests."""
    Proposal.objects.filter(pk=idea.pk).update(created_at=moment, state_since=moment)
    states = list(idea.steps.values_list("source", "target", "words"))
    idea.steps.all().delete()
    ProposalStep.objects.bulk_create(
        ProposalStep(proposal=idea, source=source, target=target, words=words, at=moment)
        for source, target, words in states
    )
    idea.refresh_from_db()
    return idea


def join(course: CoursePage, contributor: Contributor, *, basis: str = "") -> TeamMember:
    """Ask somebody into a team, who says yes."""
    member = teams.ask(course=course, contributor=contributor, basis=basis, by=None)
    return teams.answer(member=member, accept=True, by=contributor.person)
