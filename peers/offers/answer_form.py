"""The answer to an offer as it is sent: a choice and a month for each piece, and going on despite a limit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from peers.offers.answering import NO
from peers.offers.page import Line
from peers.states import Terms

CHOICES = (
    (Terms.PAID, _("With honorarium")),
    (Terms.UNPAID, _("Without honorarium")),
    (Terms.EXPENSES, _("Only my costs")),
    (NO, _("No thank you")),
)


class AnswerForm(forms.Form):
    """A field of choices and one of months for each piece that waits.

    ``alle`` is a button: one answer to everything that waits, over the single choices.
    """

    alle = forms.ChoiceField(choices=CHOICES, required=False)
    maaned_alle = forms.ChoiceField(label=_("Pay all of it in"), required=False)
    alligevel = forms.BooleanField(
        label=_("Yes, I go on, though it is more than my own limit"), required=False
    )

    def __init__(self, lines: Sequence[Line], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.lines = list(lines)
        for line in self.lines:
            self.fields[choice_name(line)] = forms.ChoiceField(
                choices=CHOICES, required=False, widget=forms.RadioSelect
            )
            self.fields[month_name(line)] = forms.ChoiceField(choices=_months(line), required=False)
        both = self.fields["maaned_alle"]
        if self.lines and isinstance(both, forms.ChoiceField):
            both.choices = [("", _("The month that stands at each")), *_months(self.lines[-1])]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one answer."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.choices():
            self.add_error(None, _("Choose what you answer to at least one of them."))
        return data

    def choices(self) -> dict[int, str]:
        """Return the answers, by piece; what was left open is left out."""
        for_all = self.cleaned_data.get("alle")
        found = {line.row.pk: for_all or self.cleaned_data.get(choice_name(line), "") for line in self.lines}
        return {pk: choice for pk, choice in found.items() if choice}

    def months(self) -> dict[int, date]:
        """Return the months that were chosen, by piece; the one for all counts wherever it is possible."""
        for_all = self.cleaned_data.get("maaned_alle") or ""
        found = {}
        for line in self.lines:
            possible = {month.isoformat(): month for month, _words in line.months}
            single = self.cleaned_data.get(month_name(line)) or ""
            wanted = possible.get(for_all) or possible.get(single)
            if wanted is not None:
                found[line.row.pk] = wanted
        return found

    def chosen(self, line: Line) -> str:
        """Return what is chosen for a piece, as it was sent."""
        return self.data.get("alle") or self.data.get(choice_name(line), "") if self.is_bound else ""

    def month(self, line: Line) -> str:
        """Return the month that is chosen for a piece, as it was sent."""
        said = self.data.get(month_name(line), "") if self.is_bound else ""
        return said or (line.month.isoformat() if line.month else "")

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each piece with its controls, for the template."""
        return [
            {
                "line": line,
                "name": choice_name(line),
                "month_name": month_name(line),
                "chosen": self.chosen(line),
                "month": self.month(line),
                "choices": CHOICES,
                "months": _months(line),
            }
            for line in self.lines
        ]


def choice_name(line: Line) -> str:
    """Return what the choice of a piece is called when it is sent."""
    return f"svar-{line.row.pk}"


def month_name(line: Line) -> str:
    """Return what the month of a piece is called when it is sent."""
    return f"maaned-{line.row.pk}"


def _months(line: Line) -> list[tuple[str, str]]:
    return [(month.isoformat(), words) for month, words in line.months]
