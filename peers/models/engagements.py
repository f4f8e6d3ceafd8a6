"""What a contributor is asked to do, does or did for the school, and when; and the offer of it."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.budgets import Budget
from peers.models.contributors import Contributor
from peers.models.engagement_guards import EMPLOYED_IS_NOT_PAID, MOVES_BY_THE_TABLE
from peers.models.money_field import MoneyField
from peers.states import PLANNED, Activity, EngagementState, RateUnit, Terms


class Offer(models.Model):
    """A written offer of work, made before the work: one or more engagements that are answered one by one.

    What it says is kept as it was said: ``cancel_days`` are those of the day it was made.
    """

    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="offers"
    )
    task = models.CharField(_("task"), max_length=255)
    words = models.TextField(_("what it is about"), max_length=2000, blank=True)
    origin = models.CharField(max_length=80, blank=True, editable=False)
    """What it is about above this app (``run:12``), for the pages there; empty for a task of its own."""
    cancel_days = models.PositiveSmallIntegerField(
        _("paid if the school calls it off later than so many days before")
    )
    answer_by = models.DateField(_("answer before"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ("-made_at", "-pk")
        default_permissions = ("add", "change", "view")
        indexes = [models.Index(fields=("origin",), name="peers_offer_origin")]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.task}"


class Engagement(models.Model):
    """A piece of work: who, what, on which day and for how many minutes; offered, or written down afterwards.

    It knows nothing of courses: ``about`` is words for people, and ``reference`` says which row above it
    came from (``course:12:codesign:<uuid>``, ``session:7:teaching:<contributor>``), so that the same work is
    there once. What was agreed is kept as it was agreed: a new rate changes nothing here.
    A **frame** is an offer of up to so many minutes (co-design); hours that are logged draw on it.
    """

    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="engagements"
    )
    activity = models.CharField(_("activity"), max_length=15, choices=Activity)
    about = models.CharField(_("about"), max_length=255)
    done_on = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"))
    reference = models.CharField(max_length=80, unique=True, editable=False)
    noted_at = models.DateTimeField(_("noted"), default=timezone.now, editable=False)

    state = models.CharField(_("state"), max_length=12, choices=EngagementState, default=EngagementState.DONE)
    terms = models.CharField(_("on which terms"), max_length=10, choices=Terms, blank=True)
    offer = models.ForeignKey(
        Offer,
        verbose_name=_("offer"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="engagements",
    )
    is_frame = models.BooleanField(default=False, editable=False)
    frame = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="logged"
    )
    unit = models.CharField(_("by"), max_length=10, choices=RateUnit, blank=True)
    unit_amount = MoneyField(
        _("rate"), max_digits=12, decimal_places=2, default_currency="DKK", null=True, blank=True
    )
    amount = MoneyField(
        _("amount"), max_digits=12, decimal_places=2, default_currency="DKK", null=True, blank=True
    )
    budget = models.ForeignKey(
        Budget,
        verbose_name=_("budget"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="engagements",
    )
    pay_month = models.DateField(
        _("month of payment"), null=True, blank=True, help_text=_("The first of the month.")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("done or called off"), null=True, blank=True, editable=False)
    is_owed_anyway = models.BooleanField(_("called off late, and paid"), default=False, editable=False)

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        ordering = ("-done_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0) & (Q(minutes__lte=24 * 60) | Q(is_frame=True)),
                name="peers_engagement_within_a_day",
                violation_error_message=_("Write between one minute and 24 hours."),
            ),
            models.CheckConstraint(
                condition=~Q(state=EngagementState.ACCEPTED) | ~Q(terms=""),
                name="peers_accepted_on_terms",
                violation_error_message=_("Say on which terms it is accepted."),
            ),
            models.CheckConstraint(
                condition=~Q(state=EngagementState.OFFERED)
                # A comparison with nothing is neither true nor false, and a check lets that pass.
                | Q(terms="", offer__isnull=False, amount__isnull=False, amount__gt=0, budget__isnull=False),
                name="peers_offered_says_how_much",
                violation_error_message=_("An offer says how much, and from which budget."),
            ),
            models.CheckConstraint(
                condition=~Q(terms=Terms.PAID)
                | (
                    Q(amount__isnull=False, amount__gt=0, unit_amount__isnull=False, unit_amount__gt=0)
                    & Q(budget__isnull=False, pay_month__isnull=False)
                ),
                name="peers_paid_work_says_how_much",
                violation_error_message=_("Paid work says how much, from which budget, and when it is paid."),
            ),
            models.CheckConstraint(
                condition=Q(pay_month__isnull=True) | Q(pay_month__day=1),
                name="peers_engagement_month_is_its_first",
            ),
            models.CheckConstraint(
                condition=Q(frame__isnull=True) | Q(is_frame=False, terms=Terms.PAID),
                name="peers_logged_hours_of_a_frame_are_paid",
            ),
        ]
        indexes = [
            models.Index(
                fields=("contributor", "pay_month"),
                condition=Q(state__in=sorted(PLANNED)),
                name="peers_planned_work",
            ),
            models.Index(fields=("budget",), condition=Q(state__in=sorted(PLANNED)), name="peers_committed"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="moves_by_the_table",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
                func=MOVES_BY_THE_TABLE,
            ),
            pgtrigger.Trigger(
                name="employed_is_not_paid",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "terms", "contributor_id"),
                declare=[("becomes", "boolean")],
                func=EMPLOYED_IS_NOT_PAID,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.about}, {self.done_on:%d.%m.%Y}"


class EngagementStep(models.Model):
    """One move of a piece of work: who moved it, when, from and to which state. Never changed or deleted.

    In a table of its own and not in Wagtail's log, which everybody reads who may see any engagement: who
    said no is for those who make the offers alone.
    """

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(_("what happened"), max_length=15)
    source = models.CharField(_("from"), max_length=12, choices=EngagementState, blank=True)
    target = models.CharField(_("to"), max_length=12, choices=EngagementState)
    terms = models.CharField(_("on which terms"), max_length=10, choices=Terms, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("move of a piece of work")
        verbose_name_plural = _("moves of pieces of work")
        ordering = ("pk",)
        default_permissions = ()
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.move}: {self.source or '–'} → {self.target}"
