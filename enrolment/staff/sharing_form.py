"""How the seats of a class are shared, as one form: a row for each group, and what else is decided."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import CourseRun
from enrolment.models import Share
from enrolment.seats import ShareWish
from enrolment.staff.policy_form import POLICY, PolicyForm
from enrolment.staff.run_forms import MOST_SEATS
from enrolment.staff.series import DayInput, credible
from enrolment.words import share_words

RELEASED_AT = time(8)
"""When on its day a share is released: the offers that follow are then sent at a decent hour."""


class GroupRow(NamedTuple):
    """The fields of one group, and what is to be known of its share as it stands."""

    name: str
    guaranteed: BoundField
    maximum: BoundField
    until: BoundField
    note: str


class SharingForm(PolicyForm):
    """Capacity, shares and rules of a class."""

    capacity = forms.IntegerField(label=gettext_lazy("Seats"), min_value=0, max_value=MOST_SEATS)

    def __init__(self, *args: Any, run: CourseRun, **kwargs: Any) -> None:
        self.stored: dict[str, Share] = {share.group: share for share in run.shares.all()}
        policy = share_words.policy_of(run)
        initial = {"capacity": run.seats.capacity, **{name: getattr(policy, name) for name in POLICY}}
        for group, share in self.stored.items():
            initial[f"guaranteed_{group}"] = share.guaranteed or None
            initial[f"maximum_{group}"] = share.maximum
            initial[f"until_{group}"] = share.release_at and timezone.localdate(share.release_at)
        super().__init__(*args, **{**kwargs, "initial": initial})
        for group in share_words.GROUPS:
            self._add_row(group)

    def _add_row(self, group: str) -> None:
        who = {"group": share_words.many(group)}
        self.fields[f"guaranteed_{group}"] = forms.IntegerField(
            label=_("Guaranteed for %(group)s") % who, required=False, min_value=0, max_value=MOST_SEATS
        )
        self.fields[f"maximum_{group}"] = forms.IntegerField(
            label=_("At most for %(group)s") % who, required=False, min_value=0, max_value=MOST_SEATS
        )
        self.fields[f"until_{group}"] = forms.DateField(
            label=_("Held until for %(group)s") % who,
            required=False,
            widget=DayInput,
            validators=[credible],
        )

    def rows(self) -> Iterator[GroupRow]:
        """Yield the rows of the table."""
        for group in share_words.GROUPS:
            yield GroupRow(
                name=share_words.many(group).capitalize(),
                guaranteed=self[f"guaranteed_{group}"],
                maximum=self[f"maximum_{group}"],
                until=self[f"until_{group}"],
                note=self._note(group),
            )

    def _note(self, group: str) -> str:
        share = self.stored.get(group)
        if share is None or share.released_at is None or not share.guaranteed:
            return ""
        return _("Released: open to all. A later date holds the seats back again.")

    def clean(self) -> dict[str, Any]:
        """Check each row by itself, and all together against the seats there are."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for group in share_words.GROUPS:
            self._check_row(group, data)
        promised = sum(data.get(f"guaranteed_{group}") or 0 for group in share_words.GROUPS)
        if data.get("capacity") is not None and promised > data["capacity"]:
            self.add_error("capacity", _too_many(promised))
        return data

    def _check_row(self, group: str, data: dict[str, Any]) -> None:
        guaranteed, most = data.get(f"guaranteed_{group}") or 0, data.get(f"maximum_{group}")
        until: date | None = data.get(f"until_{group}")
        if most is not None and most < guaranteed:
            self.add_error(f"maximum_{group}", _("A group cannot be guaranteed more seats than it may have."))
        if until is not None and not guaranteed and f"guaranteed_{group}" not in self.errors:
            self.add_error(f"guaranteed_{group}", _("How many seats are to be held?"))
        if until and until != self._day(group):
            try:
                release_on(until)
            except forms.ValidationError as past:
                self.add_error(f"until_{group}", past)

    def _day(self, group: str) -> date | None:
        share = self.stored.get(group)
        return timezone.localdate(share.release_at) if share and share.release_at else None

    def _release_at(self, group: str, until: date) -> datetime:
        """Return the moment of a day; the one that is stored where the day is the same."""
        share = self.stored.get(group)
        if share and share.release_at and self._day(group) == until:
            return share.release_at
        return release_on(until)

    def wishes(self) -> list[ShareWish]:
        """Return the shares that were asked for; a group without any number has none."""
        data, found = self.cleaned_data, []
        for group in share_words.GROUPS:
            guaranteed, most = data[f"guaranteed_{group}"] or 0, data[f"maximum_{group}"]
            until = data[f"until_{group}"]
            if guaranteed or most is not None:
                release_at = self._release_at(group, until) if until else None
                found.append(ShareWish(group, guaranteed, most, release_at))
        return found


def release_on(day: date) -> datetime:
    """Return the moment of a day at which seats are released. Raises ValidationError for one that is past."""
    moment = timezone.make_aware(datetime.combine(day, RELEASED_AT))
    if moment <= timezone.now():
        raise forms.ValidationError(_("Choose a day to come."))
    return moment


def _too_many(promised: int) -> str:
    return _("%(promised)d seats are guaranteed: there must be as many.") % {"promised": promised}
