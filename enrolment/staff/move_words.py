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
}
