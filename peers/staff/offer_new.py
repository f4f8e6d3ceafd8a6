"""A new offer for a task of its own: written, looked at with what it does to budget and year, then sent."""

from dataclasses import dataclass
from typing import Any, cast

from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from moneyed import Money

from accounts.desk import Crumb, StaffForm
from peers import budgets, ceiling, offers
from peers.models import Budget, Contributor, Offer
from peers.money import OtherCurrency, shown
from peers.offers import Priced
from peers.staff.offer_form import NewOfferForm
from peers.states import Relation

REFUSALS = (offers.Refused, budgets.OverBudget, budgets.NoBudget, OtherCurrency)


@dataclass(frozen=True)
class BudgetLine:
    """A budget before and after an offer; ``stops`` where it has not enough left."""

    budget: Budget
    before: budgets.Figures
    after: budgets.Figures

    @property
    def stops(self) -> bool:
        """Whether it is more than the budget has."""
        return self.after.used > self.after.limit

    @property
    def in_words(self) -> dict[str, str]:
        """The amounts as they are shown."""
        return {
            "limit": shown(self.before.limit),
            "used": shown(self.before.used),
            "then": shown(self.after.used),
            "free": shown(self.after.free),
        }


@dataclass(frozen=True)
class Preview:
    """What an offer would be: amounts, budgets, and the school's ceiling for the person; writes nothing."""

    priced: list[Priced]
    total: str
    lines: list[BudgetLine]
    years: list[ceiling.Forecast]

    @property
    def stops(self) -> bool:
        """Whether it cannot be sent."""
        return any(line.stops for line in self.lines)


def preview(contributor: Contributor, priced: list[Priced]) -> Preview:
    """Return what priced pieces do to the budgets, and to the year of the person by the school's ceiling."""
    sums: dict[int, Money] = {}
    rows = {one.budget.pk: one.budget for one in priced}
    for one in priced:
        there = sums.get(one.budget.pk)
        sums[one.budget.pk] = one.amount if there is None else there + one.amount
    figures = budgets.figures_of(rows.values())
    lines = [BudgetLine(rows[pk], figures[pk], figures[pk].plus(amount)) for pk, amount in sums.items()]
    items = [(one.pay_month, one.amount) for one in priced]
    years = [
        ceiling.forecast(contributor, year, adding=items, with_offered=True)
        for year in sorted({month.year for month, _amount in items})
    ]
    total = sum((one.amount for one in priced[1:]), priced[0].amount)
    return Preview(priced, shown(total), lines, years)


class NewOffer(StaffForm):
    """Write an offer; the first press shows it, the second sends it."""

    permission = "peers.add_offer"
    page_title = gettext_lazy("New offer")
    template_name = "peers/staff/offer_new.html"
    submit_label = gettext_lazy("See what it comes to")
    header_icon = "mail"
    form_class = NewOfferForm
    refusals = REFUSALS
    made: Offer

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("offers:index"), "label": _("Offers")}]

    def back_url(self) -> str:
        """Go back to the list."""
        return reverse("offers:index")

    @cached_property
    def wanted(self) -> Contributor | None:
        """Return the person of ``?til=``, where somebody came from a contributor's page."""
        said = self.request.GET.get("til", "")
        return Contributor.objects.filter(pk=said).first() if said.isdecimal() and len(said) < 10 else None

    def get_initial(self) -> dict[str, Any]:
        """Begin with that person."""
        person = {"contributor": self.wanted.pk} if self.wanted else {}
        return {**super().get_initial(), **person}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why whoever is employed is not on the list."""
        is_employed = self.wanted is not None and self.wanted.relation == Relation.EMPLOYED
        return {**super().get_context_data(**kwargs), "employed": self.wanted if is_employed else None}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Show what it comes to, or send it; what cannot be sent is said above the form."""
        asked = cast("NewOfferForm", form)
        try:
            shown_first = self._preview(asked)
        except REFUSALS as no:
            form.add_error(None, str(no))
            return self.form_invalid(form)
        if "send" not in self.request.POST or shown_first.stops:
            return self.render_to_response(self.get_context_data(form=form, preview=shown_first))
        return super().form_valid(form)

    def perform(self, form: BaseForm) -> str:
        """Send it."""
        self.made = offers.make(by=self.by, **cast("NewOfferForm", form).offer())
        return _("The offer is sent.")

    def get_success_url(self) -> str:
        """Show what was sent."""
        return reverse("offers:show", args=[self.made.pk])

    def _preview(self, form: NewOfferForm) -> Preview:
        data = form.cleaned_data
        priced = offers.price(contributor=data["contributor"], pieces=form.pieces(), project=data["project"])
        return preview(data["contributor"], priced)
