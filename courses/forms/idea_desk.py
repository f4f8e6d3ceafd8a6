"""What coordinators fill in about ideas and teams."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.coproduction.teams import MAY_BE_ASKED_AS, STANDS_FOR
from courses.forms.ideas import PlainText
from courses.models import Proposal
from courses.states import ApprovalKind
from peers.models import Basis, Contributor

WORDS = gettext_lazy("Words to whoever sent the idea")


class MoveForm(forms.Form):
    """Words that go with a move; they may be left out."""

    words = PlainText(label=WORDS, max_length=600, rows=5, required=False)


class WriteForm(forms.Form):
    """Words alone."""

    words = PlainText(
        label=WORDS,
        max_length=600,
        rows=6,
        error_messages={"required": gettext_lazy("Write what the person is to be told.")},
    )


class DeclineForm(forms.Form):
    """The reason, which whoever sent the idea reads."""

    reason = PlainText(
        label=gettext_lazy("Why the idea is declined"),
        help_text=gettext_lazy("Kindly and honestly: the person reads exactly this."),
        max_length=600,
        rows=6,
        error_messages={"required": gettext_lazy("Write the reason, so that the person gets an answer.")},
    )


class ContributorChoice(forms.ModelChoiceField[Contributor]):
    """One contributor, with basis and whom they come from."""

    def label_from_instance(self, obj: Any) -> str:
        """Return name, basis and organisation."""
        return named(obj)


class ContributorChoices(forms.ModelMultipleChoiceField[Contributor]):
    """Several contributors."""

    def label_from_instance(self, obj: Any) -> str:
        """Return name, basis and organisation."""
        return named(obj)


def named(contributor: Contributor) -> str:
    """Return a contributor as coordinators choose among them."""
    parts = (contributor.public_name, str(Basis(contributor.basis).label), contributor.organisation)
    return " · ".join(filter(None, parts))


class BuildForm(forms.Form):
    """The title of a draft, who is asked into its team, and words to whoever sent the idea."""

    title = forms.CharField(
        label=gettext_lazy("Title of the course"),
        max_length=100,
        help_text=gettext_lazy("The team can change it later."),
    )
    lived = ContributorChoice(
        Contributor.objects.none(), label=gettext_lazy("With lived experience"), required=False
    )
    professional = ContributorChoice(
        Contributor.objects.none(), label=gettext_lazy("Professional"), required=False
    )
    more = ContributorChoices(
        Contributor.objects.none(),
        label=gettext_lazy("Others, from partner organisations too"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "staff-many"}),
    )
    words = PlainText(label=WORDS, max_length=600, rows=4, required=False)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        everybody = Contributor.objects.filter(ended_on__isnull=True)
        bases = {"lived": (Basis.LIVED, Basis.BOTH), "professional": (Basis.PROFESSIONAL, Basis.BOTH)}
        for name, wanted in bases.items():
            field = self.fields[name]
            field.queryset = everybody.filter(basis__in=wanted)  # type: ignore[attr-defined]  # a model choice
        self.fields["more"].queryset = everybody  # type: ignore[attr-defined]  # a model choice

    def clean_title(self) -> str:
        """Refuse a title without letters."""
        title = " ".join(str(self.cleaned_data["title"]).split())
        if not any(letter.isalnum() for letter in title):
            raise ValidationError(_("Write a title with letters in it."))
        return title

    def clean(self) -> dict[str, Any]:
        """Want one with lived experience and one professional, who are two people."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        people = {one.person_id or -one.pk: one.basis for one in self.asked}
        if self.proposal.wants_to_join:
            people.setdefault(self.proposal.person_id or 0, _basis_of_proposer(self.proposal))
        bases = list(people.values())
        covered = {kind for basis in bases for kind in STANDS_FOR[basis]}
        if ApprovalKind.LIVED not in covered and "lived" not in self.errors:
            self.add_error("lived", _("Ask somebody with lived experience."))
        if ApprovalKind.PROFESSIONAL not in covered and "professional" not in self.errors:
            self.add_error("professional", _("Ask a professional."))
        if not self.errors and len(bases) < len(ApprovalKind):
            self.add_error(None, _("Ask two different people."))
        return data

    @property
    def asked(self) -> list[Contributor]:
        """Return everybody who was chosen, each once."""
        data = self.cleaned_data
        several = [data.get("lived"), data.get("professional"), *(data.get("more") or ())]
        return list(dict.fromkeys(one for one in several if one is not None))


class AskForm(forms.Form):
    """Whom to ask into a team, and on which basis."""

    contributor = ContributorChoice(Contributor.objects.none(), label=gettext_lazy("Whom do you ask?"))
    basis = forms.ChoiceField(
        label=gettext_lazy("Asked as"),
        choices=[("", gettext_lazy("As on their own page")), *Basis.choices],
        required=False,
        help_text=gettext_lazy("Only somebody who builds on both can be asked as one of them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contributor"]
        field.queryset = Contributor.objects.filter(ended_on__isnull=True)  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        """Refuse a basis that is not theirs."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        asked, basis = data.get("contributor"), data.get("basis")
        if asked is not None and basis and basis not in MAY_BE_ASKED_AS[asked.basis]:
            self.add_error("basis", _("%(name)s cannot be asked on that basis.") % {"name": asked})
        return data


def _basis_of_proposer(proposal: Proposal) -> str:
    """Return what whoever sent the idea would join as: lived experience, until they say otherwise."""
    known = Contributor.objects.filter(person=proposal.person_id).first() if proposal.person_id else None
    return known.basis if known else str(Basis.LIVED)
