"""The page of one offer in ``/redaktion/``, and taking it back or making it again, piece by piece."""

from typing import Any

from django import forms
from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from peers import budgets, ceiling, offers
from peers.models import Engagement, EngagementStep, Offer
from peers.money import OtherCurrency, shown
from peers.offers import asking, frames, moving, words
from peers.states import Terms
from peers.words import duration

MAY = "peers.add_offer"

MOVES = {
    moving.OFFER: pgettext_lazy("work", "Offered"),
    "accept": gettext_lazy("Said yes"),
    "decline": gettext_lazy("Said no thank you"),
    "withdraw": gettext_lazy("Taken back"),
    "offer_again": gettext_lazy("Offered again"),
    "finish": gettext_lazy("Done"),
    "owe_anyway": gettext_lazy("Called off late, and paid"),
    "call_off": gettext_lazy("Called off"),
    "log": gettext_lazy("Hours logged"),
}
"""How the history calls each move."""


class OfOffer:
    """A screen about one offer; ``self.offer`` is it, ``self.pieces`` what it is of."""

    offer: Offer

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the offer."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        found = Offer.objects.select_related("contributor", "made_by")
        self.offer = get_object_or_404(found, pk=kwargs["pk"])

    @cached_property
    def pieces(self) -> list[Engagement]:
        """Return the pieces, by day."""
        return asking.pieces_of(self.offer)

    def those(self, name: str) -> list[Engagement]:
        """Return the pieces that the table has a move for, from where they stand."""
        return [row for row in self.pieces if moving.may(row, name)]

    @property
    def is_for_the_desk(self) -> bool:
        """Whether nothing else says that it is done: of no class, group or course, and not one's own."""
        is_own = self.offer.contributor.person_id == self.request.user.pk  # type: ignore[attr-defined]  # of the view
        return not self.offer.origin and not is_own

    @cached_property
    def done_by_now(self) -> list[Engagement]:
        """Return what was agreed, and whose day has come."""
        agreed = self.those("finish") if self.is_for_the_desk else []
        return [row for row in agreed if row.done_on <= timezone.localdate()]

    @cached_property
    def frame(self) -> Engagement | None:
        """Return the frame that hours are paid of; None where there is none, or nothing left."""
        agreed = self.those("finish") if self.is_for_the_desk else []
        paid = (row for row in agreed if row.is_frame and row.terms == Terms.PAID)
        return next((row for row in paid if frames.left_of(row)), None)

    def get_page_subtitle(self) -> str:
        """Say to whom."""
        return self.offer.contributor.public_name

    def back_url(self) -> str:
        """Go back to the page of the offer."""
        return reverse("offers:show", args=[self.offer.pk])


class OfferPage(OfOffer, StaffPage):
    """What was offered, what was answered, and what the history says."""

    permission = MAY
    template_name = "peers/staff/offer.html"
    header_icon = "mail"

    def get_page_title(self) -> str:
        """Name the task."""
        return self.offer.task

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("offers:index"), "label": _("Offers")}]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer what can be done."""
        pk = [self.offer.pk]
        found = []
        if self.done_by_now:
            found.append(
                HeaderButton(_("It is done"), url=reverse("offers:done", args=pk), icon_name="check")
            )
        if self.frame is not None:
            hours = reverse("offers:log", args=pk)
            found.append(HeaderButton(_("Log hours"), url=hours, icon_name="time"))
        if self.those("withdraw"):
            found.append(
                HeaderButton(_("Take back"), url=reverse("offers:withdraw", args=pk), icon_name="cross")
            )
        if self.those("offer_again"):
            found.append(
                HeaderButton(_("Offer again"), url=reverse("offers:again", args=pk), icon_name="rotate")
            )
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the pieces in words, and who did what when."""
        steps = EngagementStep.objects.filter(engagement__offer=self.offer).select_related("engagement", "by")
        return {
            **super().get_context_data(**kwargs),
            "offer": self.offer,
            "cancelled": _cancelled(self.offer.cancel_days),
            "lines": [_line(row) for row in self.pieces],
            "steps": [(step, MOVES.get(step.move, step.move)) for step in steps],
            "years": years_of(self.offer),
        }


def years_of(offer: Offer) -> list[ceiling.Forecast]:
    """Return how the person stands against the school's ceiling in the years of an offer."""
    years = sorted({row.done_on.year for row in asking.pieces_of(offer)})
    return [ceiling.forecast(offer.contributor, year, with_offered=True) for year in years]


def _cancelled(days: int) -> str:
    return ngettext(
        "Called off by the school later than %(n)s day before, it is paid all the same.",
        "Called off by the school later than %(n)s days before, it is paid all the same.",
        days,
    ) % {"n": days}


def _line(row: Engagement) -> dict[str, Any]:
    left = frames.left_of(row) if row.is_frame else 0
    return {
        "row": row,
        "when": words.when(row),
        "amount": shown(row.amount),
        "rate": words.rate(row.unit, row.unit_amount) if row.unit else "",
        "left": duration(left) if left else "",
    }


class PieceField(forms.ModelMultipleChoiceField[Engagement]):
    """Pieces of work, by their day."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Engagement) -> str:
        """Return the day, what it is, and where it stands."""
        return f"{words.when(obj)}: {obj.about} ({obj.get_state_display()})"


class PiecesForm(forms.Form):
    """Which pieces it is about; all of them unless somebody unticks one."""

    pieces = PieceField(
        queryset=Engagement.objects.none(),
        label=gettext_lazy("Which"),
        error_messages={
            "required": gettext_lazy("Choose at least one."),
            "invalid_choice": gettext_lazy("Something has changed meanwhile. Look once more."),
        },
    )

    def __init__(self, *args: Any, rows: list[Engagement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pieces"]
        if isinstance(field, PieceField):
            field.queryset = Engagement.objects.filter(pk__in=[row.pk for row in rows]).order_by(
                "done_on", "pk"
            )
        field.initial = [row.pk for row in rows]


class OnPieces(OfOffer, StaffForm):
    """A form about some pieces of an offer."""

    permission = MAY
    form_class = PiecesForm
    move = ""
    refusals = (offers.Refused, budgets.OverBudget, budgets.NoBudget, OtherCurrency)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let the form choose among what can be moved."""
        return {**super().get_form_kwargs(), "rows": self.those(self.move)}

    def trail(self) -> list[Crumb]:
        """Stand below the page of the offer."""
        above = {"url": reverse("offers:index"), "label": _("Offers")}
        return [above, {"url": self.back_url(), "label": self.offer.task}]


class Withdraw(OnPieces):
    """Take back what was offered."""

    page_title = gettext_lazy("Take back")
    submit_label = gettext_lazy("Take it back")
    is_danger = True
    move = "withdraw"

    def consequences(self) -> list[str]:
        """Say who is told, and what is paid all the same."""
        found = [_("The person is told, in words that name no money.")]
        late = [row for row in self.those(self.move) if offers.would_be_owed(row, timezone.now())]
        if late:
            days = ", ".join(words.when(row) for row in late)
            found.append(_("It is so late that this is paid all the same: %(days)s.") % {"days": days})
        return found

    def perform(self, form: BaseForm) -> str:
        """Take them back, all or none."""
        offers.withdraw_all(engagements=form.cleaned_data["pieces"], by=self.by)
        return _("It is taken back, and the person is told.")


class OfferAgain(OnPieces):
    """Offer again what was declined, taken back or called off."""

    page_title = gettext_lazy("Offer again")
    submit_label = gettext_lazy("Offer it again")
    move = "offer_again"

    def consequences(self) -> list[str]:
        """Say on which terms."""
        return [
            _("It is offered by today's rates and budget, and the person is asked anew."),
            _("Whoever said no thank you need not be asked again: a no is an answer."),
        ]

    def perform(self, form: BaseForm) -> str:
        """Offer them, all or none."""
        offers.offer_all_again(engagements=list(form.cleaned_data["pieces"]), by=self.by)
        return _("It is offered again, and the person is told.")
