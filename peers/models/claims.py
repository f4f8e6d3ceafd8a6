"""What a contributor is owed for one piece of work, or for one cost."""

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.budgets import Budget
from peers.models.claim_guards import TRIGGERS
from peers.models.contributors import Contributor
from peers.models.engagements import Engagement
from peers.models.money_field import MoneyField
from peers.states import LIVE, MONEY, Activity, ClaimState, RateUnit, TaxCode


def receipt_path(_claim: models.Model, filename: str) -> str:
    """Return where a receipt is kept; never below ``images/``, which is served to everybody."""
    return f"receipts/{filename}"


def receipt_storage() -> Storage:
    """Return where receipts are kept, as the settings say on the machine that runs."""
    return storages["default"]


class Claim(models.Model):
    """One line of honorarium: work that was done, or a cost with its receipt.

    Made by itself when agreed work is done; the contributor sees, corrects and sends it, somebody else
    approves it, and a payment run pays it. Its ledger entry is ``claim:<id>:approved``.
    """

    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="claims"
    )
    engagement = models.ForeignKey(
        Engagement,
        verbose_name=_("engagement"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
    )
    activity = models.CharField(_("activity"), max_length=15, choices=Activity)
    about = models.CharField(_("about"), max_length=255)
    done_on = models.DateField(_("day"))
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    unit = models.CharField(_("by"), max_length=10, choices=RateUnit, blank=True)
    unit_amount = MoneyField(
        _("rate"), max_digits=12, decimal_places=2, default_currency="DKK", null=True, blank=True
    )
    amount = MoneyField(_("amount"), max_digits=12, decimal_places=2, default_currency="DKK")
    agreed_minutes = models.PositiveIntegerField(_("agreed minutes"), null=True, blank=True, editable=False)
    agreed_amount = MoneyField(
        _("agreed amount"), max_digits=12, decimal_places=2, default_currency="DKK", null=True, blank=True
    )
    explanation = models.CharField(
        _("explanation"), max_length=500, blank=True, help_text=_("Why it is not as it was agreed.")
    )
    receipt = models.ImageField(
        _("receipt"), upload_to=receipt_path, storage=receipt_storage, blank=True, max_length=200
    )
    budget = models.ForeignKey(
        Budget, verbose_name=_("budget"), on_delete=models.PROTECT, related_name="claims"
    )
    pay_month = models.DateField(_("month of payment"), help_text=_("The first of the month."))
    tax_code = models.CharField(_("tax"), max_length=15, choices=TaxCode, blank=True)
    payroll_code = models.CharField(_("payroll code"), max_length=20, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=ClaimState, default=ClaimState.READY)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    returned_at = models.DateTimeField(_("sent back"), null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_reason = models.CharField(_("why it was sent back"), max_length=500, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    paid_on = models.DateField(_("paid"), null=True, blank=True)
    reversed_at = models.DateTimeField(_("reversed"), null=True, blank=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reversed_reason = models.CharField(_("why it was reversed"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("-done_on", "-pk")
        default_permissions = ("change", "view")
        triggers = TRIGGERS
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="peers_claim_is_something",
                violation_error_message=_("Write an amount above 0."),
            ),
            models.UniqueConstraint(
                fields=("engagement",),
                condition=Q(state__in=sorted(LIVE)) & ~Q(activity=Activity.COST),
                name="peers_work_is_claimed_once",
                violation_error_message=_("This work has been claimed already."),
            ),
            models.CheckConstraint(
                condition=Q(activity=Activity.COST, minutes__isnull=True)
                | (
                    ~Q(activity=Activity.COST)
                    & Q(engagement__isnull=False, minutes__isnull=False, minutes__gt=0)
                    & Q(unit_amount__isnull=False, unit_amount__gt=0)
                ),
                name="peers_claim_is_for_work_or_a_cost",
            ),
            models.CheckConstraint(
                condition=~Q(activity=Activity.COST)
                | ~Q(receipt="")
                | Q(state__in=[ClaimState.READY, ClaimState.DROPPED]),
                name="peers_cost_has_a_receipt",
                violation_error_message=_("Add a picture of the receipt."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(MONEY), approved_at__isnull=False, approved_by__isnull=False)
                & ~Q(tax_code="")
                | ~Q(state__in=sorted(MONEY)),
                name="peers_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ClaimState.PAID, ClaimState.REVERSED]) | Q(paid_on__isnull=True),
                name="peers_paid_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.PAID) | Q(paid_on__isnull=False),
                name="peers_paid_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.RETURNED) | ~Q(returned_reason=""),
                name="peers_returned_says_why",
                violation_error_message=_("Write what is to be put right."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.REVERSED)
                | (Q(reversed_at__isnull=False, reversed_by__isnull=False) & ~Q(reversed_reason="")),
                name="peers_reversed_says_why",
                violation_error_message=_("Write the reason."),
            ),
            models.CheckConstraint(condition=Q(pay_month__day=1), name="peers_claim_month_is_its_first"),
        ]
        indexes = [
            models.Index(fields=("state", "pay_month"), name="peers_claim_state"),
            models.Index(fields=("contributor", "pay_month"), name="peers_claim_of"),
            models.Index(fields=("budget", "state"), name="peers_claim_budget"),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.about}, {self.amount}"
