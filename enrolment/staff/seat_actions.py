"""One person's place in one class: what is known, and what the school can do on the person's behalf."""

from abc import ABC
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, F, QuerySet, When
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import CourseRun
from courses.states import DROP_IN_FORMATS, RunState
from courses.words import run_dates
from enrolment import readings, seats
from enrolment.day.rosters import need_of
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment, Notice, SignUpConsent
from enrolment.on_behalf import guidance
from enrolment.rooms import party_of, rooms_of
from enrolment.rules import Refused
from enrolment.staff.base import StaffForm, StaffPage
from enrolment.staff.columns import Crumb
from enrolment.staff.numbers import still_coming
from enrolment.staff.place import PlaceLines
from enrolment.states import ACTIVE, Actor, SeatState
from enrolment.told import way_words


class OfEnrolment:
    """A screen about one row; ``self.enrolment`` is it."""

    enrolment: Enrolment

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        rows = Enrolment.objects.select_related(
            "person", "run__course", "run__term", "run__venue", "support_need"
        )
        self.enrolment = get_object_or_404(rows, pk=kwargs["pk"])

    def back_url(self) -> str:
        """Lead to the class."""
        return reverse("runs:show", args=[self.enrolment.run_id])

    def get_page_subtitle(self) -> str:
        """Name the person."""
        return self.enrolment.person.chosen_name

    def trail(self) -> list[Crumb]:
        """Stand below the class."""
        return [
            {"url": reverse("runs:index"), "label": _("Classes")},
            {"url": self.back_url(), "label": str(self.enrolment.run)},
        ]


class EnrolmentPage(OfEnrolment, StaffPage):
    """What the school knows of one person in one class."""

    permission = "enrolment.view_enrolment"
    template_name = "enrolment/staff/enrolment_page.html"
    page_title = gettext_lazy("Enrolment")
    header_icon = "user"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the person, the log and the notices."""
        row = self.enrolment
        readings.note(by=self.by, what=ReadingKind.PERSON, run=row.run, person=row.person)
        return {
            **super().get_context_data(**kwargs),
            "enrolment": row,
            "person": row.person,
            "need": need_of(row),
            "moves": row.moves.select_related("by").order_by("-pk"),
            "notices": Notice.objects.filter(enrolment=row).order_by("-created_at"),
            "may_change": self.request.user.has_perm("enrolment.change_enrolment"),
            "is_active": row.state in ACTIVE,
            "is_offered": row.state == SeatState.OFFERED,
            "consent": SignUpConsent.objects.filter(enrolment=row)
            .select_related("agreement", "recorded_by")
            .first(),
            "place": PlaceLines.of(row),
            "guidances": guidance.standing(row.person),
            "may_move": row.state in {SeatState.ENROLLED, SeatState.WAITING, SeatState.OFFERED},
        }


class SeatForm(OfEnrolment, StaffForm, ABC):
    """A form that does one thing to one person's place."""

    permission = "enrolment.change_enrolment"


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only seen by the school. Write nothing about a person's health."),
    )


class Withdraw(SeatForm):
    """Take a person out of the class or off the list, at their wish."""

    page_title = gettext_lazy("Take out of the class")
    submit_label = gettext_lazy("Take out of the class")
    header_icon = "cross"
    is_danger = True
    form_class = WithdrawForm

    def consequences(self) -> list[str]:
        """Say who is told, and where the seat goes."""
        person = self.enrolment.person
        if self.enrolment.state not in ACTIVE:
            return [_("%(name)s has left already: nothing happens.") % {"name": person.chosen_name}]
        said = [way_words.is_told(person)]
        if self.enrolment.state != SeatState.WAITING:
            said.append(_("The seat is offered to the first on the waiting list, if somebody waits."))
        return said

    def perform(self, form: forms.BaseForm) -> str:
        """Withdraw."""
        seats.leave(
            enrolment=self.enrolment,
            by=self.by,
            actor=Actor.SCHOOL,
            reason=form.cleaned_data["reason"],
        )
        return _("%(name)s is taken out.") % {"name": self.enrolment.person.chosen_name}


class AnswerForm(forms.Form):
    accept = forms.TypedChoiceField(
        label=gettext_lazy("What the person says"),
        choices=[("1", gettext_lazy("Yes to the seat")), ("0", gettext_lazy("No to the seat"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )


class Answer(SeatForm):
    """Write down the answer of a person who says yes or no on the phone."""

    page_title = gettext_lazy("Answer the offer")
    submit_label = gettext_lazy("Write down the answer")
    header_icon = "mail"
    form_class = AnswerForm

    def consequences(self) -> list[str]:
        """Say what each answer does."""
        return [
            _("Yes: the person has the seat. No: it is offered to the next in line at once."),
            _("The person is told either way."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Answer for the person."""
        accept = form.cleaned_data["accept"]
        name = {"name": self.enrolment.person.chosen_name}
        try:
            seats.answer(enrolment=self.enrolment, accept=accept, by=self.by, actor=Actor.SCHOOL)
        except seats.OfferGone as gone:
            state = gone.enrolment.get_state_display()
            raise ValidationError(
                _("The offer is gone. It now says: %(state)s.") % {"state": state}
            ) from gone
        return (_("%(name)s has the seat.") if accept else _("%(name)s said no to the seat.")) % name


class RunChoice(forms.ModelChoiceField[CourseRun]):
    """Classes with their dates and free seats."""

    def label_from_instance(self, run: Any) -> str:
        """Return name, dates and free seats."""
        words = {"run": run, "when": run_dates(run.sessions.all()), "free": run.seats.free}
        return _("%(run)s · %(when)s · free seats: %(free)d") % words


class MoveForm(forms.Form):
    to_run = RunChoice(
        CourseRun.objects.none(), label=gettext_lazy("To which class"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, runs: QuerySet[CourseRun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_run"].queryset = runs  # type: ignore[attr-defined]  # a model choice


class MovePerson(SeatForm):
    """Give a person a seat in another class in place of this one."""

    page_title = gettext_lazy("Move to another class")
    submit_label = gettext_lazy("Move the person")
    header_icon = "arrow-right"
    form_class = MoveForm

    @cached_property
    def runs(self) -> QuerySet[CourseRun]:
        """Return classes with a seat that this person may have, those of the same course first."""
        now, here = timezone.now(), self.enrolment.run
        open_runs = CourseRun.objects.filter(state__in=(RunState.OPEN, RunState.CLOSED))
        with_seat = (
            still_coming(open_runs.filter(seats__taken__lt=F("seats__capacity")), now=now)
            .exclude(pk=here.pk)
            .exclude(course__format__in=DROP_IN_FORMATS)
            .exclude(enrolments__in=Enrolment.objects.filter(person=self.enrolment.person, state__in=ACTIVE))
        )
        rooms = rooms_of(with_seat.values_list("pk", flat=True))
        party = party_of(self.enrolment)
        may_have = [pk for pk, shared in rooms.items() if shared.room.may_have(party)]
        return (
            CourseRun.objects.filter(pk__in=may_have)
            .select_related("course", "term", "seats")
            .prefetch_related("sessions")
            .order_by(Case(When(course=here.course_id, then=0), default=1), "course__title", "pk")
        )

    def why_no_seat(self) -> str:
        """Say what happened meanwhile: here or there."""
        self.enrolment.refresh_from_db()
        if self.enrolment.state not in ACTIVE:
            return _("The person has left this class meanwhile. Nothing is changed.")
        return _("The seat there was taken meanwhile. Nothing is changed.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer only classes there is a seat in."""
        return {**super().get_form_kwargs(), "runs": self.runs}

    def consequences(self) -> list[str]:
        """Say that the seat there is taken before this one is left."""
        return [
            _("The new seat is taken before the old one is left: the person is never without."),
            _("What can help goes along. The person is told."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Move."""
        to_run = form.cleaned_data["to_run"]
        try:
            seats.move_person(enrolment=self.enrolment, to_run=to_run, by=self.by)
        except seats.AlreadyThere as no:
            raise ValidationError(_("The person is in that class already.")) from no
        except seats.NoSeat as no:
            raise ValidationError(self.why_no_seat()) from no
        except Refused as no:
            raise ValidationError(str(no)) from no
        return _("%(name)s is moved to %(run)s.") % {"name": self.enrolment.person.chosen_name, "run": to_run}
