"""What a move of a seat is called in the log that staff read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "hold": _("Held a seat while typing the code"),
    "take": _("Got a seat"),
    "confirm": _("Got the seat that was held"),
    "lapse": _("The held seat ran out"),
    "wait": _("Joined the waiting list"),
    "offer": _("Was offered a seat"),
    "accept": _("Said yes to the offer"),
    "decline": _("Said no to the offer"),
    "expire": _("The offer ran out"),
    "leave": _("Left the class"),
    "leave_list": _("Left the waiting list"),
    "move_out": _("Moved to another class"),
    "move_off_list": _("Moved from the list to another class"),
    "move_in": _("Moved here from another class"),
    "cancel": _("The class was cancelled"),
    "close_list": _("The waiting list was closed"),
    "complete": _("Completed the class"),
    "accept_instead": _("Said yes to the offer, and left the other class"),
    "take_together": _("Got a seat together with somebody"),
    "say_yes": _("Said yes, and waits for the other of the two"),
    "back_in_line": _("Came back to the waiting list"),
    "pair_up": _("Waits together with somebody"),
    "part": _("Waits alone again"),
    "pause": _("Put the place in line on pause"),
    "resume": _("Ended the pause"),
    "regroup": _("Changed what they come as"),
    "accompany": _("Changed whether somebody comes along"),
    "recount": _("The companion was counted anew"),
}
