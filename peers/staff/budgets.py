"""The list of budgets, ``/redaktion/budgetter/``: what is granted, promised, approved, paid and free."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import ListViewSet
from accounts.screens import Hidden, SafeExport
from peers import budgets
from peers.budgets import Figures
from peers.models import Budget
from peers.money import shown
from peers.staff import budget_screens, projects
from peers.staff.budget_words import MONEY, UsedColumn, used_words


class BudgetIndex(Hidden, SafeExport, generic.IndexView):
    """Every budget with its figures, the newest year first."""

    permission = "peers.view_budget"
    page_title = gettext_lazy("Budgets")
    no_results_message = gettext_lazy("No budget yet. Grant one with the button above.")

    @cached_property
    def figures(self) -> dict[int, Figures]:
        """Return the figures of every budget; the list is short, and asks once."""
        return budgets.figures_of(Budget.objects.select_related("project"))

    def figure(self, name: str, budget: Budget) -> str:
        """Return one figure of a budget as it is shown."""
        amount = getattr(self.figures[budget.pk], name)
        return shown(amount) if amount.amount or name != "lifted" else "–"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        named = (*MONEY[:1], ("lifted", _("Lifted")), *MONEY[1:])
        return [
            TitleColumn(
                "project",
                label=_("Project"),
                accessor="project.name",
                get_url=lambda budget: reverse("budgets:show", args=[budget.pk]),
            ),
            Column("year", label=_("Year"), sort_key="year", accessor=lambda budget: str(budget.year)),
            *(
                Column(name, label=label, accessor=partial(self.figure, name), classname="staff-figure")
                for name, label in named
            ),
            UsedColumn("used", label=_("Used"), accessor=lambda budget: self.figures[budget.pk]),
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer to grant a budget, and to look at the projects."""
        found = [HeaderButton(_("Projects"), url=reverse("budgets:projects"), icon_name="list-ul")]
        if self.request.user.has_perm("peers.add_budget"):
            new = HeaderButton(_("Grant a budget"), url=reverse("budgets:new"), icon_name="plus")
            return [new, *found]
        return found

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return what each column of the spreadsheet is called and holds; amounts as figures."""

        def amount_of(name: str, budget: Budget) -> Any:
            return getattr(self.figures[budget.pk], name).amount

        return {
            "project": (_("Project"), lambda budget: budget.project.name),
            "code": (_("Code"), lambda budget: budget.project.code),
            "year": (_("Year"), lambda budget: budget.year),
            "currency": (_("Currency"), lambda budget: budget.granted.currency.code),
            "granted": (_("Granted"), partial(amount_of, "granted")),
            "lifted": (_("Lifted"), partial(amount_of, "lifted")),
            **{name: (label, partial(amount_of, name)) for name, label in MONEY[1:]},
            "used": (_("Used"), lambda budget: used_words(self.figures[budget.pk])),
        }

    def get_base_queryset(self) -> QuerySet[Budget]:
        """Return every budget with its project."""
        return Budget.objects.select_related("project")

    def get_list_more_buttons(self, _budget: Budget) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


class BudgetViewSet(ListViewSet):
    """Budgets and their projects."""

    model = Budget
    name = url_namespace = "budgets"
    url_prefix = "budgetter"
    icon = "decimal"
    menu_label = gettext_lazy("Budgets")
    index_view_class = BudgetIndex
    export_filename = "budgetter"
    row_url_name = "budgets:show"
    ordering: ClassVar[list[str]] = ["-year", "project__name"]
    search_fields: ClassVar[list[str]] = ["project__name", "project__code"]
    list_filter: ClassVar[list[str]] = ["year", "project"]

    def own_urls(self) -> list[URLPattern]:
        """Return the page of a budget and what is done there, and the projects."""
        return [
            path("ny/", budget_screens.Grant.as_view(), name="new"),
            path("projekter/", projects.ProjectList.as_view(), name="projects"),
            path("projekter/nyt/", projects.NewProject.as_view(), name="new_project"),
            path("projekter/<int:pk>/", projects.ChangeProject.as_view(), name="project"),
            path("<int:pk>/", budget_screens.BudgetPage.as_view(), name="show"),
            path("<int:pk>/bevilling/", budget_screens.ChangeGrant.as_view(), name="grant"),
            path("<int:pk>/loeft/", budget_screens.Lift.as_view(), name="lift"),
            path("<int:pk>/<slug:figure>/", budget_screens.FigurePage.as_view(), name="figure"),
        ]
