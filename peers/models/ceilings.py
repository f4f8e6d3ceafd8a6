"""How much one person wants, and how much the school lets one person have, in a year. Never why.

No reason is asked, and nothing says which other income a person has.
"""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.ceiling_guards import ANSWERED_ONCE, NEVER_DELETED, TWO_AGREE
from peers.models.contributors import Contributor
from peers.models.money_field import MoneyField


class PersonalLimit(models.Model):
    """A person's own limit, by date of payment. Nobody but the person ever sees it; no screen shows it."""

    # Else Wagtail would count it among what a contributor is used in, on a page for coordinators.
    wagtail_reference_index_ignore: ClassVar[bool] = True

    contributor = models.OneToOneField(
        Contributor, on_delete=models.CASCADE, primary_key=True, related_name="own_limit"
    )
    per_month = MoneyField(
        _("in a month"), max_digits=12, decimal_places=2, default_currency="DKK", null=True, blank=True
    )
    per_year = MoneyField(
        _("in a year"), max_digits=12, decimal_places=2, default_currency="DKK", null=True, blank=True
    )

    class Meta:
        verbose_name = _("own limit")
        verbose_name_plural = _("own limits")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(Q(per_month__isnull=True) | Q(per_month__gte=0))
                & (Q(per_year__isnull=True) | Q(per_year__gte=0)),
                name="peers_own_limit_not_negative",
                violation_error_message=_("Write 0 or more."),
            )
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class CeilingConsent(models.Model):
    """Above the school's ceiling for one year: the person asks, and a leader agrees with a reason, or not.

    ``up_to`` is the whole sum of the year that both agree to, not what is added.
    """

    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("contributor"),
        on_delete=models.PROTECT,
        related_name="ceiling_consents",
    )
    year = models.PositiveSmallIntegerField(_("year"))
    up_to = MoneyField(_("up to"), max_digits=12, decimal_places=2, default_currency="DKK")
    asked_at = models.DateTimeField(_("the person said yes"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    agreed = models.BooleanField(_("agreed"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("agreement above the ceiling")
        verbose_name_plural = _("agreements above the ceiling")
        ordering = ("-asked_at", "-pk")
        default_permissions = ("change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=("contributor", "year"),
                condition=Q(answered_at__isnull=True),
                name="peers_one_question_at_a_time",
                violation_error_message=_("The school has been asked already."),
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, agreed__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False, agreed__isnull=False),
                name="peers_consent_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(agreed=True) | ~Q(reason=""),
                name="peers_consent_says_why",
                violation_error_message=_("Write the reason."),
            ),
            models.CheckConstraint(condition=Q(up_to__gt=0), name="peers_consent_is_something"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="two_agree",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=TWO_AGREE,
            ),
            pgtrigger.Trigger(
                name="answered_once",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=ANSWERED_ONCE,
            ),
            pgtrigger.Trigger(
                name="never_deleted",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=NEVER_DELETED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}, {self.year}: {self.up_to}"
