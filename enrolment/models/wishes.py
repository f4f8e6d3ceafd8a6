"""What people want to hear of: reminders, and courses that come again."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language


class ReminderBy(models.TextChoices):
    """By what a person wants to be reminded."""

    USUAL = "usual", _("The way you usually hear from us")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message (SMS)")
    CALL = "call", _("A phone call")
    NONE = "none", _("Not at all")


class ReminderWish(models.Model):
    """Which reminders a person wants, and by what; without a row, both in the usual way."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="reminder_wish"
    )
    week_by = models.CharField(
        _("a week before a class begins"), max_length=10, choices=ReminderBy, default=ReminderBy.USUAL
    )
    day_by = models.CharField(
        _("the day before each time"), max_length=10, choices=ReminderBy, default=ReminderBy.USUAL
    )

    class Meta:
        verbose_name = _("wish for reminders")
        verbose_name_plural = _("wishes for reminders")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_week_by_display()} / {self.get_day_by_display()}"


class Interest(models.Model):
    """Somebody wants to hear, once, when a course runs again; the row goes when they have heard.

    With an account, or by an address that a mailed link has confirmed. ``uid`` is the Message-ID of the
    mail and what its links are made of; ``known_runs`` are the classes that were open then, by id, and
    ``run`` is the class of which they are to hear, once there is one.
    """

    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.CASCADE, related_name="interests"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="interests"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.DANISH)
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    run = models.ForeignKey(
        "courses.CourseRun", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    known_runs = models.JSONField(default=list, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("interest in a course")
        verbose_name_plural = _("interests in courses")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, email="") | (Q(person__isnull=True) & ~Q(email="")),
                name="enrolment_interest_person_or_address",
                violation_error_message=_("Interest has a person or an address."),
            ),
            models.UniqueConstraint(fields=("course", "person"), name="enrolment_interest_person_once"),
            models.UniqueConstraint(
                fields=("course", "email"), condition=~Q(email=""), name="enrolment_interest_address_once"
            ),
            models.CheckConstraint(
                condition=Q(run__isnull=True) | Q(confirmed_at__isnull=False),
                name="enrolment_interest_told_if_confirmed",
                violation_error_message=_("Only who has confirmed can be told."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.created_at:%Y-%m-%d}"
