"""One claim in ``/redaktion/``: looked at, approved, sent back, reversed."""

from abc import ABC
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from accounts.screens import Hidden
from peers import claims
from peers.claims import desk, receipts, story
from peers.claims.moving import may
from peers.models import Claim, Entry
from peers.money import shown
from peers.views.honorarium.claims import picture

SEES = "peers.view_claim"
ACTS = "peers.change_claim"


class OfClaim:
    """A screen about one claim; ``self.claim`` is it."""

    claim: Claim

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the claim."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        self.claim = get_object_or_404(desk.every(), pk=kwargs["pk"])

    @property
    def is_own(self) -> bool:
        """Whether whoever looks is the one who is paid."""
        return bool(self.claim.contributor.person_id == self.request.user.pk)  # type: ignore[attr-defined]  # of the view


class ClaimPage(OfClaim, StaffPage):
    """All that an approver or an auditor needs of one claim."""

    permission = SEES
    template_name = "peers/staff/claim.html"
    header_icon = "money"

    def get_page_title(self) -> str:
        """Name whose it is and what for."""
        return str(self.claim.about)

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("claims:index"), "label": _("Claims")}]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer what the state allows; nothing about one's own."""
        if self.is_own or not self.request.user.has_perm(ACTS):
            return []
        acts = [
            ("approve", "approve", _("Approve"), "check"),
            ("return", "give_back", _("Send back with a question"), "undo"),
            ("reverse", "reverse", _("Reverse the approval"), "undo"),
        ]
        return [
            HeaderButton(label, url=reverse(f"claims:{name}", args=[self.claim.pk]), icon_name=icon)
            for move, name, label, icon in acts
            if may(self.claim, move)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the claim, its story, what is booked, and the budget."""
        return {
            **super().get_context_data(**kwargs),
            "claim": self.claim,
            "row": desk.Row(self.claim, self.is_own),
            "steps": story.of(self.claim),
            "entries": _entries(self.claim),
            "spent": desk.spent([self.claim]),
            "has_receipt": bool(self.claim.receipt),
        }


def _entries(claim: Claim) -> list[Entry]:
    """Return what the ledger holds of a claim, its reversals too."""
    found = Entry.objects.filter(reference__regex=rf"^(reversal:)?claim:{claim.pk}:")
    return list(found.prefetch_related("postings__account").order_by("pk"))


@method_decorator(never_cache, name="dispatch")
class ReceiptPicture(Hidden, View):
    """The picture of a receipt, for those who approve, pay or audit."""

    permission = SEES

    def get(self, _request: HttpRequest, pk: int) -> HttpResponse:
        """Show it; 404 without one."""
        return picture(receipts.content(get_object_or_404(Claim, pk=pk)))


class ReasonForm(forms.Form):
    """Why; and which version was looked at."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class SeenForm(forms.Form):
    """Which version was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ActOnClaim(OfClaim, StaffForm, ABC):
    """A form that moves one claim; to the one who is paid it is not there."""

    permission = ACTS
    header_icon = "money"
    refusals = (claims.ClaimRefused,)
    move: ClassVar[str]
    template_name = "peers/staff/claim_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse one's own, as what is not there."""
        if self.is_own:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Remember what was looked at."""
        return {"version": self.claim.version}

    def get_page_subtitle(self) -> str:
        """Say whose it is, and how much."""
        return f"{self.claim.contributor}: {self.claim.about}, {shown(self.claim.amount)}"

    def trail(self) -> list[Crumb]:
        """Stand below the page of the claim."""
        here = {"url": self.back_url(), "label": str(self.claim.about)}
        return [{"url": reverse("claims:index"), "label": _("Claims")}, here]

    def back_url(self) -> str:
        """Go back to the claim."""
        return reverse("claims:show", args=[self.claim.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where nothing can be done any more."""
        return {
            **super().get_context_data(**kwargs),
            "is_shut": not may(self.claim, self.move),
            "row": desk.Row(self.claim),
            "claim": self.claim,
        }


class Approve(ActOnClaim):
    """Approve one."""

    page_title = gettext_lazy("Approve")
    form_class = SeenForm
    submit_label = gettext_lazy("Approve")
    move = "approve"

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [
            _("The school owes it from now on, and somebody else pays it."),
            _("It cannot be changed after that, only reversed with a reason."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Approve it."""
        claims.approve(claim=self.claim, by=self.by, version=form.cleaned_data["version"])
        return _("It is approved.")


class GiveBack(ActOnClaim):
    """Send one back with a question."""

    page_title = gettext_lazy("Send back with a question")
    form_class = ReasonForm
    submit_label = gettext_lazy("Send back")
    move = "return"

    def consequences(self) -> list[str]:
        """Say who reads it."""
        return [_("The contributor reads your words, can put it right, and sends it again.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Send it back."""
        data = form.cleaned_data
        claims.give_back(claim=self.claim, reason=data["reason"], by=self.by, version=data["version"])
        return _("It is sent back.")


class Reverse(ActOnClaim):
    """Reverse an approval."""

    page_title = gettext_lazy("Reverse the approval")
    form_class = ReasonForm
    submit_label = gettext_lazy("Reverse")
    is_danger = True
    move = "reverse"

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [
            _("The ledger gets an entry against the approval. The contributor reads your words."),
            _("The contributor can claim the work anew."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Reverse it."""
        data = form.cleaned_data
        claims.reverse(claim=self.claim, reason=data["reason"], by=self.by, version=data["version"])
        return _("The approval is reversed.")
