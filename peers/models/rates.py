"""What the school pays for what, since when; and under which codes the tax office and payroll know it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.money_field import MoneyField
from peers.states import Activity, RateUnit, TaxCode


class PayCode(models.Model):
    """How an activity is taxed, and payroll's own code for it; there is a row for each activity."""

    activity = models.CharField(_("activity"), max_length=15, choices=Activity, unique=True)
    tax_code = models.CharField(_("tax"), max_length=15, choices=TaxCode)
    payroll_code = models.CharField(_("payroll code"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("code of an activity")
        verbose_name_plural = _("codes of activities")
        ordering = ("pk",)
        default_permissions = ("change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(activity=Activity.COST, tax_code=TaxCode.REIMBURSEMENT)
                | (~Q(activity=Activity.COST) & ~Q(tax_code=TaxCode.REIMBURSEMENT)),
                name="peers_only_costs_are_reimbursed",
                violation_error_message=_("Only a cost is reimbursed; work is A or B income."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_activity_display()}: {self.get_tax_code_display()}"


class Rate(models.Model):
    """An amount for an activity from a day on; the newest that applies counts, and rows are never changed.

    Of two rows of one day the later written counts: so a slip of the finger is put right on the same day.
    """

    activity = models.CharField(_("activity"), max_length=15, choices=Activity)
    unit = models.CharField(_("by"), max_length=10, choices=RateUnit)
    amount = MoneyField(_("amount"), max_digits=12, decimal_places=2, default_currency="DKK")
    valid_from = models.DateField(_("from"))
    reason = models.CharField(_("reason"), max_length=255)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("rate")
        verbose_name_plural = _("rates")
        ordering = ("activity", "-valid_from", "-made_at", "-pk")
        default_permissions = ("add", "view")
        indexes = [models.Index(fields=("activity", "-valid_from"), name="peers_rate_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="peers_rate_is_something",
                violation_error_message=_("Write an amount above 0."),
            ),
            models.CheckConstraint(
                condition=~Q(activity=Activity.COST),
                name="peers_costs_have_no_rate",
                violation_error_message=_("A cost is paid as the receipt says."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_activity_display()}: {self.amount}"


class HonorariumSettings(models.Model):
    """What the school decides about honorarium; one row. ``current()`` makes it when it is not there."""

    yearly_ceiling = MoneyField(
        _("ceiling for one person in a calendar year"),
        max_digits=12,
        decimal_places=2,
        default_currency="DKK",
        null=True,
        blank=True,
        help_text=_("By the date of payment. Empty: no ceiling."),
    )
    warn_percent = models.PositiveSmallIntegerField(_("warn at so many percent"), default=80)
    cancel_days = models.PositiveSmallIntegerField(
        _("paid if the school calls it off later than so many days before"), default=7
    )
    pay_after_months = models.PositiveSmallIntegerField(_("paid so many months after the work"), default=1)

    class Meta:
        verbose_name = _("rules of honorarium")
        verbose_name_plural = _("rules of honorarium")
        default_permissions = ("change", "view")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="peers_one_row_of_rules"),
            models.CheckConstraint(
                condition=Q(warn_percent__gte=1, warn_percent__lte=100),
                name="peers_warns_within_a_hundred",
                violation_error_message=_("Write between 1 and 100."),
            ),
            models.CheckConstraint(
                condition=Q(yearly_ceiling__isnull=True) | Q(yearly_ceiling__gt=0),
                name="peers_ceiling_is_something",
                violation_error_message=_("Write an amount above 0, or nothing."),
            ),
            models.CheckConstraint(
                condition=Q(pay_after_months__lte=12),
                name="peers_paid_within_a_year",
                violation_error_message=_("Write 12 at most."),
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "HonorariumSettings":
        """Return the row, made with its defaults where there is none."""
        return cls.objects.get_or_create(pk=1)[0]
