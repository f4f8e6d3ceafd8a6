"""One person to tell: the whole text to say, the letter to print, and the button when it is done."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from accounts.models import User
from accounts.screens import Hidden
from accounts.states import Channel
from enrolment import notices, readings
from enrolment.day_states import ReadingKind
from enrolment.models import Notice
from enrolment.papers.letters import Letterhead
from enrolment.staff.base import StaffPage
from enrolment.staff.call_ways import WAYS, way_of
from enrolment.staff.columns import Crumb
from enrolment.states import SeatState
from enrolment.told import spoken


class CallPage(StaffPage):
    """Everything somebody is still to be told, in the words to say it."""

    permission = "enrolment.view_notice"
    template_name = "enrolment/staff/call_page.html"
    header_icon = "comment"

    @cached_property
    def notice(self) -> Notice:
        """Return the one that was opened. Raises Http404."""
        return get_object_or_404(notices.to_call(), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Name the person."""
        return self.notice.person.chosen_name

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("calls:index"), "label": _("Call list")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the person and each thing to tell."""
        about = self.notice
        readings.note(by=self.by, what=ReadingKind.PERSON, run=about.enrolment.run, person=about.person)
        head = Letterhead.of(self.request)
        waiting = list(notices.to_call().filter(person=self.notice.person))
        return {
            **super().get_context_data(**kwargs),
            "person": self.notice.person,
            "notice": self.notice,
            "head": head,
            "things": [self._thing(one, head) for one in waiting],
            "has_letter": any(one.channel == Channel.LETTER for one in waiting),
            "may_tell": self.request.user.has_perm("enrolment.change_notice"),
        }

    def _thing(self, one: Notice, head: Letterhead) -> dict[str, Any]:
        """Whoever is spoken to in person hears the whole of it, also where a letter would be discreet."""
        return {
            "notice": one,
            "way": WAYS[way_of(one)][0],
            "said": spoken.say(one, full=True, phone=head.phone),
            "asks": one.kind == "offered" and one.enrolment.state == SeatState.OFFERED,
        }


class Told(Hidden, View):
    """Mark as told what was ticked, or the one whose button was pressed."""

    permission = "enrolment.change_notice"

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Write down who told them."""
        notice = get_object_or_404(Notice.objects.select_related("person"), pk=pk)
        ids = request.POST.getlist("notice")
        same_person = Notice.objects.filter(person=notice.person, pk__in=_uuids(ids))
        mark(same_person if ids else [notice], by=request.user)  # type: ignore[arg-type]  # has the permission
        messages.success(request, _("%(name)s is told.") % {"name": notice.person.chosen_name})
        return redirect("calls:index")


class Posted(Hidden, View):
    """Mark the letters that were printed as posted: those that were shown, none that came since."""

    permission = "enrolment.change_notice"

    def post(self, request: HttpRequest) -> HttpResponse:
        """Write down who posted them."""
        ids = _uuids(request.POST.getlist("notice"))
        letters = Notice.objects.filter(channel=Channel.LETTER, pk__in=ids).select_related("person")
        people = {notice.person_id for notice in letters}
        mark(letters, by=request.user)  # type: ignore[arg-type]  # has the permission
        said = ngettext("%(count)d letter is posted.", "%(count)d letters are posted.", len(people))
        messages.success(request, said % {"count": len(people)})
        return redirect("calls:index")


def _uuids(written: Iterable[str]) -> list[UUID]:
    found = []
    for one in written:
        with suppress(ValueError):
            found.append(UUID(one))
    return found


def mark(rows: Iterable[Notice], *, by: User) -> None:
    """Mark each as told."""
    for row in rows:
        notices.mark_called(notice=row, by=by)
