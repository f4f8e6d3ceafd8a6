"""From which day to which a screen of the ledger shows: this year, unless something else is asked for."""

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peers.ledger.movements import EVER, Span

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)
"""There is no day before the first that a calendar has, nor after the last."""


class SpanForm(forms.Form):
    """The first and the last day; without one it is from the beginning, or without an end."""

    fra = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    til = forms.DateField(
        label=gettext_lazy("To"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = data.get("fra"), data.get("til")
        for name, day in (("fra", since), ("til", until)):
            if day is not None and not EARLIEST <= day <= LATEST:
                self.add_error(name, _("Look at the year once more."))
        if since and until and until < since:
            self.add_error("til", _("The last day is before the first."))
        return data

    @property
    def span(self) -> Span:
        """What is asked for; this year where it cannot be read."""
        if not self.is_valid():
            return year_of(timezone.localdate())
        return Span(self.cleaned_data["fra"], self.cleaned_data["til"])


def asked(given: QueryDict) -> SpanForm:
    """Return the form, filled in with this year where nothing is asked for."""
    if "fra" in given or "til" in given:
        return SpanForm(given)
    return SpanForm(_fields(year_of(timezone.localdate())))


def year_of(day: dt.date) -> Span:
    """Return the calendar year of a day."""
    return Span(day.replace(month=1, day=1), day.replace(month=12, day=31))


def query_of(span: Span) -> str:
    """Return the end of an address that asks for it."""
    return "?" + "&".join(f"{name}={value}" for name, value in _fields(span).items())


def choices() -> list[tuple[str, str]]:
    """Return what is often asked for, with its address."""
    today = timezone.localdate()
    this_month = Span(today.replace(day=1), today)
    last_year = year_of(today.replace(year=today.year - 1, day=1))
    words = [
        (_("This month"), this_month),
        (_("This year"), year_of(today)),
        (_("Last year"), last_year),
        (_("From the beginning"), EVER),
    ]
    return [(label, query_of(span)) for label, span in words]


def words_of(span: Span) -> str:
    """Return it in words."""
    since, until = (f"{day:%d.%m.%Y}" if day else "" for day in span)
    if since and until:
        return _("%(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("from %(since)s") % {"since": since}
    return _("until %(until)s") % {"until": until} if until else _("from the beginning")


def _fields(span: Span) -> dict[str, str]:
    return {"fra": _day(span.since), "til": _day(span.until)}


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
