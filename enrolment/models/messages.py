"""What a coordinator has written to a class."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Receivers(models.TextChoices):
    """To whom a message goes."""

    SEATS = "seats", _("Everybody with a seat")
    WAITING = "waiting", _("Everybody on the waiting list")
    SESSION = "session", _("Those who come to one session")


class ClassMessage(models.Model):
    """One message to a class; each receiver has a notice of their own.

    ``key`` comes with the form, so that a form sent twice is one message.
    """

    run = models.ForeignKey(
        "courses.CourseRun", verbose_name=_("class"), on_delete=models.PROTECT, related_name="messages"
    )
    session = models.ForeignKey(
        "courses.Session",
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    to = models.CharField(_("to"), max_length=10, choices=Receivers)
    subject = models.CharField(_("subject"), max_length=100)
    text = models.TextField(_("text"), max_length=3000)
    receivers = models.PositiveIntegerField(_("receivers"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("written by"), on_delete=models.PROTECT, related_name="+"
    )
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("message to a class")
        verbose_name_plural = _("messages to classes")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.subject
