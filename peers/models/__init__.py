"""Who contributes, as what, what they did, and what they are owed."""

from peers.models.assessment import Assessment, FidelityReview, Principle, Score
from peers.models.budgets import Budget, BudgetLift, Project
from peers.models.ceilings import CeilingConsent, PersonalLimit
from peers.models.claims import Claim
from peers.models.contributors import ContributionWish, Contributor, Training
from peers.models.engagements import Engagement, EngagementStep, Offer
from peers.models.groups import (
    GroupMember,
    Meeting,
    MeetingBallot,
    MeetingPresence,
    MeetingPulse,
    WorkingGroup,
)
from peers.models.ledger import Account, Closing, Entry, Period, Posting
from peers.models.payments import ExportMapper, PaymentJob, PaymentLine, PaymentRun, PayrollAnswer
from peers.models.rates import HonorariumSettings, PayCode, Rate
from peers.models.skills import Skill
from peers.states import Basis

__all__ = [
    "Account",
    "Assessment",
    "Basis",
    "Budget",
    "BudgetLift",
    "CeilingConsent",
    "Claim",
    "Closing",
    "ContributionWish",
    "Contributor",
    "Engagement",
    "EngagementStep",
    "Entry",
    "ExportMapper",
    "FidelityReview",
    "GroupMember",
    "HonorariumSettings",
    "Meeting",
    "MeetingBallot",
    "MeetingPresence",
    "MeetingPulse",
    "Offer",
    "PayCode",
    "PaymentJob",
    "PaymentLine",
    "PaymentRun",
    "PayrollAnswer",
    "Period",
    "PersonalLimit",
    "Posting",
    "Principle",
    "Project",
    "Rate",
    "Score",
    "Skill",
    "Training",
    "WorkingGroup",
]
