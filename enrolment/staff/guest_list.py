"""Seats lent for one session: who is asked, who comes, and the answer somebody gives on the phone."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.views import generic

from accounts.screens import Hidden
from courses.words import session_when
from enrolment.day import guests
from enrolment.models import Enrolment, GuestSeat
from enrolment.staff.base import StaffForm
from enrolment.staff.columns import Crumb, WordsColumn, answer_by
from enrolment.staff.noting import Noted


class GuestIndex(Hidden, Noted, generic.IndexView):
    """Who is asked and who comes as a guest, by session."""

    permission = "enrolment.view_guestseat"
    page_title = gettext_lazy("Guest seats")
    no_results_message = gettext_lazy("No seats are lent right now.")
    default_ordering: ClassVar[tuple[str, ...]] = ("session__starts_at", "pk")
    is_searchable = False
    FORMATS: ClassVar[tuple[str, ...]] = ()

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "name",
                label=_("Name"),
                accessor="enrolment.person.chosen_name",
                get_url=lambda guest: reverse("guests:answer", args=[guest.pk]),
            ),
            WordsColumn(
                "phone", label=_("Phone"), accessor=lambda guest: guest.enrolment.person.phone or "–"
            ),
            WordsColumn("class", label=_("Class"), accessor="session.run"),
            WordsColumn("when", label=_("When"), accessor=lambda guest: session_when(guest.session)),
            WordsColumn("state", label=_("State"), accessor="get_state_display"),
            WordsColumn("expires_at", label=_("Answer by"), accessor=answer_by),
        ]

    def get_base_queryset(self) -> QuerySet[GuestSeat]:
        """Return what is not over."""
        return guests.coming()

    def enrolment_of(self, row: GuestSeat) -> Enrolment:
        """Return the seat it is about."""
        return row.enrolment

    def get_list_more_buttons(self, _guest: GuestSeat) -> list[Any]:
        """Offer nothing here: a row leads to its answer."""
        return []


class GuestAnswerForm(forms.Form):
    accept = forms.TypedChoiceField(
        label=gettext_lazy("What the person says"),
        choices=[
            ("1", gettext_lazy("Yes, I will come that day")),
            ("0", gettext_lazy("No, or cannot come after all")),
        ],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )


class AnswerGuest(StaffForm):
    """Write down the answer of a person who says yes or no on the phone."""

    permission = "enrolment.change_guestseat"
    page_title = gettext_lazy("Answer about the guest seat")
    submit_label = gettext_lazy("Write down the answer")
    header_icon = "time"
    form_class = GuestAnswerForm
    guest: GuestSeat

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the question."""
        super().setup(request, *args, **kwargs)
        rows = GuestSeat.objects.select_related(
            "enrolment__person", "session__run__course", "session__run__term"
        )
        self.guest = get_object_or_404(rows, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Name the person and the session."""
        return f"{self.guest.enrolment.person.chosen_name} · {session_when(self.guest.session)}"

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": self.back_url(), "label": _("Guest seats")}]

    def back_url(self) -> str:
        """Lead to the list."""
        return reverse("guests:index")

    def consequences(self) -> list[str]:
        """Say what each answer does."""
        return [
            _("Yes: the person comes to this one session. The place in line stays as it is."),
            _("No: the next in line is asked at once, if there is time."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Answer for the person."""
        name = {"name": self.guest.enrolment.person.chosen_name}
        accept = form.cleaned_data["accept"]
        try:
            if self.guest.is_coming and not accept:
                guests.call_off(guest=self.guest, by=self.by)
            else:
                guests.answer(guest=self.guest, accept=accept, by=self.by)
        except guests.GuestGone as gone:
            state = gone.guest.get_state_display()
            raise ValidationError(
                _("The question is gone. It now says: %(state)s.") % {"state": state}
            ) from gone
        return (_("%(name)s comes as a guest.") if accept else _("%(name)s does not come that day.")) % name
