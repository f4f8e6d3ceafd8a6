"""The page of a working group in ``/redaktion/``, and its members."""

from abc import ABC
from typing import Any

from django.forms import BaseForm, Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from peers.groups import members, pulse, representation
from peers.groups.refusals import NotNow
from peers.groups.representation import Representation
from peers.models import GroupMember, WorkingGroup
from peers.staff.group_forms import GroupForm, MemberForm
from peers.states import MemberPlace


def above() -> list[Crumb]:
    """Return the step to the list of groups."""
    return [{"url": reverse("working_groups:index"), "label": _("Working groups")}]


def words_of(missing: list[Any]) -> str:
    """Return who was offered no honorarium and why, in a sentence or two; "" for nobody."""
    by_reason: dict[str, list[str]] = {}
    for one in missing:
        by_reason.setdefault(one.why, []).append(str(one.member.contributor))
    said = _("No honorarium could be offered to %(names)s: %(why)s")
    return " ".join(said % {"names": ", ".join(names), "why": why} for why, names in by_reason.items())


class Begin(StaffForm):
    """Begin a group."""

    permission = "peers.add_workinggroup"
    page_title = gettext_lazy("Begin a working group")
    submit_label = gettext_lazy("Begin the group")
    form_class = GroupForm
    made: WorkingGroup | None = None

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return above()

    def back_url(self) -> str:
        """Go back to the list, or on to the new group."""
        if self.made is not None:
            return reverse("working_groups:show", args=[self.made.pk])
        return reverse("working_groups:index")

    def perform(self, form: BaseForm) -> str:
        """Begin it."""
        self.made = members.found(by=self.by, **form.cleaned_data)
        return _("The group has begun. Now give its seats to people.")


class OfGroup:
    """A screen about one group; ``self.group`` is it."""

    group: WorkingGroup

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the group."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        rows = representation.with_figures(WorkingGroup.objects.select_related("project"), now=timezone.now())
        self.group = get_object_or_404(rows, pk=kwargs["pk"])

    def back_url(self) -> str:
        """Go back to the group."""
        return reverse("working_groups:show", args=[self.group.pk])

    def get_page_subtitle(self) -> str:
        """Name the group."""
        return self.group.name

    def trail(self) -> list[Crumb]:
        """Stand below the group."""
        return [*above(), {"url": self.back_url(), "label": self.group.name}]


class GroupPage(OfGroup, StaffPage):
    """Seats, members, meetings, and what was said of them."""

    permission = "peers.view_workinggroup"
    template_name = "peers/groups/desk/group.html"

    def get_page_title(self) -> str:
        """Name the group."""
        return self.group.name

    def get_page_subtitle(self) -> str:
        """Say nothing more."""
        return ""

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return above()

    @property
    def may_act(self) -> bool:
        """Whether whoever looks may change the group, and it has not ended."""
        return self.request.user.has_perm("peers.change_workinggroup") and self.group.ended_on is None

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer what is done most: a meeting, a member."""
        offered = [("plan", _("Plan a meeting"), "plus"), ("add_member", _("Add a member"), "user")]
        return [HeaderButton(**one) for one in self._buttons(offered)]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Keep the rest a little further away."""
        offered = [
            ("change", _("Edit"), "edit"),
            ("history", _("History"), "history"),
            ("end", _("End the group"), "cross"),
        ]
        return [Button(**one) for one in self._buttons(offered)]

    def _buttons(self, offered: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
        pk = [self.group.pk]
        return [
            {
                "label": label,
                "url": reverse(f"working_groups:{name}", args=pk),
                "icon_name": icon,
                "priority": place,
            }
            for place, (name, label, icon) in enumerate(offered if self.may_act else [])
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the seats, the members and the meetings."""
        now = timezone.now()
        everybody = list(self.group.members.select_related("contributor__person"))
        meetings = list(self.group.meetings.all())
        return {
            **super().get_context_data(**kwargs),
            "group": self.group,
            "figures": Representation.of(self.group),
            "sitting": _by_place([one for one in everybody if one.until is None]),
            "sitting_count": sum(one.until is None for one in everybody),
            "former": [one for one in everybody if one.until is not None],
            "coming": [one for one in meetings if one.held_at is None and one.ends_at > now],
            "to_write": [one for one in meetings if _waits(one) and one.ends_at <= now],
            "earlier": [one for one in reversed(meetings) if one.held_at or _is_past(one, now)],
            "said": pulse.said_in(self.group, now=now),
            "enough": pulse.ENOUGH,
            "may_act": self.may_act,
        }


class GroupAct(OfGroup, StaffForm, ABC):
    """Something done about a group."""

    permission = "peers.change_workinggroup"
    refusals = (NotNow,)
    form_class: Any = Form


class Change(GroupAct):
    """Change name, purpose, seats and project."""

    page_title = gettext_lazy("Change the group")
    form_class = GroupForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Show how it stands, on a copy."""
        return {**super().get_form_kwargs(), "instance": WorkingGroup.objects.get(pk=self.group.pk)}

    def perform(self, form: BaseForm) -> str:
        """Change it."""
        members.change(group=self.group, by=self.by, **form.cleaned_data)
        return _("Saved.")


class End(GroupAct):
    """End a group."""

    page_title = gettext_lazy("End the group")
    submit_label = gettext_lazy("End the group")
    is_danger = True

    def consequences(self) -> list[str]:
        """Say what stays."""
        return [
            _("No more meetings can be planned. The members can still read what came of the earlier ones.")
        ]

    def perform(self, form: BaseForm) -> str:
        """End it."""
        members.end(group=self.group, by=self.by)
        return _("The group has ended.")


class AddMember(GroupAct):
    """Give somebody a seat."""

    permission = "peers.add_groupmember"
    page_title = gettext_lazy("Add a member")
    submit_label = gettext_lazy("Add")
    form_class = MemberForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer those who sit not in the group already."""
        return {**super().get_form_kwargs(), "group": self.group}

    def consequences(self) -> list[str]:
        """Say how they hear of it."""
        figures = Representation.of(self.group)
        said = [
            _("They are invited to the meetings that are planned, and offered honorarium where it is paid.")
        ]
        return [f"{figures.taken}.", *said]

    def perform(self, form: BaseForm) -> str:
        """Give the seat, and say what could not be offered."""
        member, missing = members.join(group=self.group, by=self.by, **form.cleaned_data)
        said = _("%(name)s is a member.") % {"name": member.contributor}
        if member.contributor.person_id is None:
            said += " " + _("%(name)s has no account: tell them yourself.") % {"name": member.contributor}
        return f"{said} {words_of(missing)}".strip()


class EndMember(GroupAct):
    """End somebody's seat."""

    permission = "peers.change_groupmember"
    page_title = gettext_lazy("End the seat")
    submit_label = gettext_lazy("End the seat")
    is_danger = True
    member: GroupMember

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the member."""
        super().setup(request, *args, **kwargs)
        rows = GroupMember.objects.select_related("contributor", "group")
        self.member = get_object_or_404(rows, pk=kwargs["member_id"], group=self.group)

    def get_page_subtitle(self) -> str:
        """Say who."""
        return self.member.contributor.public_name

    def consequences(self) -> list[str]:
        """Say what they lose."""
        return [
            _("What they were offered for meetings to come is taken back, and they are told of that."),
            _("Where it is so late that the offer promised it, agreed honorarium is paid all the same."),
            _("What they have done is paid as agreed, and they cannot read the group's pages any more."),
        ]

    def perform(self, form: BaseForm) -> str:
        """End it."""
        members.leave(member=self.member, by=self.by)
        return _("%(name)s is no longer a member.") % {"name": self.member.contributor}


def _by_place(rows: list[GroupMember]) -> list[tuple[str, list[GroupMember]]]:
    """Return members by seat, in the order of the seats."""
    found = [(str(place.label), [one for one in rows if one.place == place]) for place in MemberPlace]
    return [(label, people) for label, people in found if people]


def _waits(meeting: Any) -> bool:
    return meeting.held_at is None and meeting.cancelled_at is None


def _is_past(meeting: Any, now: Any) -> bool:
    return meeting.cancelled_at is not None and meeting.ends_at <= now
