"""The forms of payroll's format: its signs, and its columns in their order."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peers.models import ExportMapper
from peers.payments.columns import COLUMNS
from peers.payments.formats import DATE_FORMATS, MOST_COLUMNS, Format

_DELIMITERS = [
    (";", gettext_lazy("Semicolon")),
    (",", gettext_lazy("Comma")),
    ("\t", gettext_lazy("Tabulator")),
    ("|", gettext_lazy("Upright line")),
]
ENCODINGS = {
    "utf-8-sig": gettext_lazy("UTF-8 with a mark (Excel)"),
    "utf-8": gettext_lazy("UTF-8"),
    "cp1252": gettext_lazy("Windows-1252 (older systems)"),
}
"""What a file's characters are called by those who choose them."""

_DATES = dict(
    zip(DATE_FORMATS, ("31-12-2026", "31.12.2026", "2026-12-31", "31122026", "20261231"), strict=True)
)
SPARE_ROWS = 3


class MapperForm(forms.ModelForm[ExportMapper]):
    """Everything but the columns."""

    delimiter = forms.ChoiceField(label=gettext_lazy("Separator"), choices=_DELIMITERS)
    encoding = forms.ChoiceField(label=gettext_lazy("Character set"), choices=list(ENCODINGS.items()))
    decimal_mark = forms.ChoiceField(
        label=gettext_lazy("Decimal mark"),
        choices=[(",", gettext_lazy("Comma")), (".", gettext_lazy("Full stop"))],
    )
    line_ending = forms.ChoiceField(
        label=gettext_lazy("Line ending"), choices=[("crlf", "CR LF (Windows)"), ("lf", "LF")]
    )
    date_format = forms.ChoiceField(label=gettext_lazy("Dates"), choices=list(_DATES.items()))

    is_default = forms.BooleanField(label=gettext_lazy("Used unless another is chosen"), required=False)
    """No field of the model's: it is taken from the other when this one is saved."""

    class Meta:
        model = ExportMapper
        fields = (
            *("name", "delimiter", "encoding", "decimal_mark", "line_ending", "date_format"),
            *("has_header", "has_totals", "in_oere"),
        )
        labels = {
            "in_oere": gettext_lazy("Amounts, rates and units as whole hundredths, without a decimal mark"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_default"].initial = self.instance.is_default
        # A tabulator would be stripped away, and mean nothing.
        self.fields["delimiter"].strip = False  # type: ignore[attr-defined]  # of a text

    def clean(self) -> dict[str, Any]:
        """Refuse amounts that would need quotation marks to be read."""
        data: dict[str, Any] = super().clean() or {}
        same = data.get("delimiter") == "," == data.get("decimal_mark")
        if same and not data.get("in_oere"):
            self.add_error("decimal_mark", _("Separator and decimal mark cannot both be a comma."))
        return data


class ColumnForm(forms.Form):
    """One column; nothing chosen leaves the row out."""

    order = forms.IntegerField(label=gettext_lazy("Place"), min_value=1, max_value=99, required=False)
    field = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    header = forms.CharField(label=gettext_lazy("Heading"), max_length=60, required=False)
    value = forms.CharField(label=gettext_lazy("Fixed text"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("– no column –")), *((name, column.label) for name, column in COLUMNS.items())]
        self.fields["field"] = forms.ChoiceField(label=_("What"), choices=choices, required=False)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label

    def clean(self) -> dict[str, Any]:
        """Ask for what a fixed text is; a line break has no place in a file of lines."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("field") == "constant" and not data.get("value"):
            self.add_error("value", _("Write the text."))
        return data


class _Columns(forms.BaseFormSet[ColumnForm]):
    def clean(self) -> None:
        """Want payroll's number, an amount and the reference: without them nobody is paid rightly."""
        if any(self.errors):
            return
        chosen = {column["field"] for column in columns_of(self)}
        if not {"payroll_number", "amount"} <= chosen:
            raise forms.ValidationError(_("The file needs the payroll number and the amount."))
        if not ("reference" in chosen or {"run", "line"} <= chosen):
            raise forms.ValidationError(
                _("The file needs the reference, so that payroll's answer can be matched.")
            )


ColumnSet = forms.formset_factory(
    ColumnForm,
    formset=_Columns,
    extra=SPARE_ROWS,
    max_num=MOST_COLUMNS,
    validate_max=True,
    absolute_max=MOST_COLUMNS + SPARE_ROWS,
)


def columns_of(rows: Any) -> list[dict[str, str]]:
    """Return the columns in their order, as they are kept."""
    filled = [(place, form.cleaned_data) for place, form in enumerate(rows.forms) if form.is_valid()]
    chosen = [(data.get("order") or 100 + place, place, data) for place, data in filled if data.get("field")]
    return [_kept(data) for _order, _place, data in sorted(chosen, key=lambda one: one[:2])]


def _kept(data: Mapping[str, Any]) -> dict[str, str]:
    found = {"field": data["field"], "header": data.get("header") or ""}
    if data["field"] == "constant":
        found["value"] = data.get("value") or ""
    return found


def initial_columns(mapper: ExportMapper) -> list[dict[str, Any]]:
    """Return the rows of the form for the columns that are there."""
    return [{**column, "order": place} for place, column in enumerate(mapper.columns, 1)]


def problems(form: Format) -> list[str]:
    """Return what the format's own letters cannot write."""
    return list(form.problems())
