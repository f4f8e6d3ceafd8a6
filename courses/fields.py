"""A model field for several choices at once."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.utils.text import capfirst


class SeveralChoicesField(ArrayField[list[str], list[str]]):
    """An array whose items come from ``base_field.choices``, edited as a list of check boxes."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return one box per choice instead of ArrayField's comma-separated text."""
        return forms.TypedMultipleChoiceField(
            choices=self.base_field.choices or (),
            coerce=self.base_field.to_python,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
