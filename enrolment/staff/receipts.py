"""What somebody got when they were signed up, to be read aloud or handed over; and who may help them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from accounts import claims, people
from accounts.models import ContactBy
from accounts.screens import Hidden
from courses.words import day, moment, run_dates
from enrolment import readings
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment, Guidance, Notice
from enrolment.on_behalf import guidance
from enrolment.on_behalf.assisted_forms import YesForm
from enrolment.on_behalf.reach_forms import DeskReachForm
from enrolment.queries import place_in_line
from enrolment.staff.base import StaffPage
from enrolment.staff.seat_actions import OfEnrolment, SeatForm
from enrolment.states import SeatState


class Receipt(OfEnrolment, StaffPage):
    """What was got, what happens next, and the code to take over the account."""

    permission = "enrolment.add_enrolment"
    template_name = "enrolment/staff/receipt.html"
    header_icon = "doc-full"

    def get_page_title(self) -> str:
        """Say what was got."""
        row, name = self.enrolment, {"name": self.enrolment.person.chosen_name}
        if row.state == SeatState.ENROLLED:
            return _("%(name)s has a seat") % name
        if row.state == SeatState.WAITING:
            return _("%(name)s is number %(number)d in line") % {**name, "number": place_in_line(row)}
        return f"{row.person.chosen_name}: {row.get_state_display()}"

    def get_page_subtitle(self) -> str:
        """The title names the person."""
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the seat, the dates, and what stands between the school and the person."""
        row, person = self.enrolment, self.enrolment.person
        readings.note(by=self.by, what=ReadingKind.PERSON, run=row.run, person=person)
        code = claims.code_of(person=person)
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "person": person,
            "when": run_dates(row.run.sessions.all()),
            "is_enrolled": row.state == SeatState.ENROLLED,
            "is_waiting": row.state == SeatState.WAITING,
            "answer_by": moment(row.expires_at) if row.expires_at else "",
            "code": claims.spoken(code) if code else "",
            "code_until": day(person.claim_code.expires_at) if code else "",
            "claim_address": self.request.build_absolute_uri(reverse("account_claim")),
            "consent": getattr(row, "consent", None),
            "companion": row.companion_name or (_("yes") if row.brings_companion else ""),
            "with_whom": _with_whom(row),
            "guidances": guidance.standing(person),
            "has_letter": Notice.objects.filter(enrolment=row).exists(),
        }


def _with_whom(row: Enrolment) -> str:
    if row.pair_id is None:
        return ""
    others = Enrolment.objects.filter(pair=row.pair_id).exclude(pk=row.pk).select_related("person")
    return ", ".join(other.person.chosen_name for other in others)


class NewCode(Hidden, View):
    """Give a person another code to take over their account."""

    permission = "enrolment.add_enrolment"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the code and show the receipt again."""
        row = get_object_or_404(Enrolment.objects.select_related("person"), pk=pk)
        try:
            claims.renew(person=row.person, by=request.user)  # type: ignore[arg-type]  # has the permission
        except claims.HasAddress:
            messages.info(request, _("The person has an e-mail address and signs in with it."))
        else:
            messages.success(request, _("There is a new code. The old one no longer works."))
        return redirect("enrolments:receipt", pk=pk)


class ReachPersonForm(DeskReachForm):
    """How somebody is reached; an address they sign in with is changed by themselves."""

    class Meta(DeskReachForm.Meta):
        fields = ("chosen_name", "phone", "contact_by", "postal_address", "language")  # type: ignore[assignment]  # one less

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("guide")
        taken = [] if self.instance.email else [ContactBy.EMAIL.value]
        taken += [] if guidance.standing(self.instance).exists() else [ContactBy.GUIDE.value]
        field: Any = self.fields["contact_by"]
        field.choices = [way for way in field.choices if way[0] not in taken]


class ReachPerson(SeatForm):
    """Change how somebody without a page of their own is called and reached."""

    page_title = gettext_lazy("How the person is reached")
    submit_label = gettext_lazy("Save")
    header_icon = "user"
    form_class = ReachPersonForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with what is known."""
        return {**super().get_form_kwargs(), "instance": self.enrolment.person}

    def back_url(self) -> str:
        """Lead to the person's place in the class."""
        return reverse("enrolments:show", args=[self.enrolment.pk])

    def perform(self, form: forms.BaseForm) -> str:
        """Write it down."""
        person = self.enrolment.person
        people.change_contact(person=person, full_messages=person.full_messages, **form.cleaned_data)
        return _("%(name)s is reached as written.") % {"name": person.chosen_name}


class GuideForm(YesForm):
    """Which guide somebody said yes to, how and when."""

    guide = forms.ModelChoiceField(guidance.guides(), label=gettext_lazy("Guide"))
    field_order = ("guide", "said_by", "said_on", "consent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guide"].queryset = guidance.guides()  # type: ignore[attr-defined]  # a model choice
        self.fields["consent"].label = _("The person has said yes to being helped by this guide")
        self.fields["consent"].help_text = _(
            "Say aloud: the guide sees the person's seats and how they are reached, and can sign them up and "
            "out. The person can end it at any time."
        )


class GiveGuide(SeatForm):
    """Write down that somebody said yes to a guide."""

    page_title = gettext_lazy("Help by a guide")
    submit_label = gettext_lazy("Write down the yes")
    header_icon = "group"
    form_class = GuideForm

    def back_url(self) -> str:
        """Lead to the person's place in the class."""
        return reverse("enrolments:show", args=[self.enrolment.pk])

    def perform(self, form: Any) -> str:
        """Begin it."""
        data = form.cleaned_data
        try:
            guidance.begin(
                guide=data["guide"],
                person=self.enrolment.person,
                said_by=data["said_by"],
                said_at=form.said_at,
                by=self.by,
            )
        except guidance.NoGuide as no:
            raise ValidationError(_("This guide cannot help this person.")) from no
        return _("%(guide)s may help %(name)s.") % {
            "guide": data["guide"].chosen_name,
            "name": self.enrolment.person.chosen_name,
        }


class EndGuide(Hidden, View):
    """End a guide's help at the person's wish."""

    permission = "enrolment.change_enrolment"

    def post(self, request: HttpRequest, pk: int, guidance_id: int) -> HttpResponse:
        """End it; the guide sees nothing from now on."""
        row = get_object_or_404(Enrolment, pk=pk)
        found = get_object_or_404(Guidance, pk=guidance_id, person=row.person_id)
        guidance.end(guidance=found, by=request.user)  # type: ignore[arg-type]  # has the permission
        messages.success(request, _("The guide no longer helps, and sees nothing any more."))
        return redirect("enrolments:show", pk=pk)
