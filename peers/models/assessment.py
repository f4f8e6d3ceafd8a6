"""How the school looks at itself: principles and conditions in its own words, scored by both bases."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.states import Basis, PrincipleKind

HIGHEST = 4
"""Of the scale that a principle is scored on; 0 is the lowest."""


class Principle(models.Model):
    """A principle or an organisational condition, worded by the school itself.

    ``evidence`` names a figure that is counted from the daily work and shown beside the scores; the names
    are those of ``insight``, which knows how to count them.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=PrincipleKind)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=1)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    text = models.TextField(_("what it means at our school"), max_length=600, blank=True)
    text_en = models.TextField(_("what it means, in English"), max_length=600, blank=True)
    evidence = models.CharField(_("counted evidence"), max_length=40, blank=True)
    is_used = models.BooleanField(_("is asked about"), default=True)

    class Meta:
        verbose_name = _("principle or condition")
        verbose_name_plural = _("principles and conditions")
        ordering = ("kind", "position", "pk")

    def __str__(self) -> str:
        return self.name


class Assessment(models.Model):
    """One round in which several people of both bases score the school."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        ordering = ("-opened_on", "-pk")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="peers_assessment_closes_after_opening",
                violation_error_message=_("It cannot close before it opens."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Score(models.Model):
    """What one person says of one principle in one round; shown only together with others'."""

    # Else Wagtail would list each score among what a principle is used in.
    wagtail_reference_index_ignore: ClassVar[bool] = True

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="scores")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(_("basis"), max_length=15, choices=Basis)
    level = models.PositiveSmallIntegerField(
        _("how far we are"), validators=[MaxValueValidator(HIGHEST)], help_text=_("0 to 4.")
    )
    words = models.CharField(_("in own words"), max_length=300, blank=True)
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("assessment", "principle", "person"), name="peers_scored_once"),
            models.CheckConstraint(condition=Q(level__lte=HIGHEST), name="peers_score_on_the_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.principle}: {self.level}"


class FidelityReview(models.Model):
    """When somebody from outside looked at the school, and the total they gave. Their wording is not ours."""

    instrument = models.CharField(_("name of the review"), max_length=120)
    reviewed_on = models.DateField(_("date"))
    by_whom = models.CharField(_("reviewed by"), max_length=160, blank=True)
    total = models.PositiveSmallIntegerField(_("total"))
    highest = models.PositiveSmallIntegerField(_("of at most"))
    note = models.TextField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("review from outside")
        verbose_name_plural = _("reviews from outside")
        ordering = ("-reviewed_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(total__lte=F("highest")),
                name="peers_review_total_within",
                violation_error_message=_("The total cannot be more than the highest."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.reviewed_on:%Y-%m-%d}"
