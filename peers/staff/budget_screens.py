"""The page of a budget, its figures opened into rows, its grant and the lifts of its stop."""

from abc import ABC
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from moneyed import Money
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from peers import budget_rows, budgets
from peers.models import Budget, Project
from peers.money import MoneyInput, OtherCurrency, none_of, shown
from peers.staff.budget_words import MONEY, bar_of

MOST = Decimal(100_000_000)


def above() -> list[Crumb]:
    """Return the step to the list of budgets."""
    return [{"url": reverse("budgets:index"), "label": _("Budgets")}]


class OfBudget:
    """A screen about one budget; ``self.budget`` is it."""

    budget: Budget

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the budget."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        self.budget = get_object_or_404(Budget.objects.select_related("project"), pk=kwargs["pk"])

    def back_url(self) -> str:
        """Go back to the budget."""
        return reverse("budgets:show", args=[self.budget.pk])

    def get_page_subtitle(self) -> str:
        """Name the budget."""
        return str(self.budget)

    def trail(self) -> list[Crumb]:
        """Stand below the budget."""
        return [*above(), {"url": self.back_url(), "label": str(self.budget)}]


class BudgetPage(OfBudget, StaffPage):
    """What is granted, promised, approved, paid and free; and who lifted the stop, and why."""

    permission = "peers.view_budget"
    template_name = "peers/staff/budget.html"
    header_icon = "decimal"

    def get_page_title(self) -> str:
        """Name the budget."""
        return str(self.budget)

    def get_page_subtitle(self) -> str:
        """Say nothing more."""
        return ""

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return above()

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer what a leader may do."""
        offered = [
            ("peers.add_budgetlift", "lift", _("Lift the stop"), "lock-open"),
            ("peers.change_budget", "grant", _("Change the grant"), "edit"),
        ]
        return [
            HeaderButton(label, url=reverse(f"budgets:{name}", args=[self.budget.pk]), icon_name=icon)
            for permission, name, label, icon in offered
            if self.request.user.has_perm(permission)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the figures, each with the address of its rows."""
        figures = budgets.figures(self.budget)
        slugs = dict(zip(("committed", "approved", "paid"), budget_rows.FIGURES, strict=True))
        lines = [
            {
                "label": label,
                "amount": getattr(figures, name),
                "url": reverse("budgets:figure", args=[self.budget.pk, slugs[name]]) if name in slugs else "",
            }
            for name, label in MONEY
        ]
        lifts = list(self.budget.lifts.select_related("by"))
        context = {"budget": self.budget, "figures": figures, "lines": lines, "lifts": lifts}
        context["grants"] = budget_rows.grants_of(self.budget)
        return {**super().get_context_data(**kwargs), **context, "used": bar_of(figures)}


class FigurePage(OfBudget, StaffPage):
    """The rows of a figure, and their sum."""

    permission = "peers.view_budget"
    template_name = "peers/staff/budget_figure.html"
    header_icon = "decimal"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the figure; Http404 for a word that is none."""
        super().setup(request, *args, **kwargs)
        self.figure = kwargs["figure"]
        if self.figure not in budget_rows.FIGURES:
            raise Http404

    def get_page_title(self) -> str:
        """Name the figure."""
        return str(budget_rows.FIGURES[self.figure])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the rows and their sum."""
        rows = budget_rows.rows_of(self.budget, self.figure)
        total = sum((row.amount for row in rows), none_of(str(self.budget.granted.currency)))
        links = self.request.user.has_perm("peers.view_claim")
        return {**super().get_context_data(**kwargs), "rows": rows, "total": total, "links": links}


class GrantForm(forms.Form):
    """How much a project may spend on the work of which year."""

    project = forms.ModelChoiceField(Project.objects.none(), label=gettext_lazy("Project"))
    year = forms.IntegerField(label=gettext_lazy("Year of the work"), min_value=2000, max_value=2100)
    granted = MoneyInput(label=gettext_lazy("Granted"), most=MOST, zero=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        projects = self.fields["project"]
        if isinstance(projects, forms.ModelChoiceField):
            projects.queryset = Project.objects.filter(is_active=True)
        self.fields["year"].initial = timezone.localdate().year

    def clean(self) -> dict[str, Any]:
        """Refuse a budget that is there: it is changed on its own page."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        project, year = data.get("project"), data.get("year")
        if project and year and Budget.objects.filter(project=project, year=year).exists():
            self.add_error("year", _("The project has a budget for this year already. Change its grant."))
        return data


class Grant(StaffForm):
    """Grant a budget."""

    permission = "peers.add_budget"
    page_title = gettext_lazy("Grant a budget")
    submit_label = gettext_lazy("Grant it")
    header_icon = "decimal"
    form_class = GrantForm
    refusals = (OtherCurrency,)

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return above()

    def back_url(self) -> str:
        """Go back to the list."""
        return reverse("budgets:index")

    def consequences(self) -> list[str]:
        """Say what is paid of it."""
        return [_("Work done in that year is paid of it, whenever it is paid.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Grant it."""
        budgets.grant(by=self.by, **form.cleaned_data)
        return _("The budget is granted.")


class BudgetAct(OfBudget, StaffForm, ABC):
    """Something a leader does about a budget."""

    header_icon = "decimal"
    refusals: ClassVar[tuple[type[Exception], ...]] = (OtherCurrency, budgets.ChangedMeanwhile)


class ChangeGrantForm(forms.Form):
    """The new grant, and the one that was seen."""

    seen = forms.CharField(widget=forms.HiddenInput)
    granted = MoneyInput(label=gettext_lazy("Granted"), most=MOST, zero=True)


class ChangeGrant(BudgetAct):
    """Grant more, or less."""

    permission = "peers.change_budget"
    page_title = gettext_lazy("Change the grant")
    form_class = ChangeGrantForm

    def get_initial(self) -> dict[str, Any]:
        """Fill in what is granted."""
        return {"granted": self.budget.granted, "seen": str(self.budget.granted.amount)}

    def consequences(self) -> list[str]:
        """Say what a smaller grant does."""
        return [_("A smaller grant takes back nothing that was promised. It stops what is new.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Grant it, unless somebody else has since the form was shown."""
        budgets.grant(
            project=self.budget.project,
            year=self.budget.year,
            granted=form.cleaned_data["granted"],
            by=self.by,
            seen=Money(form.cleaned_data["seen"], self.budget.granted.currency),
        )
        return _("The grant is changed.")


class LiftForm(forms.Form):
    """So much more, and why; the lifts that were seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    amount = MoneyInput(label=gettext_lazy("So much more than was granted"), most=MOST)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=255)


class Lift(BudgetAct):
    """Lift the stop at 100 %."""

    permission = "peers.add_budgetlift"
    page_title = gettext_lazy("Lift the stop")
    submit_label = gettext_lazy("Lift the stop")
    form_class = LiftForm

    def get_initial(self) -> dict[str, Any]:
        """Note which lifts there are, so that a second press lifts nothing."""
        return {"seen": self.budget.lifts.count()}

    def consequences(self) -> list[str]:
        """Say how it stands, and that it stays."""
        free = shown(budgets.figures(self.budget).free)
        return [
            _("Free now: %(free)s. A lift adds to that.") % {"free": free},
            _("It is kept with your name and the reason, and is never taken back."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Lift it."""
        budgets.lift(budget=self.budget, by=self.by, **form.cleaned_data)
        return _("The stop is lifted.")
