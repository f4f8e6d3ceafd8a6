"""A task of its own was done, or hours of it were worked: nothing else says so, so the desk writes it down.

Classes, groups and courses finish their own work. Nobody writes down what they are paid for themselves.
"""

import uuid
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peers import offers
from peers.models import Engagement
from peers.offers import frames
from peers.staff.offer_screens import OnPieces
from peers.words import duration


class Done(OnPieces):
    """Write down that agreed work is done."""

    page_title = gettext_lazy("It is done")
    submit_label = gettext_lazy("Write it down")
    move = "finish"

    def those(self, name: str) -> list[Engagement]:
        """Return what was agreed and whose day has come; nothing of one's own."""
        day = timezone.localdate()
        found = super().those(name) if self.is_for_the_desk else []
        return [row for row in found if row.done_on <= day]

    def consequences(self) -> list[str]:
        """Say what becomes of the honorarium."""
        found = [_("Where honorarium was agreed, the person finds it on their own page, and sends it.")]
        if any(row.is_frame for row in self.those(self.move)):
            found.append(_("What is left of a frame of hours is given back to the budget."))
        return found

    def perform(self, form: BaseForm) -> str:
        """Write it down, all or none."""
        offers.finish_all(engagements=form.cleaned_data["pieces"], by=self.by)
        return _("It is written down.")


class HoursForm(forms.Form):
    """When, how long, and at what."""

    done_on = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"),
        min_value=Decimal("0.25"),
        max_value=Decimal(24),
        decimal_places=2,
        localize=True,
    )
    about = forms.CharField(label=gettext_lazy("What was done"), max_length=120)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, frame: Engagement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frame = frame

    def clean_done_on(self) -> date:
        """Refuse a day to come, one after the frame's last, and one before it was offered."""
        day: date = self.cleaned_data["done_on"]
        offer = self.frame.offer
        first = timezone.localdate(offer.made_at) if offer is not None else day
        if not first <= day <= min(timezone.localdate(), self.frame.done_on):
            raise forms.ValidationError(
                _("Choose a day from the offer to the frame's last, and not to come.")
            )
        return day

    @property
    def minutes(self) -> int:
        """The hours in minutes."""
        return round(timedelta(hours=float(self.cleaned_data["hours"])).total_seconds() / 60)


class LogHours(OnPieces):
    """Write down hours that were worked on a frame."""

    page_title = gettext_lazy("Log hours")
    submit_label = gettext_lazy("Write it down")
    form_class: Any = HoursForm
    move = "finish"

    @cached_property
    def drawn_on(self) -> Engagement:
        """The frame. Raises Http404 where there is none with hours left."""
        if self.frame is None:
            raise Http404
        return self.frame

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Be there only where there is a frame to draw on."""
        if request.user.has_perm(self.permission) and self.frame is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the frame, and a key of its own."""
        given = super().get_form_kwargs()
        del given["rows"]
        initial = {"key": uuid.uuid4(), "done_on": timezone.localdate(), "about": self.drawn_on.about}
        return {**given, "frame": self.drawn_on, "initial": initial}

    def consequences(self) -> list[str]:
        """Say how much is left, and what becomes of more."""
        left = duration(frames.left_of(self.drawn_on))
        return [
            _("%(left)s are left of the frame. What is more is written down without honorarium.")
            % {"left": left}
        ]

    def perform(self, form: BaseForm) -> str:
        """Write them down."""
        asked: Any = form
        offers.log_hours(
            frame=self.drawn_on,
            done_on=asked.cleaned_data["done_on"],
            minutes=asked.minutes,
            about=asked.cleaned_data["about"],
            reference=f"task:{asked.cleaned_data['key']}:hours",
            by=self.by,
        )
        return _("It is written down.")
