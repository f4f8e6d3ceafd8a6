"""Who was at a meeting, written down once, and put right."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peers.groups import desk, holding, members
from peers.groups.refusals import Stale
from peers.models import GroupMember
from peers.staff.group_forms import HoldForm, PresenceForm
from peers.staff.group_meetings import MeetingAct
from peers.states import Presence


class Hold(MeetingAct):
    """Write down who was there, and with that the meeting as held."""

    page_title = gettext_lazy("Write down who was there")
    submit_label = gettext_lazy("The meeting was held")
    form_class: Any = HoldForm

    @cached_property
    def whose(self) -> list[GroupMember]:
        """Return the members of the day."""
        return list(members.on(self.meeting.group, timezone.localdate(self.meeting.starts_at)))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tick those who said that they would come."""
        expected = [line.member.pk for line in desk.MeetingPage.of(self.meeting).lines if line.own.comes]
        stands = self.meeting
        initial = {"present": expected, "minutes_text": stands.minutes_text, "version": stands.version}
        return {**super().get_form_kwargs(), "members": self.whose, "initial": initial}

    def consequences(self) -> list[str]:
        """Say what becomes of the honorarium, and who should answer first."""
        said = [
            _("Those who were there and had said yes to honorarium find it on their own page at once."),
            _("Those who were not there get none, and nothing else happens."),
        ]
        waiting = desk.MeetingPage.of(self.meeting).unanswered
        if waiting:
            words = _("They have not answered what they were offered, and can still do it: %(names)s.")
            said.append(words % {"names": ", ".join(waiting)})
        return said

    def perform(self, form: BaseForm) -> str:
        """Write it down; minutes that somebody else wrote meanwhile stay, and so do those typed here."""
        try:
            holding.hold(meeting=self.meeting, by=self.by, **form.cleaned_data)
        except Stale:
            raise ValidationError(
                _("Somebody else has written minutes meanwhile. Put yours together with theirs.")
            ) from None
        return _("It is written down that the meeting was held.")


class Correct(Hold):
    """Put right who was there."""

    page_title = gettext_lazy("Put right who was there")
    submit_label = gettext_lazy("Save")
    form_class = PresenceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tick those who stand as having been there."""
        rows = self.meeting.presences.filter(presence=Presence.PRESENT)
        there = list(rows.values_list("member", flat=True))
        initial = {"present": there, "version": self.meeting.version}
        return {**super().get_form_kwargs(), "initial": initial}

    def consequences(self) -> list[str]:
        """Say what does not follow."""
        return [_("Honorarium does not follow by itself. Put it right under Honorarium.")]

    def perform(self, form: BaseForm) -> str:
        """Put it right, unless somebody else has since the form was shown."""
        try:
            holding.correct_presence(meeting=self.meeting, by=self.by, **form.cleaned_data)
        except Stale:
            raise ValidationError(
                _("Somebody else has changed this meeting since you opened it. Nothing of yours is saved.")
            ) from None
        return _("Saved.")
