"""What every screen of the staff shares: its frame, and how it says what will happen."""

from abc import ABC

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import desk
from accounts.desk import Screen, StaffPage
from courses.runs import NotNow

__all__ = ["Screen", "StaffForm", "StaffPage", "told"]


class StaffForm(desk.StaffForm, ABC):
    """A page that asks something about a class or a seat and does it, where the class allows it now."""

    refusals = (NotNow,)


def told(count: int, *, by_phone: int) -> str:
    """Say how many people an action tells, and how many of them the school has to call itself."""
    if not count:
        return _("Nobody has to be told.")
    if not by_phone:
        words = ngettext(
            "%(count)d person is told by mail or text message.",
            "%(count)d people are told by mail or text message.",
            count,
        )
    else:
        words = ngettext(
            "%(count)d person is told, who has no mail and lands on the call list.",
            "%(count)d people are told; %(by_phone)d of them have no mail and land on the call list.",
            count,
        )
    return words % {"count": count, "by_phone": by_phone}
