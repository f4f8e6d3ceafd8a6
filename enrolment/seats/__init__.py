"""The one allocator: every change of who holds a seat goes through here.

Each function locks the class first, counts, then writes the move, the promise and the task, all in one
transaction. A seat that gets free is offered on in the transaction that frees it.
"""

from enrolment.seats.capacity import CapacityTooLow, change_capacity
from enrolment.seats.leaving import OfferGone, answer, leave
from enrolment.seats.moving import AlreadyThere, NoSeat, move_person
from enrolment.seats.taking import enrol, hold
from enrolment.seats.waiting_list import expire, offer_free_seats, sweep

__all__ = [
    "AlreadyThere",
    "CapacityTooLow",
    "NoSeat",
    "OfferGone",
    "answer",
    "change_capacity",
    "enrol",
    "expire",
    "hold",
    "leave",
    "move_person",
    "offer_free_seats",
    "sweep",
]
