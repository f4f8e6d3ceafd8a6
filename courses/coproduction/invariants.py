"""What must always hold of ideas and teams, counted anew from the rows and the log."""

from collections.abc import Iterator

from courses.models import Proposal, ProposalStep, TeamMember
from courses.states import PROPOSAL_MOVES, SAME, ProposalState

_WAYS = {
    (source, row.target or source)
    for row in PROPOSAL_MOVES.values()
    for source in row.sources
    if row.target != SAME
}


def faults() -> list[str]:
    """Return everything that is not as it must be, in words for whoever looks after the site."""
    return [fault for check in (_unlogged, _off_the_table, _never_published, _teams) for fault in check()]


def _unlogged() -> Iterator[str]:
    """The log of every idea begins with its arrival and leads, step by step, to the state it has."""
    for idea in Proposal.objects.prefetch_related("steps"):
        steps = list(idea.steps.all())
        sources = [step.source for step in steps]
        targets = [step.target for step in steps]
        if sources != ["", *targets[:-1]] or targets[-1:] != [idea.state]:
            yield f"idea {idea.pk} is {idea.state}, and its log says {sources} -> {targets}"


def _off_the_table() -> Iterator[str]:
    moves = ProposalStep.objects.exclude(source="").values_list("source", "target").distinct().order_by()
    for source, target in moves:
        if source != target and (source, target) not in _WAYS:
            yield f"an idea went from {source} to {target}"


def _never_published() -> Iterator[str]:
    """An idea that is said to be published was."""
    said = Proposal.objects.filter(state=ProposalState.PUBLISHED, course__first_published_at=None)
    for idea in said:
        yield f"idea {idea.pk} is said to be published, and its course never was"


def _teams() -> Iterator[str]:
    """A team hangs on the page that was written first; that somebody is in it once, the database holds."""
    for row in TeamMember.objects.exclude(course__locale__language_code="da"):
        yield f"team member {row.pk} hangs on a translation"
