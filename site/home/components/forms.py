"""Form parts: a field with its label, hint and error, and the list of errors above a form."""

from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.utils.functional import Promise
from django.utils.translation import gettext

from home.components.atoms import known

WIDTHS = {
    "": "",
    "code": "input-code",
    "short": "input-short",
    "medium": "input-medium",
    "full": "input-full",
}
MARKS = ("optional", "required", "none")
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class FieldParts:
    """What the field template needs; `shape` is line, choices, tick or hidden."""

    bound: BoundField
    control: str
    shape: str
    label: str | Promise
    hint: str | Promise
    hint_id: str
    error_id: str
    errors: ErrorList
    mark: str


def shape_of(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, GROUPS):
        return "choices"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "line"


def mark_of(bound: BoundField, mark: str) -> str:
    known(mark, MARKS, "mark")
    if mark == "optional" and not bound.field.required:
        return gettext("optional")
    return gettext("required") if mark == "required" and bound.field.required else ""


def control_class(widget: forms.Widget, width: str) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-checkbox"
    css = "form-select" if isinstance(widget, forms.Select) else "form-input"
    return f"{css} {known(width, WIDTHS, 'width') and WIDTHS[width]}".strip()


Attributes = dict[str, str | bool]


def field(
    bound: BoundField,
    *,
    label: str = "",
    hint: str = "",
    mark: str = "optional",
    width: str = "",
    autocomplete: str = "",
    inputmode: str = "",
    autofocus: bool = False,
) -> dict[str, FieldParts]:
    """``{% field form.email autocomplete="email" %}``: one question of a form, whatever its widget.

    The label and hint come from the form field unless given here. `mark` says whose word is shown: "optional"
    ("valgfrit" on what may be left empty), "required" or "none". `width`: code, short, medium or full.
    Radio buttons and lists of ticks become a fieldset. The error is read out with the field.
    """
    if not isinstance(bound, BoundField):
        raise TypeError(f"field wants a field of a form, not {bound!r}")
    hint_text: str | Promise = hint or bound.help_text
    base = bound.auto_id or bound.html_name
    hint_id, error_id = f"{base}_hint" if hint_text else "", f"{base}_error" if bound.errors else ""
    shape = shape_of(bound.field.widget)
    asked: Attributes = {"autocomplete": autocomplete, "autofocus": autofocus, "inputmode": inputmode}
    asked["aria-describedby"] = " ".join(filter(None, (hint_id, error_id)))
    return {
        "field": FieldParts(
            bound=bound,
            control="" if shape == "choices" else _control(bound, shape, width, asked),
            shape=shape,
            label=label or bound.label,
            hint=hint_text,
            hint_id=hint_id,
            error_id=error_id,
            errors=bound.errors,
            mark=mark_of(bound, mark),
        )
    }


def _control(bound: BoundField, shape: str, width: str, asked: Attributes) -> str:
    """The widget with what was asked of it; what is empty is left out."""
    attrs = {
        **asked,
        "aria-invalid": "true" if bound.errors else "",
        "class": control_class(bound.field.widget, width) if shape in {"line", "tick"} else "",
    }
    return bound.as_widget(attrs={name: value for name, value in attrs.items() if value})


def first_control(bound: BoundField) -> str:
    """The id that a link to this field should go to: the first choice of a group, else the control."""
    if shape_of(bound.field.widget) == "choices":
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label or bound.auto_id)


def error_summary(form: forms.BaseForm) -> dict[str, object]:
    """``{% error_summary form %}``: what is missing, each a link to its field; nothing when all is well.

    Put it first in the form. Give the page's title a word of warning too where the page is long.
    """
    links = [
        (first_control(bound), bound.label, error)
        for bound in form.visible_fields()
        for error in bound.errors
    ]
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    return {"links": links, "others": [*form.non_field_errors(), *hidden]}
