"""Work offered before it is done, answered piece by piece, and what becomes of it.

``make`` -> ``answer``/``decline`` -> ``finish`` (its claim is made), or ``call_off``, ``move``, ``withdraw``,
``offer_again``. See ``docs/honorarium.md``.
"""

from peers.offers.answering import ANSWERS, NO, answer, change_month, decline
from peers.offers.asking import by_reference, by_references, of_origin, open_for, planned_for
from peers.offers.frames import left_of, log_hours, money_left
from peers.offers.making import Piece, Priced, make, offer_again, offer_all_again, price
from peers.offers.refusals import (
    AlreadyThere,
    Employed,
    HasStopped,
    NoRate,
    NotNow,
    NotYours,
    OwnLimit,
    Refused,
    WrongMonth,
)
from peers.offers.working import (
    call_off,
    finish,
    finish_all,
    is_late,
    move,
    withdraw,
    withdraw_all,
    would_be_owed,
)

__all__ = [
    "ANSWERS",
    "NO",
    "AlreadyThere",
    "Employed",
    "HasStopped",
    "NoRate",
    "NotNow",
    "NotYours",
    "OwnLimit",
    "Piece",
    "Priced",
    "Refused",
    "WrongMonth",
    "answer",
    "by_reference",
    "by_references",
    "call_off",
    "change_month",
    "decline",
    "finish",
    "finish_all",
    "is_late",
    "left_of",
    "log_hours",
    "make",
    "money_left",
    "move",
    "of_origin",
    "offer_again",
    "offer_all_again",
    "open_for",
    "planned_for",
    "price",
    "withdraw",
    "withdraw_all",
    "would_be_owed",
]
