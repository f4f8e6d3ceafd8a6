"""What staff do on the phone for somebody in a class or in its line: group, companion, pause, together."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import CourseRun
from enrolment import seats
from enrolment.audit import NotAllowed
from enrolment.mine.seat_forms import ComesAsForm
from enrolment.models import Enrolment
from enrolment.rules import Refused
from enrolment.seats import Outcome
from enrolment.staff.previews import Previewed, Refusal
from enrolment.staff.seat_actions import OfEnrolment, SeatForm
from enrolment.staff.tries import outcome_of
from enrolment.states import ACTIVE, Actor, ComesAs, Companions, SeatState
from enrolment.words import share_words


class GroupForm(ComesAsForm):
    """What a person comes as, in the words of who writes it down."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["comes_as"]
        field.label = _("Comes as")
        field.choices = [*ComesAs.choices, ("", _("Has not said"))]  # type: ignore[attr-defined]  # a choice


class Regroup(OfEnrolment, Previewed):
    """Write down anew what a person comes as."""

    permission = "enrolment.change_enrolment"
    header_icon = "user"
    page_title = gettext_lazy("What the person comes as")
    form_class = GroupForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row and its class."""
        super().setup(request, *args, **kwargs)
        self.run: CourseRun = self.enrolment.run

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with what is written down: the form reads it from the row."""
        kwargs = super().get_form_kwargs()
        del kwargs["initial"]
        return {**kwargs, "row": self.enrolment}

    def consequences(self) -> list[str]:
        """Say whose word it is."""
        return [
            _("It is the person's own word, and they may keep it to themselves."),
            _("It stands on no roster, and the teacher does not see it."),
        ]

    def change_of(self, form: Any) -> Callable[[], Outcome]:
        """Write it down."""
        return lambda: self._regroup(form.cleaned_data["comes_as"])

    def _regroup(self, comes_as: str) -> Outcome:
        act: dict[str, Any] = {"by": self.by, "actor": Actor.SCHOOL}
        try:
            return outcome_of(
                self.run, lambda: seats.regroup(enrolment=self.enrolment, comes_as=comes_as, **act)
            )
        except seats.NoSeat as no:
            raise Refusal("comes_as", _no_seat_for(comes_as)) from no

    def said(self) -> str:
        """Say that it is done."""
        return _("It is written down what %(name)s comes as.") % _name(self.enrolment)


def _no_seat_for(comes_as: str) -> str:
    return _("There is no seat for %(group)s that could be had instead of this one. Nothing is changed.") % {
        "group": share_words.many(comes_as)
    }


def _name(row: Enrolment) -> dict[str, str]:
    return {"name": row.person.chosen_name}


class LineForm(SeatForm, ABC):
    """One thing done to a place; what the allocator refuses is said in words."""

    header_icon = "list-ol"
    form_class: type[forms.Form] = forms.Form

    def perform(self, form: forms.BaseForm) -> str:
        """Do it, or say why not."""
        try:
            return self.act(form.cleaned_data)
        except seats.NoSeat as no:
            raise ValidationError(_("There is no seat for it. Nothing is changed.")) from no
        except (NotAllowed, seats.PairGone, Refused) as no:
            raise ValidationError(
                _("That is not possible as things stand now. Look at the page of the person again.")
            ) from no

    @abstractmethod
    def act(self, data: dict[str, Any]) -> str:
        """Do it and return what to say."""


class CompanionForm(forms.Form):
    brings = forms.BooleanField(label=gettext_lazy("Brings a companion"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Name of the companion"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Only if they want it said."),
    )


class Companion(LineForm):
    """Write down that a person brings somebody, or comes alone."""

    page_title = gettext_lazy("Companion")
    form_class = CompanionForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is written down."""
        return {"brings": self.enrolment.brings_companion, "name": self.enrolment.companion_name}

    def consequences(self) -> list[str]:
        """Say what the class has decided."""
        policy = share_words.policy_of(self.enrolment.run)
        return [str(Companions(policy.companions).label)]

    def act(self, data: dict[str, Any]) -> str:
        """Write it down."""
        row = seats.accompany(
            enrolment=self.enrolment, brings=data["brings"], name=data["name"], by=self.by, actor=Actor.SCHOOL
        )
        said = _("%(name)s brings a companion.") if row.brings_companion else _("%(name)s comes alone.")
        return said % _name(row)


class Pause(LineForm):
    """Pass somebody in line over for a while."""

    page_title = gettext_lazy("Pause the place in line")
    submit_label = gettext_lazy("Pause")

    def consequences(self) -> list[str]:
        """Say what stays."""
        return [
            _("The person keeps their number, and is offered nothing until the pause is ended."),
        ]

    def act(self, data: dict[str, Any]) -> str:
        """Pause."""
        row = seats.pause(enrolment=self.enrolment, by=self.by, actor=Actor.SCHOOL)
        return _("%(name)s is on pause, and keeps the number.") % _name(row)


class Resume(LineForm):
    """End a pause."""

    page_title = gettext_lazy("End the pause")
    submit_label = gettext_lazy("End the pause")

    def consequences(self) -> list[str]:
        """Say what may follow at once."""
        return [_("If a seat is free that the person may have, it is offered at once.")]

    def act(self, data: dict[str, Any]) -> str:
        """Resume."""
        row = seats.resume(enrolment=self.enrolment, by=self.by, actor=Actor.SCHOOL)
        return _("%(name)s is in line again.") % _name(row)


class WaitingChoice(forms.ModelChoiceField[Enrolment]):
    """Those in line, by name."""

    def label_from_instance(self, row: Any) -> str:
        """Return the name."""
        return str(row.person.chosen_name)


class PairForm(forms.Form):
    other = WaitingChoice(
        Enrolment.objects.none(), label=gettext_lazy("Together with"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, row: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = others_in_line(row)  # type: ignore[attr-defined]  # a model choice


def others_in_line(row: Enrolment) -> QuerySet[Enrolment]:
    """Return those who wait for the same class, each alone."""
    waiting = Enrolment.objects.filter(run=row.run_id, state=SeatState.WAITING, replaces=None)
    partner = Enrolment.objects.filter(pair=OuterRef("pair"), state__in=ACTIVE).exclude(pk=OuterRef("pk"))
    alone = waiting.exclude(pk=row.pk).exclude(Exists(partner))
    return alone.select_related("person").order_by("line_number")


class PairUp(LineForm):
    """Put two who wait together: both or none."""

    page_title = gettext_lazy("Together with somebody")
    submit_label = gettext_lazy("Put them together")
    form_class = PairForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer those who wait."""
        return {**super().get_form_kwargs(), "row": self.enrolment}

    def consequences(self) -> list[str]:
        """Say what it costs."""
        return [
            _("They get seats together or not at all, so it may take longer."),
            _("Their place in line is that of the later of the two."),
            _("Only do it if both have said yes."),
        ]

    def act(self, data: dict[str, Any]) -> str:
        """Pair."""
        both = seats.put_together(enrolment=self.enrolment, other=data["other"], by=self.by)
        names = [row.person.chosen_name for row in both]
        return _("%(first)s and %(second)s wait together.") % {"first": names[0], "second": names[1]}


class Part(LineForm):
    """Let two who wait together go each their own way."""

    page_title = gettext_lazy("No longer together")
    submit_label = gettext_lazy("Part them")

    def consequences(self) -> list[str]:
        """Say what each keeps."""
        return [_("Each keeps their number, and is offered a seat alone.")]

    def act(self, data: dict[str, Any]) -> str:
        """Part."""
        row = seats.part(enrolment=self.enrolment, by=self.by, actor=Actor.SCHOOL)
        return _("%(name)s waits alone now.") % _name(row)
