"""Set aside what a course asks for: for one person and one course, with a reason that stays."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.models import CoursePage
from courses.paths import reading
from courses.paths.asking import Asked
from enrolment.requirements import asking, waiving
from enrolment.requirements.forms import SetAsideForm
from enrolment.staff.base import StaffForm
from enrolment.staff.run_actions import OfSeats
from enrolment.staff.seat_actions import OfEnrolment

PERMISSION = "enrolment.add_requirementwaived"


class SetsAside(StaffForm, ABC):
    """The form and the act; ``whom`` and ``asked`` say whom and which courses."""

    permission = PERMISSION
    page_title = gettext_lazy("Set aside what comes first")
    submit_label = gettext_lazy("Set it aside for this person")
    header_icon = "key"
    form_class = SetAsideForm

    @property
    @abstractmethod
    def whom(self) -> User:
        """The person."""

    @property
    @abstractmethod
    def asked(self) -> dict[int, Asked]:
        """The courses the person cannot come to, by id, with what they lack."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer those courses."""
        return {**super().get_form_kwargs(), "asked": self.asked}

    def consequences(self) -> list[str]:
        """Say what it means, and what it does not."""
        name = {"name": self.whom.chosen_name}
        if not self.asked:
            return [_("No course asks for anything that %(name)s has not completed.") % name]
        return [
            _("%(name)s can then sign up for the course like everybody else. It gives no seat.") % name,
            _("What comes before it in the path is not asked for either, further on."),
            _(
                "It is written down with your name, and stands on the person's own page. "
                "It is not taken back."
            ),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Set it aside."""
        course: CoursePage = form.cleaned_data["course"]
        waiving.waive(person=self.whom, course=course, by=self.by, reason=form.cleaned_data["reason"])
        words = {"name": self.whom.chosen_name, "title": course.title}
        return _("%(name)s may come to “%(title)s” now.") % words


class SetAside(OfEnrolment, SetsAside):
    """From the page of a person: any course that asks for something they lack."""

    def back_url(self) -> str:
        """Lead to the person."""
        return reverse("enrolments:show", args=[self.enrolment.pk])

    @cached_property
    def whom(self) -> User:
        """Return whose row it is."""
        return self.enrolment.person

    @cached_property
    def asked(self) -> dict[int, Asked]:
        """Return every course of a published path."""
        each = asking.asked_of_each(self.whom, reading.published())
        danish = Q(locale__language_code="da")
        pages = CoursePage.objects.filter(danish, translation_key__in=each).values_list(
            "pk", "translation_key"
        )
        return {pk: each[key] for pk, key in pages}


class SetAsideForClass(OfSeats, SetsAside):
    """From a class: for somebody who then signs up by themselves."""

    permission = PERMISSION

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the person too. Raises Http404."""
        super().setup(request, *args, **kwargs)
        self.known = get_object_or_404(User, pk=kwargs["person_id"], is_active=True)

    def get_page_subtitle(self) -> str:
        """Name the person and the class."""
        return f"{self.known.chosen_name} · {self.run}"

    @cached_property
    def whom(self) -> User:
        """Return who was found."""
        return self.known

    @cached_property
    def asked(self) -> dict[int, Asked]:
        """Return the course of the class, if it asks for something they lack."""
        found = asking.asked(self.known, self.run.course.translation_key)
        return {self.run.course_id: found} if found else {}
