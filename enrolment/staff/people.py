"""Sign a person up at the desk: somebody the school knows, or somebody new, with or without e-mail."""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import claims
from accounts.models import User
from courses.paths.asking import Asked
from enrolment.models import Enrolment
from enrolment.on_behalf import assisted, guidance
from enrolment.on_behalf.assisted_forms import WishForm
from enrolment.on_behalf.reach_forms import DeskReachForm, OtherForm
from enrolment.requirements import asking, waiving
from enrolment.requirements.forms import SignUpPart
from enrolment.requirements.showing import titles_of
from enrolment.rules import Refused
from enrolment.seats import AlreadyThere
from enrolment.seats.locking import lock, lock_person
from enrolment.signing_up import sign_up
from enrolment.staff.run_actions import OfSeats
from enrolment.states import ACTIVE, SeatState
from enrolment.words import outlook

MOST_FOUND = 20


class KnownForm(SignUpPart, WishForm, OtherForm):
    """What somebody the school knows wishes of this class."""

    field_order = ("waive_reason", *(WishForm.field_order or ()))


class NewForm(SignUpPart, WishForm, OtherForm, DeskReachForm):
    """A new person. No diagnosis, CPR number or benefit is asked, and none is to be written."""

    field_order = (
        *("chosen_name", "contact_by", "phone", "email", "postal_address", "guide", "language"),
        *("waive_reason", "comes_as", "companion", "companion_name", "needs"),
        *("other_name", "other_contact", "other_comes_as"),
        *("said_by", "said_on", "consent", "agreed"),
    )


class SignsUp(OfSeats):
    """What both ways share: the form, the act, and the receipt after it."""

    submit_label = gettext_lazy("Sign up this person")
    header_icon = "user"
    row: Enrolment

    @cached_property
    def outlook(self) -> outlook.Outlook:
        """How the seats of the class stand."""
        return outlook.of(self.run)

    def person(self) -> User | None:
        """Return whom it is about, if the school knows them."""
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let the form ask for the agreement that is still to be said yes to."""
        agreement = sign_up.agreement_for(person=self.person())
        may_waive = self.request.user.has_perm("enrolment.add_requirementwaived")
        asks_others = asking.asked(None, self.run.course.translation_key) is not None
        asks = {"asked": self.asked, "asks_others": asks_others, "may_waive": may_waive}
        return {**super().get_form_kwargs(), "outlook": self.outlook, "agreement": agreement, **asks}

    @cached_property
    def asked(self) -> Asked | None:
        """Return what the course asks for and this person lacks; whoever is new has completed nothing."""
        return asking.asked(self.person(), self.run.course.translation_key)

    def consequences(self) -> list[str]:
        """Say whether there is a seat, and that the person has the same rights as anybody."""
        asks = _("The course asks for %(titles)s, which the person has not completed with us.")
        lacks = [asks % {"titles": titles_of(self.asked.first)}] if self.asked else []
        if self.outlook.waits:
            first = _("The class is full: the person gets the last place on the waiting list.")
        elif self.outlook.depends:
            first = _("Whether there is a seat now hangs on what the person comes as: see above.")
        else:
            first = _("Free seats: %(count)d. The person gets one of them.") % {"count": self.run.seats.free}
        return [*lacks, first, _("The person is told by the way they have chosen, like everybody else.")]

    def enrol(self, person: User, form: Any) -> str:
        """Sign the person up, and the other of two; return what to say. Raises ValidationError."""
        other = form.other()
        try:
            with transaction.atomic():
                second = assisted.find_or_write_down(by=self.by, **other) if other else None
                self._let_in(person, second, why=form.why)
                if second is None:
                    self.row = assisted.sign_up(
                        person=person, run=self.run, by=self.by, yes=form.yes, **form.wishes
                    )
                else:
                    self.row = self._enrol_two(person, second, form)
                if not person.email:
                    claims.give(person=person, by=self.by)
        except Refused as no:
            raise forms.ValidationError(str(no)) from no
        except AlreadyThere as there:
            raise forms.ValidationError(_("One of the two is in this class already.")) from there
        return said(self.row)

    def _let_in(self, *people: User | None, why: str) -> None:
        """Set aside what the course asks for, for each who lacks it, where a reason is given."""
        whom = [person for person in people if person is not None]
        if why:
            lock_person(*whom)
            for person in whom:
                if asking.asked(person, self.run.course.translation_key):
                    waiving.waive(person=person, course=self.run.course, by=self.by, reason=why)

    def _enrol_two(self, person: User, second: User, form: Any) -> Enrolment:
        if second.pk == person.pk:
            raise forms.ValidationError({"other_contact": _("That is the same person.")})
        there = Enrolment.objects.filter(run=self.run, person__in=(person, second), state__in=ACTIVE)
        if there.exists():
            raise forms.ValidationError(_("One of the two is in this class already."))
        comers = [
            assisted.Comer(person, form.cleaned_data["comes_as"]),
            assisted.Comer(second, form.cleaned_data["other_comes_as"]),
        ]
        rows = assisted.sign_up_two(comers=comers, run=self.run, by=self.by, yes=form.yes)
        return next(row for row in rows if row.person_id == person.pk)

    def get_success_url(self) -> str:
        """Go on to the receipt."""
        return reverse("enrolments:receipt", args=[self.row.pk])


class AddKnown(SignsUp):
    """Sign up somebody the school knows."""

    template_name = "enrolment/staff/add_known.html"
    page_title = gettext_lazy("Sign up")
    form_class = KnownForm

    @cached_property
    def known(self) -> User:
        """Return the person. Raises Http404."""
        return get_object_or_404(User, pk=self.kwargs["person_id"], is_active=True)

    def person(self) -> User:
        """Return whom it is about."""
        return self.known

    def get_page_subtitle(self) -> str:
        """Name the person and the class."""
        return f"{self.known.chosen_name} · {self.run}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way for one who lacks something and wants to sign up by themselves."""
        return {
            **super().get_context_data(**kwargs),
            "asked": self.asked,
            "run": self.run,
            "known": self.known,
        }

    def perform(self, form: forms.BaseForm) -> str:
        """Sign them up; whoever is in the class already is shown as they are."""
        return self.enrol(self.known, form)


class AddPerson(SignsUp):
    """Find somebody, or write down somebody new; they get a seat or a place in line."""

    template_name = "enrolment/staff/add_person.html"
    page_title = gettext_lazy("Sign up by phone or on paper")
    form_class = NewForm

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

    def perform(self, form: forms.BaseForm) -> str:
        """Write down the new person and sign them up, both or neither."""
        data = form.cleaned_data
        with transaction.atomic():
            self._lock(form)
            self._never_twice(data)
            person = assisted.write_down(by=self.by, **form.details)  # type: ignore[attr-defined]  # of NewForm
            if data["guide"]:
                guidance.begin(guide=data["guide"], person=person, said_by=data["said_by"], by=self.by)
            return self.enrol(person, form)

    def _lock(self, form: Any) -> None:
        """Lock the other of two, if we know them, and then the class: people always come first."""
        other = form.other()
        known = assisted.find_known(**other) if other else None
        if known is not None:
            lock_person(known)
        lock(self.run.pk)

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


def said(row: Enrolment) -> str:
    """Say what somebody got."""
    words = {
        SeatState.ENROLLED.value: _("%(name)s has a seat."),
        SeatState.WAITING.value: _("%(name)s is on the waiting list."),
    }.get(row.state, _("%(name)s is in the class already."))
    return words % {"name": row.person.chosen_name}
