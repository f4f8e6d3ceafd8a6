"""What contributors are owed: claims that make themselves of agreed work, and costs with a receipt.

From ready over sent and approved to paid, by the table ``peers.states.CLAIM_MOVES``; ``moving`` alone changes
the state.
"""

from peers.claims.approving import approve, approve_many, give_back
from peers.claims.correcting import change_month, correct
from peers.claims.costs import add_cost, change_cost
from peers.claims.making import again, make
from peers.claims.moving import move, move_many
from peers.claims.refusals import (
    ClaimRefused,
    NoReason,
    NoReceipt,
    NotAnAmount,
    NotNow,
    NotOwed,
    NotThatLong,
    NotThatMonth,
    NotYours,
    OwnClaim,
    Stale,
    Unexplained,
)
from peers.claims.reversing import reverse
from peers.claims.sending import drop, send, take_back

__all__ = [
    "ClaimRefused",
    "NoReason",
    "NoReceipt",
    "NotAnAmount",
    "NotNow",
    "NotOwed",
    "NotThatLong",
    "NotThatMonth",
    "NotYours",
    "OwnClaim",
    "Stale",
    "Unexplained",
    "add_cost",
    "again",
    "approve",
    "approve_many",
    "change_cost",
    "change_month",
    "correct",
    "drop",
    "give_back",
    "make",
    "move",
    "move_many",
    "reverse",
    "send",
    "take_back",
]
