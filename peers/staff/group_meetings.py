"""A meeting in ``/redaktion/``: planned, changed, cancelled, offered, and written down as held."""

from abc import ABC
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm, Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.dates import span
from accounts.desk import Crumb, StaffForm, StaffPage
from peers.budgets import NoBudget, OverBudget
from peers.groups import desk, meetings
from peers.groups.refusals import NotNow, Stale
from peers.models import Meeting
from peers.staff.group_forms import CancelForm, MeetingForm, PlanForm
from peers.staff.group_screens import GroupAct, above, words_of


class Plan(GroupAct):
    """Plan one meeting or a series."""

    permission = "peers.add_meeting"
    page_title = gettext_lazy("Plan a meeting")
    submit_label = gettext_lazy("Plan, and invite the members")
    header_icon = "date"
    form_class = PlanForm

    def consequences(self) -> list[str]:
        """Say who hears of it."""
        return [
            _("Every member gets one letter, of all the meetings."),
            _("Citizens and relatives are offered honorarium by the rate of the day, and answer for each."),
        ]

    def perform(self, form: BaseForm) -> str:
        """Plan them, and say who is to be told by hand and what could not be offered."""
        data = form.cleaned_data
        where = {name: data[name] for name in ("place", "online_url", "agenda")}
        times = form.times()  # type: ignore[attr-defined]  # of PlanForm
        done = meetings.plan(group=self.group, times=times, by=self.by, **where)
        if missing := words_of(list(done.not_offered)):
            messages.warning(self.request, missing)
        if done.to_call:
            names = ", ".join(str(one.contributor) for one in done.to_call)
            messages.warning(
                self.request, _("Without an account, so tell them yourself: %(names)s.") % {"names": names}
            )
        count = len(done.meetings)
        said = ngettext("The meeting is planned.", "%(n)d meetings are planned.", count)
        return said % {"n": count}


class OfMeeting:
    """A screen about one meeting; ``self.meeting`` is it."""

    meeting: Meeting
    header_icon = "date"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the meeting."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        rows = Meeting.objects.select_related("group__project", "held_by")
        self.meeting = get_object_or_404(rows, pk=kwargs["meeting_id"])

    @property
    def when(self) -> str:
        """Say when it is."""
        return span(self.meeting.starts_at, self.meeting.ends_at)

    def back_url(self) -> str:
        """Go back to the meeting."""
        return reverse("working_groups:meeting", args=[self.meeting.pk])

    def get_page_subtitle(self) -> str:
        """Say which it is."""
        return f"{self.meeting.group}, {self.when}"

    def of_group(self) -> list[Crumb]:
        """Return the steps to the group."""
        url = reverse("working_groups:show", args=[self.meeting.group_id])
        return [*above(), {"url": url, "label": str(self.meeting.group)}]

    def trail(self) -> list[Crumb]:
        """Stand below the meeting."""
        return [*self.of_group(), {"url": self.back_url(), "label": self.when}]


class MeetingPage(OfMeeting, StaffPage):
    """Who comes or came, what is agreed, and what was written."""

    permission = "peers.view_meeting"
    template_name = "peers/groups/desk/meeting.html"

    def get_page_title(self) -> str:
        """Say when it is."""
        return self.when

    def get_page_subtitle(self) -> str:
        """Name the group."""
        return str(self.meeting.group)

    def trail(self) -> list[Crumb]:
        """Stand below the group."""
        return self.of_group()

    @cached_property
    def page(self) -> desk.MeetingPage:
        """Gather the page once."""
        return desk.MeetingPage.of(self.meeting)

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer what can be done with the meeting as it stands."""
        if not self.request.user.has_perm("peers.change_meeting"):
            return []
        return [
            HeaderButton(label, url=reverse(name, args=[self.meeting.pk]), icon_name=icon, priority=place)
            for place, (name, label, icon) in enumerate(self._acts())
        ]

    def _acts(self) -> list[tuple[str, str, str]]:
        minutes = ("peers:minutes", _("Write the minutes"), "edit")
        if self.meeting.held_at is not None:
            return [minutes, ("working_groups:correct", _("Put right who was there"), "group")]
        if not self.page.is_planned:
            return []
        cancel = ("working_groups:cancel_meeting", _("Cancel the meeting"), "cross")
        if self.page.has_begun:
            return [("working_groups:hold", _("Write down who was there"), "check"), minutes, cancel]
        return [("working_groups:change_meeting", _("Edit"), "edit"), cancel]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the page."""
        may = self.request.user.has_perm("peers.change_meeting")
        return {**super().get_context_data(**kwargs), "page": self.page, "may_act": may}


class MeetingAct(OfMeeting, StaffForm, ABC):
    """Something done about a meeting."""

    permission = "peers.change_meeting"
    refusals: ClassVar[tuple[type[Exception], ...]] = (NotNow,)
    form_class: Any = Form


class Change(MeetingAct):
    """Change time, place or agenda."""

    page_title = gettext_lazy("Change the meeting")
    refusals = (NotNow, NoBudget, OverBudget)
    form_class = MeetingForm

    def get_initial(self) -> dict[str, Any]:
        """Show how it stands."""
        return MeetingForm.initial_of(self.meeting)

    def consequences(self) -> list[str]:
        """Say who is told of what."""
        return [
            _("At another time or place every member is told."),
            _("At another time they are asked anew whether they come, and what is agreed follows."),
        ]

    def perform(self, form: BaseForm) -> str:
        """Change it, unless somebody else has since the form was shown."""
        try:
            meetings.change(meeting=self.meeting, by=self.by, **form.cleaned_data)
        except Stale:
            raise ValidationError(
                _("Somebody else has changed this meeting since you opened it. Nothing of yours is saved.")
            ) from None
        return _("The meeting is saved.")


class Cancel(MeetingAct):
    """Call a meeting off."""

    page_title = gettext_lazy("Cancel the meeting")
    submit_label = gettext_lazy("Cancel the meeting")
    is_danger = True
    form_class = CancelForm

    def consequences(self) -> list[str]:
        """Say who is told, and what is paid all the same."""
        return [
            _("Every member is told, and reads why."),
            _("Where it is so late that the offer promised it, agreed honorarium is paid all the same."),
        ]

    def perform(self, form: BaseForm) -> str:
        """Cancel it."""
        meetings.cancel(meeting=self.meeting, reason=form.cleaned_data["reason"], by=self.by)
        return _("The meeting is cancelled, and the members are told.")


class Offer(MeetingAct):
    """Offer honorarium that could not be offered before."""

    page_title = gettext_lazy("Offer honorarium")
    submit_label = gettext_lazy("Offer it now")

    def consequences(self) -> list[str]:
        """Say who gets it."""
        return [_("Citizens and relatives who were not offered it get the offer now, by today's rate.")]

    def perform(self, form: BaseForm) -> str:
        """Offer it, or say to whom it could not be."""
        missing = words_of(meetings.offer_again(meeting=self.meeting, by=self.by))
        if missing:
            raise ValidationError(missing)
        return _("It is offered.")
