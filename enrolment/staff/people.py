"""Add a person to a class by hand: somebody the school knows, or somebody new, with or without e-mail."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import people
from accounts.models import ContactBy, User
from enrolment import seats
from enrolment.models import Enrolment
from enrolment.rules import Refused
from enrolment.seats.locking import lock
from enrolment.staff.run_actions import OfRun
from enrolment.states import ACTIVE, Actor, SeatState

MOST_FOUND = 20


class PersonForm(forms.ModelForm[User]):
    """A new person. No diagnosis, CPR number or benefit is asked, and none is to be written."""

    needs = forms.CharField(
        label=gettext_lazy("What can help"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("In the person's own words, and only if they want it. Teachers see it."),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("The person has said yes to being signed up"),
        help_text=gettext_lazy(
            "Say aloud: what we write down, that they can leave at any time, and that you have read them the "
            "mutual agreement."
        ),
    )

    class Meta:
        model = User
        fields = ("chosen_name", "email", "phone", "contact_by", "language")
        labels: ClassVar[dict[str, Any]] = {
            "chosen_name": gettext_lazy("Name"),
            "contact_by": gettext_lazy("Reached by"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "chosen_name": gettext_lazy("What the person wants to be called; a first name is enough."),
            "email": gettext_lazy("Leave empty if the person has none: the school calls or writes instead."),
        }

    def clean_email(self) -> str | None:
        """Refuse an address that somebody has: that person is found by searching."""
        email = (self.cleaned_data["email"] or "").lower() or None
        if email and people.find(email=email):
            raise forms.ValidationError(_("Somebody has this address already. Find the person above."))
        return email

    def clean(self) -> dict[str, Any]:
        """Ask for a way to reach the person."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        wanted = {ContactBy.EMAIL.value: "email", ContactBy.PHONE.value: "phone"}.get(
            data.get("contact_by", "")
        )
        if wanted and wanted not in self.errors and not data.get(wanted):
            self.add_error(wanted, _("Needed to reach the person that way."))
        return data


class AddPerson(OfRun):
    """Find somebody and add them, or write down somebody new; they get a seat or a place in line."""

    permission = "enrolment.add_enrolment"
    template_name = "enrolment/staff/add_person.html"
    page_title = gettext_lazy("Add a person")
    submit_label = gettext_lazy("Sign up this person")
    form_class = PersonForm

    @cached_property
    def query(self) -> str:
        """Return what is searched for."""
        return self.request.GET.get("q", "").strip()[:100]

    def found(self) -> list[dict[str, Any]]:
        """Return whom the search finds, and how each stands to this class."""
        if len(self.query) < 2:
            return []
        asked = (
            Q(chosen_name__icontains=self.query)
            | Q(email__icontains=self.query)
            | Q(phone__icontains=self.query)
        )
        persons = list(User.objects.filter(asked, is_active=True).order_by("chosen_name", "pk")[:MOST_FOUND])
        rows = Enrolment.objects.filter(run=self.run, person__in=persons, state__in=ACTIVE)
        standing = {row.person_id: row.get_state_display() for row in rows}
        return [{"person": person, "standing": standing.get(person.pk, "")} for person in persons]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the search and what it found."""
        return {
            **super().get_context_data(**kwargs),
            "run": self.run,
            "query": self.query,
            "found": self.found(),
            "most_found": MOST_FOUND,
        }

    def consequences(self) -> list[str]:
        """Say whether there is a seat."""
        free = self.run.seats.free
        if free and not self.run.seats.waiting:
            return [_("Free seats: %(count)d. The person gets one of them.") % {"count": free}]
        return [_("The class is full: the person gets the last place on the waiting list.")]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add somebody the school knows, or check the form of somebody new."""
        if "person" not in request.POST:
            return super().post(request, *args, **kwargs)
        known = request.POST["person"]
        person = get_object_or_404(User, pk=known if known.isdecimal() else 0, is_active=True)
        try:
            said = self._enrol(person, need="")
        except Refused as no:
            messages.error(request, str(no))
            return redirect(request.get_full_path())
        messages.success(request, said)
        return redirect(self.get_success_url())

    def perform(self, form: forms.BaseForm) -> str:
        """Write down the new person and add them, both or neither."""
        data = form.cleaned_data
        try:
            with transaction.atomic():
                lock(self.run.pk)
                self._never_twice(data)
                person = people.create(
                    email=data["email"],
                    chosen_name=data["chosen_name"],
                    language=data["language"],
                    contact_by=data["contact_by"],
                    phone=data["phone"],
                )
                return self._enrol(person, need=data["needs"])
        except Refused as no:
            raise forms.ValidationError(str(no)) from no

    def _never_twice(self, data: dict[str, Any]) -> None:
        """Refuse a second press. An address is one person's; of those without, only the list can tell."""
        if data["email"]:
            return
        same = {"person__chosen_name__iexact": data["chosen_name"], "person__phone": data["phone"]}
        if Enrolment.objects.filter(run=self.run, state__in=ACTIVE, person__email=None, **same).exists():
            raise forms.ValidationError(
                _(
                    "%(name)s is in this class already, with the same phone. If this is somebody else, "
                    "write the name so that the two can be told apart."
                )
                % {"name": data["chosen_name"]}
            )

    def _enrol(self, person: User, *, need: str) -> str:
        row = seats.enrol(person=person, run=self.run, by=self.by, actor=Actor.SCHOOL, need=need)
        said = {
            SeatState.ENROLLED.value: _("%(name)s has a seat."),
            SeatState.WAITING.value: _("%(name)s is on the waiting list."),
        }.get(row.state, _("%(name)s is in the class already."))
        return said % {"name": person.chosen_name}
