"""What contributors are, what they do, and how an honorarium comes to be paid. No ORM here."""

from peers.states.honorarium import (
    CLAIM_MOVES,
    ENGAGEMENT_MOVES,
    LIVE,
    MONEY,
    PLANNED,
    ClaimMove,
    ClaimState,
    EngagementMove,
    EngagementState,
    RateUnit,
    TaxCode,
    Terms,
)
from peers.states.payments import AccountKind, LineState, PaymentRunState
from peers.states.people import Activity, Basis, Hours, MemberPlace, Presence, Relation, SkillKind, Worth

__all__ = [
    "CLAIM_MOVES",
    "ENGAGEMENT_MOVES",
    "LIVE",
    "MONEY",
    "PLANNED",
    "AccountKind",
    "Activity",
    "Basis",
    "ClaimMove",
    "ClaimState",
    "EngagementMove",
    "EngagementState",
    "Hours",
    "LineState",
    "MemberPlace",
    "PaymentRunState",
    "Presence",
    "RateUnit",
    "Relation",
    "SkillKind",
    "TaxCode",
    "Terms",
    "Worth",
]
