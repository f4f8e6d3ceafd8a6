"""The forms of a class: what it is when it is made, and what may be changed later."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel

from courses.models import CoursePage, CourseRun
from enrolment.staff.run_list import danish_courses
from enrolment.staff.series import NEEDED, SeriesForm, credible, near_term, series_of
from peers.models import Contributor

MOST_SEATS = 500


class RunForm(WagtailAdminModelForm):
    """What both forms ask: place, teachers, window of enrolment."""

    online_url = forms.URLField(
        label=gettext_lazy("Online link"), required=False, max_length=200, assume_scheme="https"
    )
    teachers = forms.ModelMultipleChoiceField(
        Contributor.objects.all(),
        label=gettext_lazy("Teachers"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "staff-many"}),
        help_text=gettext_lazy(
            "Those who have said yes to you. To ask somebody, use “Teachers” on the page of the class."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("enrolment_opens_at", "enrolment_closes_at"):
            self.fields[name].validators.append(credible)


class RunAddForm(RunForm, SeriesForm):
    """A new class with its weekly series; without a first day it has no sessions yet."""

    capacity = forms.IntegerField(
        label=gettext_lazy("Seats"),
        min_value=0,
        max_value=MOST_SEATS,
        help_text=gettext_lazy("They are shared as the school has decided for the form of the course."),
    )
    course = forms.ModelChoiceField(CoursePage.objects.none(), label=gettext_lazy("Course"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = danish_courses()  # type: ignore[attr-defined]  # a model choice
        self.fields["count"].initial = 4
        for name in (*NEEDED, "every_weeks"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for the whole series or nothing of it."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("first_day") or data.get("first_time"):
            for name in NEEDED:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed for a weekly series."))
        if data.get("first_day") and data.get("term"):
            try:
                near_term(data["first_day"], data["term"])
            except ValidationError as far:
                self.add_error("first_day", far)
        return data

    @property
    def series(self) -> dict[str, Any] | None:
        """Return what ``courses.sessions.add_weekly`` takes, or None where no first day is given."""
        data = self.cleaned_data
        return series_of({**data, "every_weeks": data["every_weeks"] or 1}) if data["first_day"] else None


class RunEditForm(RunForm):
    """What may be changed later; seats have a form of their own.

    ``edition`` says which state of the class the form was made from.
    """

    edition = forms.CharField(widget=forms.HiddenInput)


WHERE = MultiFieldPanel(
    [FieldPanel("venue"), FieldPanel("room"), FieldPanel("online_url")], heading=gettext_lazy("Where")
)
WHO = MultiFieldPanel(
    [FieldPanel("capacity"), FieldPanel("teachers")], heading=gettext_lazy("Seats and teachers")
)
TEACHERS = MultiFieldPanel([FieldPanel("teachers")], heading=gettext_lazy("Teachers"))
WINDOW = MultiFieldPanel(
    [
        FieldPanel("access", widget=forms.RadioSelect),
        FieldRowPanel([FieldPanel("enrolment_opens_at"), FieldPanel("enrolment_closes_at")]),
    ],
    heading=gettext_lazy("Who can sign up, and when"),
)
SERIES = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("first_time")]),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("count"), FieldPanel("every_weeks")]),
        FieldPanel("skip_weeks"),
    ],
    heading=gettext_lazy("Sessions"),
    help_text=gettext_lazy("The same weekday and time of day. Single sessions can be changed afterwards."),
)


def add_panels() -> Panel:
    """Return the sections of the form of a new class."""
    what = MultiFieldPanel(
        [FieldPanel("course"), FieldRowPanel([FieldPanel("term"), FieldPanel("label")])],
        heading=gettext_lazy("Course and term"),
    )
    panels: list[Panel] = [what, SERIES, WHERE, WHO, WINDOW]
    return ObjectList(panels, base_form_class=RunAddForm).bind_to_model(CourseRun)


def edit_panels() -> Panel:
    """Return the sections of the form of a class that is there."""
    what = FieldRowPanel([FieldPanel("term"), FieldPanel("label")], heading=gettext_lazy("Term"))
    panels: list[Panel] = [what, WHERE, TEACHERS, WINDOW]
    return ObjectList(panels, base_form_class=RunEditForm).bind_to_model(CourseRun)
