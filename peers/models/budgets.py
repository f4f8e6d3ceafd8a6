"""The money that honoraria are paid of: per project and year."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.money_field import MoneyField


class Project(models.Model):
    """What money is granted for: the school itself, or a project with an end (Roskilde)."""

    name = models.CharField(_("name"), max_length=80)
    code = models.CharField(_("code in the municipality's accounts"), max_length=20, unique=True)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("name",)
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.name


class Budget(models.Model):
    """What a project may spend on the work of a calendar year. Its row is the lock of what it commits."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.PROTECT, related_name="budgets"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    granted = MoneyField(_("granted"), max_digits=14, decimal_places=2, default_currency="DKK")

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ("-year", "project__name")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=("project", "year"),
                name="peers_one_budget_a_year",
                violation_error_message=_("The project has a budget for this year already."),
            ),
            models.CheckConstraint(
                condition=Q(granted__gte=0),
                name="peers_granted_not_negative",
                violation_error_message=_("Write 0 or more."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="peers_budget_year",
                violation_error_message=_("Write a year with four digits."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.year}"


class BudgetLift(models.Model):
    """A leader lifts the stop at 100 %: so much more than was granted, and why. Never changed."""

    budget = models.ForeignKey(
        Budget, verbose_name=_("budget"), on_delete=models.PROTECT, related_name="lifts"
    )
    amount = MoneyField(_("so much more"), max_digits=14, decimal_places=2, default_currency="DKK")
    reason = models.CharField(_("reason"), max_length=255)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("lift of a budget's stop")
        verbose_name_plural = _("lifts of a budget's stop")
        ordering = ("at", "pk")
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(reason=""),
                name="peers_lift_says_how_much_and_why",
                violation_error_message=_("Write an amount above 0, and the reason."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.budget}: {self.amount}"
