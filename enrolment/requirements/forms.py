"""Why the school lets somebody in without what comes first."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from courses.models import CoursePage
from courses.paths.asking import Asked
from enrolment.requirements.showing import titles_of


def reason_field(*, required: bool = True) -> forms.CharField:
    """Return the field for the reason."""
    return forms.CharField(
        label=gettext_lazy("Why may the person come without it?"),
        required=required,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "For example: completed it before 2024, or has taught it elsewhere. The person can read it. "
            "Write nothing about anybody's health."
        ),
        error_messages={"required": gettext_lazy("Write why, or choose another class.")},
    )


class SignUpPart(forms.Form):
    """Part of signing somebody up: a reason, where the course asks for what they have not completed.

    ``asked`` is what they lack, if anything. Only ``may_waive`` gives the field, also where they lack nothing
    and the course ``asks_others``: the second of two may.
    """

    waive_reason = reason_field(required=False)

    def __init__(
        self, *args: Any, asked: Asked | None, asks_others: bool, may_waive: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        if not may_waive or not (asked or asks_others):
            del self.fields["waive_reason"]
        elif asked is not None:
            label = gettext("The course asks for %(titles)s. Why may the person come without it?")
            self.fields["waive_reason"].label = label % {"titles": titles_of(asked.first)}

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where the person cannot come without one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.asked is not None and not data.get("waive_reason", "").strip():
            no = gettext("The course asks for %(titles)s. Write why the person may come without it.")
            self.add_error(
                "waive_reason" if "waive_reason" in self.fields else None,
                no % {"titles": titles_of(self.asked.first)},
            )
        return data

    @property
    def why(self) -> str:
        """The reason, or nothing."""
        return str(self.cleaned_data.get("waive_reason", "")).strip()


class CourseChoice(forms.ModelChoiceField[CoursePage]):
    """Courses with what each asks for."""

    asked: Mapping[int, Asked] = {}

    def label_from_instance(self, page: Any) -> str:
        """Return the title, and what is lacking."""
        words = {"title": page.title, "titles": titles_of(self.asked[page.pk].first)}
        return gettext("%(title)s (asks for %(titles)s)") % words


class SetAsideForm(forms.Form):
    """Which course, and why."""

    course = CourseChoice(
        CoursePage.objects.none(), label=gettext_lazy("Which course"), widget=forms.RadioSelect
    )
    reason = reason_field()

    def __init__(self, *args: Any, asked: dict[int, Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = CoursePage.objects.filter(pk__in=asked).order_by("title")
        field = self.fields["course"]
        assert isinstance(field, CourseChoice)
        field.queryset, field.asked = pages, asked
        if len(asked) == 1:
            field.initial = next(iter(asked))
