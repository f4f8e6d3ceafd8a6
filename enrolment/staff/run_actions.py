"""Open, close, cancel, finish and copy a class; offer its free seats. Each says first what will happen."""

from abc import ABC
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets import AdminDateTimeInput

from courses import copying, runs
from courses.models import CourseRun, Term
from enrolment import changes, seats
from enrolment.classes import copied_rules
from enrolment.staff.base import BelowClass, StaffForm, told
from enrolment.staff.numbers import Reach
from enrolment.staff.series import credible


class OfRun(BelowClass, StaffForm, ABC):
    """A form about one class; ``self.run`` is it."""

    permission = "courses.change_courserun"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the class."""
        super().setup(request, *args, **kwargs)
        found = CourseRun.objects.select_related("course", "term", "venue", "seats")
        self.run = get_object_or_404(found, pk=kwargs["pk"])


class OfSeats(OfRun, ABC):
    """A form that gives seats; Http404 where one just comes."""

    permission = "enrolment.add_enrolment"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the class."""
        super().setup(request, *args, **kwargs)
        if self.run.is_drop_in:
            raise Http404


class CloseRun(OfRun):
    """Stop people from signing up."""

    page_title = gettext_lazy("Close for enrolment")
    submit_label = gettext_lazy("Close for enrolment")
    header_icon = "lock"
    form_class = forms.Form

    def consequences(self) -> list[str]:
        """Say what stays."""
        return [
            _("Nobody can sign up any more; whoever has a seat keeps it."),
            _("The waiting list stays: seats that get free are still offered to it."),
            _("Nobody has to be told."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Close it."""
        runs.move(run=self.run, transition="close", by=self.by)
        return _("The class is closed for enrolment.")


class FinishRun(OfRun):
    """Say that the class is over."""

    page_title = gettext_lazy("Finish the class")
    submit_label = gettext_lazy("Finish the class")
    header_icon = "check"
    form_class = forms.Form

    def consequences(self) -> list[str]:
        """Say what it means for those in it."""
        waiting = self.run.seats.waiting
        said = [_("Everybody with a seat is marked as having completed the class.")]
        if waiting:
            said.append(
                ngettext(
                    "%(count)d person is still waiting and is told that the list is closed.",
                    "%(count)d people are still waiting and are told that the list is closed.",
                    waiting,
                )
                % {"count": waiting}
            )
        return [*said, _("It cannot be undone.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Finish it."""
        changes.finish_run(run=self.run, by=self.by)
        return _("The class is finished.")


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=200,
        help_text=gettext_lazy("Those who are told read this. Write nothing about a person's health."),
    )


class CancelRun(OfRun):
    """Call the class off."""

    page_title = gettext_lazy("Cancel the class")
    submit_label = gettext_lazy("Cancel the class")
    header_icon = "cross"
    is_danger = True
    form_class = ReasonForm

    def consequences(self) -> list[str]:
        """Say how many are told."""
        reach = Reach.of(self.run)
        return [
            told(reach.people, by_phone=reach.by_phone),
            _("All sessions and all seats are cancelled, and the calendars of those who come follow."),
            _("It cannot be undone. You can copy the class and hold it another time."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Cancel it."""
        changes.cancel_run(run=self.run, by=self.by, reason=form.cleaned_data["reason"])
        return _("The class is cancelled, and those concerned are told.")


class CopyForm(forms.Form):
    term = forms.ModelChoiceField(Term.objects.all(), label=gettext_lazy("To which term"))
    first_start = forms.DateTimeField(
        label=gettext_lazy("First session"),
        required=False,
        widget=AdminDateTimeInput,
        validators=[credible],
        help_text=gettext_lazy("Empty: the same weekday and time, as many weeks into the new term."),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("The teachers have said yes already"),
        required=False,
        help_text=gettext_lazy("Otherwise they are asked, and answer with one press."),
    )


class CopyRun(OfRun):
    """Hold the class once more."""

    permission = "courses.add_courserun"
    page_title = gettext_lazy("Copy the class")
    submit_label = gettext_lazy("Copy the class")
    header_icon = "copy"
    form_class = CopyForm
    made: CourseRun

    def get_initial(self) -> dict[str, Any]:
        """Propose the next term that is not over, which is the one that is mostly meant."""
        later = Term.objects.filter(starts_on__gt=self.run.term.starts_on, ends_on__gte=timezone.localdate())
        return {**super().get_initial(), "term": later.order_by("starts_on").first()}

    def consequences(self) -> list[str]:
        """Say what goes along."""
        return [
            _("The copy is a draft with the same course, place, seats, teachers and sessions."),
            _("Its seats are shared as in this class, with the dates moved along."),
            _("Nobody who is in this class goes along."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Copy it."""
        data = form.cleaned_data
        with transaction.atomic():
            self.made = copying.copy_run(
                run=self.run,
                term=data["term"],
                first_start=data["first_start"],
                agreed=data["agreed"],
                by=self.by,
            )
            copied_rules.give(copy=self.made, by=self.by)
        return _("The copy is a draft. Look over its dates and open it.")

    def get_success_url(self) -> str:
        """Go on to the copy."""
        return reverse("runs:show", args=[self.made.pk])


class RenewLink(OfRun):
    """Give a class by invitation a new link."""

    page_title = gettext_lazy("New link")
    submit_label = gettext_lazy("Make a new link")
    header_icon = "link"
    form_class = forms.Form

    def consequences(self) -> list[str]:
        """Say what happens to the old one."""
        return [
            _("The old link stops working at once. Whoever is in the class stays there."),
            _("Send the new link to those who are still to sign up. Nobody is told by itself."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Make it."""
        runs.renew_link(run=self.run, by=self.by)
        return _("The class has a new link.")


class OfferSeats(OfRun):
    """Offer what is free to those who wait."""

    permission = "enrolment.change_enrolment"
    page_title = gettext_lazy("Offer free seats")
    submit_label = gettext_lazy("Offer free seats")
    header_icon = "mail"
    form_class = forms.Form

    def consequences(self) -> list[str]:
        """Say whom it concerns: nobody is picked, the line decides."""
        return [
            _("Free seats: %(free)d. Waiting: %(waiting)d.")
            % {"free": self.run.seats.free, "waiting": self.run.seats.waiting},
            _(
                "Seats go to those who have waited longest and may have them. You cannot pick somebody: "
                "nobody overtakes."
            ),
            _("This happens by itself when a seat gets free. The button is for when you want to be sure."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Offer."""
        made = seats.offer_free_seats(run=self.run, now=timezone.now())
        if not made:
            return _("There was nothing to offer: no free seat, or nobody waits.")
        return ngettext("%(count)d seat is offered.", "%(count)d seats are offered.", len(made)) % {
            "count": len(made)
        }
