"""The one allocator: every change of who holds a seat goes through here.

Each function locks the class first, settles it (ends what has run out, releases what is due, passes on what
is free), then writes the move, the promise and the task, all in one transaction. A seat that gets free is
offered on in the transaction that frees it. Who may have it is said in ``enrolment.fairness``.
"""

from enrolment.seats.adjusting import accompany, pause, regroup, resume
from enrolment.seats.admission import AlreadyThere, NoSeat
from enrolment.seats.defaults import give_default_rules
from enrolment.seats.leaving import OfferGone, answer, leave
from enrolment.seats.moving import move_person, switch
from enrolment.seats.pairs import PairGone, await_other, enrol_pair, pair_up, part, put_together
from enrolment.seats.sharing import (
    CapacityTooLow,
    Outcome,
    ShareWish,
    TooManyGuaranteed,
    change_capacity,
    change_rules,
    hold_back,
    preview,
    release,
)
from enrolment.seats.taking import enrol, hold
from enrolment.seats.waiting_list import expire, offer_free_seats, sweep

__all__ = [
    "AlreadyThere",
    "CapacityTooLow",
    "NoSeat",
    "OfferGone",
    "Outcome",
    "PairGone",
    "ShareWish",
    "TooManyGuaranteed",
    "accompany",
    "answer",
    "await_other",
    "change_capacity",
    "change_rules",
    "enrol",
    "enrol_pair",
    "expire",
    "give_default_rules",
    "hold",
    "hold_back",
    "leave",
    "move_person",
    "offer_free_seats",
    "pair_up",
    "part",
    "pause",
    "preview",
    "put_together",
    "regroup",
    "release",
    "resume",
    "sweep",
    "switch",
]
