"""Who contributes, as what, and what they did."""

from peers.models.contributors import ContributionWish, Contributor, Training
from peers.models.engagements import Engagement
from peers.models.skills import Skill
from peers.states import Basis

__all__ = ["Basis", "ContributionWish", "Contributor", "Engagement", "Skill", "Training"]
