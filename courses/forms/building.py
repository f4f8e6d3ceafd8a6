"""The forms in which a team writes a part of a course.

Each is made from the values it was begun with (``contents``), and says which values it was left with: a field
that nobody touched keeps its value to the letter, however Wagtail wrote it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.coproduction import contents
from courses.coproduction.parts import Part, Question
from courses.forms.ideas import PlainText
from courses.states import Audience, Format, Level, LifeArea, Noise, Sharing, Theme

Values = Mapping[str, Any]

_CHOICES: Mapping[str, list[tuple[str, Any]]] = {
    "level": Level.choices,
    "noise": Noise.choices,
    "sharing": Sharing.choices,
    "format": Format.choices,
    "audience": Audience.choices,
    "themes": Theme.choices,
    "life_areas": LifeArea.choices,
}
LOST = gettext_lazy("Choose one of the answers.")


class PartForm(forms.Form):
    """The questions of one part."""

    def __init__(self, part: Part, shown: Values, data: Any = None) -> None:
        """Show ``shown``; ``data`` is what was sent."""
        self.part, self.shown = part, shown
        super().__init__(data, initial={name: shown[name] for name in part.fields})
        for question in part.questions:
            self.fields[question.field] = _field(question)

    def mine(self) -> dict[str, Any]:
        """The values as they were left, by field."""
        return {name: self._left(name) for name in self.part.fields}

    def entries(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """What is commented on, and the fields that belong to it."""
        for name in self.part.fields:
            yield name, [self[name]]

    def _left(self, name: str) -> Any:
        value, before = self.cleaned_data[name], self.shown[name]
        if isinstance(value, str):
            return before if _read(value) == _read(before) else _read(value)
        if isinstance(value, list):
            return before if set(value) == set(before) else value
        return value


def field_of_text(
    *, label: Any, hint: Any = "", most: int, rows: int, required: bool = False
) -> forms.CharField:
    """A question answered in words, on one line or several; what is too long is kept, and said."""
    if rows > 1:
        return PlainText(max_length=most, rows=rows, label=label, help_text=hint, required=required)
    field = forms.CharField(max_length=most, label=label, help_text=hint, required=required)
    field.widget.attrs.pop("maxlength", None)
    return field


def _field(question: Question) -> forms.Field:
    name = question.field
    if name in contents.TICKS:
        return forms.BooleanField(label=question.asks, help_text=question.hint, required=False)
    if name in contents.SEVERAL:
        return forms.MultipleChoiceField(
            label=question.asks,
            help_text=question.hint,
            choices=_CHOICES[name],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": LOST, "invalid_list": LOST},
        )
    if name in contents.CHOICES:
        return forms.ChoiceField(
            label=question.asks,
            help_text=question.hint,
            choices=_CHOICES[name],
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": LOST, "required": LOST},
        )
    field = field_of_text(
        label=question.asks,
        hint=question.hint,
        most=question.most,
        rows=question.rows,
        required=not question.may_be_empty,
    )
    field.error_messages["required"] = _("Write what it is called. It can be changed later.")
    return field


def _read(text: Any) -> str:
    """A text without what nobody sees: how lines end, and air around it."""
    return "\n".join(str(text).splitlines()).strip()
