"""What every screen of the staff shares: its frame, and how it says what will happen."""

from abc import ABC
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import desk
from accounts.desk import Screen, StaffPage
from courses.models import CourseRun
from courses.runs import NotNow
from enrolment.staff.columns import Crumb

__all__ = ["BelowClass", "Screen", "StaffForm", "StaffPage", "told"]


class StaffForm(desk.StaffForm, ABC):
    """A page that asks something about a class or a seat and does it, where the class allows it now."""

    refusals: ClassVar[tuple[type[Exception], ...]] = (NotNow,)


class BelowClass:
    """A page about one class, ``self.run``, that stands below the page of the class."""

    run: CourseRun

    def get_page_subtitle(self) -> str:
        """Name the class."""
        return str(self.run)

    def back_url(self) -> str:
        """Lead to the page of the class."""
        return reverse("runs:show", args=[self.run.pk])

    def trail(self) -> list[Crumb]:
        """Stand below the page of the class."""
        return [
            {"url": reverse("runs:index"), "label": _("Classes")},
            {"url": self.back_url(), "label": str(self.run)},
        ]


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
