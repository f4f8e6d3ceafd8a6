"""The ledger: accounts, entries of at least two postings that sum to zero, months that are closed.

Written by ``peers.ledger`` alone. The database refuses an entry that does not balance, a change, a removal,
and anything in a closed month.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.budgets import Budget
from peers.models.contributors import Contributor
from peers.models.money_field import MoneyField
from peers.states import AccountKind, Activity

OF_A_BUDGET = (AccountKind.EXPENSE, AccountKind.REIMBURSEMENT)


class Account(models.Model):
    """An account: of a budget and an activity, or of a contributor."""

    kind = models.CharField(_("kind"), max_length=15, choices=AccountKind)
    contributor = models.ForeignKey(
        Contributor, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )
    budget = models.ForeignKey(
        Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )
    activity = models.CharField(_("activity"), max_length=15, choices=Activity, blank=True)

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ("kind", "pk")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=("kind", "contributor", "budget", "activity"),
                nulls_distinct=False,
                name="peers_account_once",
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind__in=OF_A_BUDGET, budget__isnull=False, contributor__isnull=True) & ~Q(activity="")
                )
                | (~Q(kind__in=OF_A_BUDGET) & Q(budget__isnull=True, contributor__isnull=False, activity="")),
                name="peers_account_of_a_budget_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.budget or self.contributor}"


class Period(models.Model):
    """A month that is closed: no entry has a day in it any more, nor before it."""

    month = models.DateField(_("month"), primary_key=True)
    closed_at = models.DateTimeField(_("closed"), default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("closed month")
        verbose_name_plural = _("closed months")
        ordering = ("-month",)
        default_permissions = ("add", "view")
        constraints = [models.CheckConstraint(condition=Q(month__day=1), name="peers_period_is_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%m.%Y}"


class Entry(models.Model):
    """One event in money, on a day; ``reference`` says which, once and for all (``claim:42:approved``)."""

    reference = models.CharField(_("reference"), max_length=80, unique=True)
    date = models.DateField(_("day"))
    text = models.CharField(_("text"), max_length=255)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("written"), default=timezone.now)
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    written_in = models.BigIntegerField(default=0, editable=False)
    """The database's number of the transaction, set by the database: in another, no posting is added."""

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("date", "pk")
        default_permissions = ("view",)
        indexes = [models.Index(fields=("date",), name="peers_entry_date")]

    def __str__(self) -> str:
        return self.reference


class Posting(models.Model):
    """One side of an entry: an account and an amount, debit above zero and credit below."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings", db_index=False)
    date = models.DateField(_("day"))
    amount = MoneyField(_("amount"), max_digits=14, decimal_places=2, default_currency="DKK")

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ("date", "pk")
        default_permissions = ("view",)
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="peers_posting_is_something")]
        indexes = [
            # So that a balance is read from the index alone.
            models.Index(
                fields=("account", "date"),
                include=("amount", "amount_currency"),
                name="peers_posting_balance",
            )
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.amount}"


class Closing(models.Model):
    """The balance of an account at the end of a closed month, so that nobody sums from the beginning."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="closings")
    month = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="closings")
    balance = MoneyField(_("balance"), max_digits=16, decimal_places=2, default_currency="DKK")

    class Meta:
        verbose_name = _("closing balance")
        verbose_name_plural = _("closing balances")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=("account", "month", "balance_currency"), name="peers_closing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.month}: {self.balance}"
