"""An idea on its way to the catalogue, the team that builds it, and the two who approve it."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    RECEIVED = "received", _("Received")
    LOOKING = "looking", _("Looking for a partner")
    BUILDING = "building", _("Being built")
    APPROVING = "approving", _("Being approved")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Declined")


SAME = ""
"""The target of a move that leaves the state as it is."""


class ProposalMove(NamedTuple):
    """A move of a proposal, and whether the proposer is told of it."""

    sources: frozenset[str]
    target: str
    is_told: bool


_OPEN = frozenset({ProposalState.RECEIVED, ProposalState.LOOKING, ProposalState.BUILDING})

PROPOSAL_MOVES: dict[str, ProposalMove] = {
    "look": ProposalMove(frozenset({ProposalState.RECEIVED}), ProposalState.LOOKING, True),
    "build": ProposalMove(
        frozenset({ProposalState.RECEIVED, ProposalState.LOOKING}), ProposalState.BUILDING, True
    ),
    "submit": ProposalMove(frozenset({ProposalState.BUILDING}), ProposalState.APPROVING, True),
    "take_back": ProposalMove(frozenset({ProposalState.APPROVING}), ProposalState.BUILDING, False),
    "publish": ProposalMove(
        frozenset({ProposalState.BUILDING, ProposalState.APPROVING}), ProposalState.PUBLISHED, True
    ),
    "decline": ProposalMove(_OPEN, ProposalState.DECLINED, True),
    "write": ProposalMove(_OPEN | {ProposalState.APPROVING}, SAME, True),
    "reopen": ProposalMove(frozenset({ProposalState.DECLINED}), ProposalState.RECEIVED, True),
}

HAS_COURSE: frozenset[str] = frozenset(
    {ProposalState.BUILDING, ProposalState.APPROVING, ProposalState.PUBLISHED}
)
"""States in which there is a page that the team builds."""

WAITS_FOR_THE_SCHOOL: frozenset[str] = frozenset({ProposalState.RECEIVED, ProposalState.LOOKING})
"""States that a coordinator must end; the longest waiting stands first."""

STILL_OPEN: frozenset[str] = _OPEN | {ProposalState.APPROVING}
"""States in which the proposer may add something."""


class MemberState(models.TextChoices):
    INVITED = "invited", _("Asked, has not answered")
    JOINED = "joined", _("In the team")
    DECLINED = "declined", _("Said no")
    LEFT = "left", _("Has left")


class ApprovalKind(models.TextChoices):
    """On behalf of which experience somebody approves; each revision needs one of both."""

    LIVED = "lived", _("Lived experience")
    PROFESSIONAL = "professional", _("Professional")
