"""The form of a new offer: for whom, what, on which days, and from which project."""

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peers import rates
from peers.models import Contributor, Project
from peers.offers import Piece
from peers.states import Activity, Relation

DAYS = 6
"""So many days can be offered at once; a class's own sessions are offered from the class."""

A_DAY = 24 * 60
LONGEST_FRAME = 2000 * 60


def who_may_be_offered() -> QuerySet[Contributor]:
    """Return the contributors who are not employed and have not stopped, by name."""
    rows = Contributor.objects.filter(ended_on__isnull=True).exclude(relation=Relation.EMPLOYED)
    return rows.order_by("public_name", "pk")


class NewOfferForm(forms.Form):
    """Everything of an offer for a task of its own. ``frame``: hours to draw on, until the first day."""

    contributor = forms.ModelChoiceField(
        queryset=Contributor.objects.none(),
        label=gettext_lazy("To whom"),
        help_text=gettext_lazy("Who is employed is not on the list: their work is working time."),
    )
    activity = forms.ChoiceField(label=gettext_lazy("What kind of work"))
    task = forms.CharField(
        label=gettext_lazy("The task in a few words"),
        max_length=120,
        help_text=gettext_lazy("The person reads it first. For example: Talk at the nurses' school."),
    )
    words = forms.CharField(
        label=gettext_lazy("More about it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Where, with whom, what is expected. In plain words."),
    )
    frame = forms.BooleanField(
        label=gettext_lazy("A frame of hours"),
        required=False,
        help_text=gettext_lazy(
            "Hours that are logged draw on it. Then the first day is the last day of the frame."
        ),
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Hours each time, or of the frame"),
        min_value=Decimal("0.25"),
        max_value=Decimal(LONGEST_FRAME // 60),
        decimal_places=2,
        localize=True,
    )
    starts = forms.TimeField(
        label=gettext_lazy("Begins at"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    project = forms.ModelChoiceField(queryset=Project.objects.none(), label=gettext_lazy("Paid from"))
    answer_by = forms.DateField(
        label=gettext_lazy("Answer wanted by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("contributor", who_may_be_offered()),
            ("project", Project.objects.filter(is_active=True)),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows
        kinds = self.fields["activity"]
        if isinstance(kinds, forms.ChoiceField):
            kinds.choices = [(one, Activity(one).label) for one in rates.WORK]
        for number in range(1, DAYS + 1):
            self.fields[f"day_{number}"] = forms.DateField(
                label=_("Day %(number)s") % {"number": number},
                required=number == 1,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
        self.order_fields(
            ["contributor", "activity", "task", "words", *self.day_names, "starts", "hours", "frame"]
        )

    @property
    def day_names(self) -> list[str]:
        """Return the names of the fields of days."""
        return [f"day_{number}" for number in range(1, DAYS + 1)]

    def clean(self) -> dict[str, Any]:
        """Refuse days that are past, the same day twice, and more hours than a day has."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        seen: set[date] = set()
        for name in self.day_names:
            day = data.get(name)
            if day is not None and day < timezone.localdate():
                self.add_error(name, _("The offer comes before the work: choose a day to come."))
            elif day is not None and day in seen:
                self.add_error(name, _("This day stands there already."))
            if day is not None:
                seen.add(day)
        if data.get("frame") and len(seen) > 1:
            self.add_error("frame", _("A frame has one day: its last. Leave the other days empty."))
        minutes = self._minutes()
        if minutes is not None and not data.get("frame") and minutes > A_DAY:
            self.add_error("hours", _("A day has 24 hours. Tick “A frame of hours” for more."))
        return data

    def pieces(self) -> list[Piece]:
        """Return the pieces of the offer."""
        data, minutes = self.cleaned_data, self._minutes() or 0
        days = sorted(data[name] for name in self.day_names if data[name])
        return [
            Piece(
                activity=data["activity"],
                about=data["task"],
                done_on=day,
                minutes=minutes,
                reference=f"task:{data['key']}:{number}",
                starts_at=None if data["frame"] else _moment(day, data["starts"]),
                is_frame=data["frame"],
            )
            for number, day in enumerate(days, 1)
        ]

    def offer(self) -> dict[str, Any]:
        """Return what ``offers.make`` takes, without who asks."""
        data = self.cleaned_data
        return {
            "contributor": data["contributor"],
            "task": data["task"],
            "words": data["words"],
            "pieces": self.pieces(),
            "project": data["project"],
            "answer_by": data["answer_by"],
            "key": data["key"],
        }

    def _minutes(self) -> int | None:
        hours = self.cleaned_data.get("hours")
        return None if hours is None else round(timedelta(hours=float(hours)).total_seconds() / 60)


def _moment(day: date, starts: time | None) -> datetime | None:
    return None if starts is None else timezone.make_aware(datetime.combine(day, starts))
