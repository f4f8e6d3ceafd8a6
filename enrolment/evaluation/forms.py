"""The form that a person answers, made of the questions as they were sent."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy, pgettext

from enrolment.evaluation.answering import LONGEST_WORDS, Given
from enrolment.evaluation.questions import Choice, Kind, Question


class Part(NamedTuple):
    """A question and the field it is answered in; ``language``: the one it is written in."""

    question: Question
    field: BoundField
    language: str
    low: str
    high: str


class AnswerForm(forms.Form):
    """One field a question, none of them required."""

    nothing = gettext_lazy("Answer one of the questions, or leave the page: you need not answer.")

    def __init__(self, *args: Any, questions: Sequence[Question], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions, self.language = tuple(questions), language
        for number, question in enumerate(self.questions):
            self.fields[f"q{number}"] = _field(question, language)

    def clean(self) -> dict[str, Any]:
        """Ask for one answer at least: an empty form is no answer."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(self.nothing)
        return cleaned

    def given(self) -> Given:
        """Return what was answered, by the id of the question."""
        return {one.id: self.cleaned_data[f"q{number}"] for number, one in enumerate(self.questions)}

    def parts(self) -> list[Part]:
        """Return each question with its field."""
        return [
            Part(
                question,
                self[f"q{number}"],
                question.language(self.language),
                question.choices[0].said(self.language) if question.kind == Kind.SCALE else "",
                question.choices[-1].said(self.language) if question.kind == Kind.SCALE else "",
            )
            for number, question in enumerate(self.questions)
        ]


def _field(question: Question, language: str) -> forms.Field:
    shared: dict[str, Any] = {"label": question.said(language), "required": False}
    if question.kind == Kind.WORDS:
        return forms.CharField(
            **shared,
            max_length=LONGEST_WORDS,
            help_text=gettext_lazy("It is read without a name. So write no names."),
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    choices = [(choice.key, _label(question, choice, language)) for choice in question.choices]
    if question.several:
        return forms.MultipleChoiceField(**shared, choices=choices, widget=forms.CheckboxSelectMultiple)
    passed_over = ("", pgettext("evaluation", "I pass this one over"))
    return forms.ChoiceField(**shared, choices=[*choices, passed_over], widget=forms.RadioSelect)


def _label(question: Question, choice: Choice, language: str) -> str:
    return choice.key if question.kind == Kind.SCALE else choice.said(language)
