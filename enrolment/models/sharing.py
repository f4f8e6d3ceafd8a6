"""How the seats of a class are shared between groups, and what else is decided about its seats."""

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.states import Format
from enrolment.models import guards
from enrolment.states import ComesAs, Companions


class SeatPolicy(models.Model):
    """What both a class and the default of a format decide about seats, besides the shares of groups."""

    staff_per_citizen = models.DecimalField(
        _("at most so many staff for each citizen"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Empty: no balance. 1 means: never more staff than citizens."),
    )
    staff_from = models.PositiveSmallIntegerField(
        _("so many staff may come in any case"),
        default=1,
        help_text=_("So that the first member of staff is not refused in an empty class."),
    )
    first_timers_first = models.BooleanField(
        _("who has no other class this term comes first on the waiting list"), default=False
    )
    companions = models.CharField(
        _("companions"), max_length=10, choices=Companions, default=Companions.WELCOME
    )
    lends_seats = models.BooleanField(
        _("the seat of who cannot come is lent for that session"),
        default=False,
        help_text=_("To the next on the waiting list, who comes as a guest that one time."),
    )
    lend_hours = models.PositiveSmallIntegerField(
        _("hours before the session that count as early enough"), default=24
    )

    class Meta:
        abstract = True


class SeatRules(SeatPolicy):
    """What a class decides about its seats. Only ``enrolment.seats`` writes it; no row means the defaults."""

    run = models.OneToOneField(
        "courses.CourseRun",
        verbose_name=_("class"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="seat_rules",
    )

    class Meta:
        verbose_name = _("seat rules of a class")
        verbose_name_plural = _("seat rules of classes")

    def __str__(self) -> str:
        return str(self.run)


class Share(models.Model):
    """What one group has of the seats of a class. Only ``enrolment.seats`` writes it.

    ``guaranteed`` seats are held for the group until they are released: then ``released_at`` is set, by the
    clock or by the school, and what is unused is open to all. ``maximum`` holds all the time.
    """

    run = models.ForeignKey(
        "courses.CourseRun", verbose_name=_("class"), on_delete=models.CASCADE, related_name="shares"
    )
    group = models.CharField(_("group"), max_length=10, choices=ComesAs)
    guaranteed = models.PositiveSmallIntegerField(_("guaranteed seats"), default=0)
    maximum = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    release_at = models.DateTimeField(_("held until"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("share of the seats")
        verbose_name_plural = _("shares of the seats")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("run", "group"), name="enrolment_one_share_per_group"),
            models.CheckConstraint(
                condition=Q(maximum__isnull=True) | Q(maximum__gte=F("guaranteed")),
                name="enrolment_share_maximum_holds_guaranteed",
                violation_error_message=_("A group cannot be guaranteed more seats than it may have."),
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True)
                | Q(release_at__isnull=False, released_at__gte=F("release_at")),
                name="enrolment_share_not_released_early",
                violation_error_message=_("Seats are not released before their date."),
            ),
        ]
        indexes = [
            models.Index(
                fields=("release_at",),
                condition=Q(released_at__isnull=True),
                name="enrolment_share_to_release",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="count_reserved",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=guards.COUNT_RESERVED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.get_group_display()}"


class SharingChange(models.Model):
    """One change of capacity, shares or rules of a class, with all of them as they were after it.

    ``after_move`` is the last move of the class before it (0: none), so that the log of moves can be read
    together with the rules of its time. Never changed or deleted.
    """

    run = models.ForeignKey("courses.CourseRun", on_delete=models.PROTECT, related_name="sharing_changes")
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    after_move = models.BigIntegerField(default=0)
    rules = models.JSONField()

    class Meta:
        verbose_name = _("change of how seats are shared")
        verbose_name_plural = _("changes of how seats are shared")
        ordering = ("pk",)
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.run} {self.at:%d.%m.%Y %H:%M}"


class FormatRules(SeatPolicy):
    """The school's default for new classes of a format."""

    format = models.CharField(_("format"), max_length=20, choices=Format, unique=True)

    class Meta:
        verbose_name = _("default of a format")
        verbose_name_plural = _("defaults of formats")
        ordering = ("format",)

    def __str__(self) -> str:
        return str(self.get_format_display())


class FormatShare(models.Model):
    """The default share of a group, in percent of the seats, rounded down."""

    rules = models.ForeignKey(FormatRules, on_delete=models.CASCADE, related_name="shares")
    group = models.CharField(_("group"), max_length=10, choices=ComesAs)
    guaranteed_percent = models.PositiveSmallIntegerField(
        _("guaranteed, in percent of the seats"), default=0, validators=[MaxValueValidator(100)]
    )
    maximum_percent = models.PositiveSmallIntegerField(
        _("at most, in percent of the seats"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    release_days = models.PositiveSmallIntegerField(
        _("released so many days before the first session"), null=True, blank=True, default=14
    )

    class Meta:
        verbose_name = _("default share")
        verbose_name_plural = _("default shares")
        constraints = [
            models.UniqueConstraint(fields=("rules", "group"), name="enrolment_one_default_per_group")
        ]

    def __str__(self) -> str:
        return f"{self.rules}: {self.get_group_display()}"
