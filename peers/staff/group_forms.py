"""What coordinators fill in about working groups."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from peers.groups.holding import LONGEST_MINUTES
from peers.models import Contributor, GroupMember, Meeting, Project, WorkingGroup
from peers.states import MemberPlace, Relation

FAR = timedelta(days=3 * 366)
MOST_IN_A_SERIES = 12


class GroupForm(forms.ModelForm[WorkingGroup]):
    """A group: name, purpose, fixed seats, and what pays."""

    class Meta:
        model = WorkingGroup
        fields = ("name", "purpose", "citizen_seats", "project")
        help_texts: ClassVar[dict[str, Any]] = {
            "purpose": gettext_lazy("The members read it, and it stands in what they are offered."),
            "citizen_seats": gettext_lazy("They are kept for citizens: nobody else is ever put on one."),
            "project": gettext_lazy("Without one the group can meet, but no honorarium is offered."),
        }
        widgets: ClassVar[dict[str, Any]] = {"purpose": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        active = Project.objects.filter(is_active=True)
        self.fields["project"].queryset = active  # type: ignore[attr-defined]  # a model choice
        self.fields["citizen_seats"].validators.append(_at_most_a_hundred)


def _at_most_a_hundred(number: int) -> None:
    if number > 100:
        raise forms.ValidationError(_("Write 100 at most."))


class ContributorChoice(forms.ModelChoiceField[Contributor]):
    """One contributor, with how they are related to the school."""

    def label_from_instance(self, obj: Any) -> str:
        """Return name, organisation and relation."""
        parts = (obj.public_name, obj.organisation, str(Relation(obj.relation).label))
        return " · ".join(filter(None, parts))


class MemberForm(forms.Form):
    """Whom to give which seat."""

    contributor = ContributorChoice(Contributor.objects.none(), label=gettext_lazy("Who?"))
    place = forms.ChoiceField(
        label=gettext_lazy("Which seat?"),
        choices=MemberPlace.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Citizens may be more than the fixed seats; others never take one of those."),
    )

    def __init__(self, *args: Any, group: WorkingGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = GroupMember.objects.filter(group=group, until=None).values("contributor")
        free = Contributor.objects.filter(ended_on__isnull=True).exclude(pk__in=sitting)
        self.fields["contributor"].queryset = free  # type: ignore[attr-defined]  # a model choice


def _asked_by_the_browser(kind: str) -> dict[str, str]:
    """Return what lets a browser ask for a day or an hour itself, with nothing laid over the fields below."""
    return {"type": kind}


def _credible(moment: Any) -> None:
    day = moment.date() if isinstance(moment, datetime) else moment
    if abs(day - timezone.localdate()) > FAR:
        raise forms.ValidationError(_("Look at the year once more."))


def _moment_input() -> forms.DateTimeInput:
    return forms.DateTimeInput(_asked_by_the_browser("datetime-local"), "%Y-%m-%dT%H:%M")


class _Where(forms.Form):
    place = forms.CharField(label=gettext_lazy("Place"), max_length=120, required=False)
    online_url = forms.URLField(
        label=gettext_lazy("Online link"), required=False, max_length=200, assume_scheme="https"
    )
    agenda = forms.CharField(
        label=gettext_lazy("Agenda"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class PlanForm(_Where):
    """One meeting, or a series."""

    first_day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(_asked_by_the_browser("date"), "%Y-%m-%d"),
        validators=[_credible],
    )
    first_time = forms.TimeField(
        label=gettext_lazy("Starts at"), widget=forms.TimeInput(_asked_by_the_browser("time"), "%H:%M")
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=15, max_value=720, initial=120)
    count = forms.IntegerField(
        label=gettext_lazy("How many meetings"), min_value=1, max_value=MOST_IN_A_SERIES, initial=1
    )
    every_weeks = forms.TypedChoiceField(
        label=gettext_lazy("How often, if there are several"),
        choices=[
            (1, gettext_lazy("Every week")),
            (2, gettext_lazy("Every second week")),
            (4, gettext_lazy("Every fourth week")),
        ],
        coerce=int,
        initial=4,
    )
    field_order = ("first_day", "first_time", "minutes", "count", "every_weeks")

    def times(self) -> list[tuple[datetime, datetime]]:
        """Return when the meetings begin and end, at the same hour all year."""
        data = self.cleaned_data
        days = [
            data["first_day"] + timedelta(weeks=number * data["every_weeks"])
            for number in range(data["count"])
        ]
        starts = [timezone.make_aware(datetime.combine(day, data["first_time"])) for day in days]
        return [(start, start + timedelta(minutes=data["minutes"])) for start in starts]


class MeetingForm(_Where):
    """Time, place and agenda of one meeting; ``version`` is what the writer has read."""

    starts_at = forms.DateTimeField(
        label=gettext_lazy("Begins"), widget=_moment_input(), validators=[_credible]
    )
    ends_at = forms.DateTimeField(label=gettext_lazy("Ends"), widget=_moment_input(), validators=[_credible])
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("starts_at", "ends_at", "place", "online_url", "agenda")

    @classmethod
    def initial_of(cls, meeting: Meeting) -> dict[str, Any]:
        """Return how a meeting stands."""
        names = ("starts_at", "ends_at", "place", "online_url", "agenda", "version")
        return {name: getattr(meeting, name) for name in names}

    def clean(self) -> dict[str, Any]:
        """Let it end after it begins, and within a day."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and not timedelta() < end - start <= timedelta(hours=12):
            self.add_error("ends_at", _("Let it end after it begins, and within twelve hours."))
        return data


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is cancelled"),
        max_length=255,
        help_text=gettext_lazy("The members read exactly this."),
        error_messages={"required": gettext_lazy("Write why, in a few words: the members read it.")},
    )


class PresenceForm(forms.Form):
    """Who was there; ``version`` is what the writer has read."""

    present = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who was there?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, members: Iterable[GroupMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, f"{one.contributor} · {one.get_place_display()}") for one in members]
        self.fields["present"].choices = choices  # type: ignore[attr-defined]  # a choice field


class HoldForm(PresenceForm):
    """Who was there, and the minutes if they are written already."""

    minutes_text = forms.CharField(
        label=pgettext_lazy("meeting", "Minutes"),
        max_length=LONGEST_MINUTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("They can be written later, by any member too."),
    )
