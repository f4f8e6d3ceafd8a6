"""States, choices and what may follow what. No ORM here."""

from courses.states.catalogue import (
    DROP_IN_FORMATS,
    Audience,
    Format,
    Level,
    LifeArea,
    Noise,
    Sharing,
    Theme,
)
from courses.states.coproduction import (
    HAS_COURSE,
    PROPOSAL_MOVES,
    WAITS_FOR_THE_SCHOOL,
    ApprovalKind,
    MemberState,
    ProposalState,
)
from courses.states.runs import (
    PUBLIC_RUN_STATES,
    RUN_TRANSITIONS,
    RunAccess,
    RunState,
    RunTransition,
)
from courses.states.teaching import (
    ASSIGNMENT_MOVES,
    RUNS_THE_CLASS,
    TEACHES,
    AssignmentState,
    HandoverState,
    NoteKind,
    TeachingRole,
)

__all__ = [
    "ASSIGNMENT_MOVES",
    "DROP_IN_FORMATS",
    "HAS_COURSE",
    "PROPOSAL_MOVES",
    "PUBLIC_RUN_STATES",
    "RUNS_THE_CLASS",
    "RUN_TRANSITIONS",
    "TEACHES",
    "WAITS_FOR_THE_SCHOOL",
    "ApprovalKind",
    "AssignmentState",
    "Audience",
    "Format",
    "HandoverState",
    "Level",
    "LifeArea",
    "MemberState",
    "Noise",
    "NoteKind",
    "ProposalState",
    "RunAccess",
    "RunState",
    "RunTransition",
    "Sharing",
    "TeachingRole",
    "Theme",
]
