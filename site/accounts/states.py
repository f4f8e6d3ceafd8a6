"""The ways by which people are told, and how far a telling has come. No ORM here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """By what way somebody is told; the site sends the first two, the school does the others."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message (SMS)")
    CALL = "call", _("Phone call")
    LETTER = "letter", _("Letter")
    GUIDE = "guide", _("Through the guide")


SENT_BY_ITSELF: frozenset[str] = frozenset({Channel.EMAIL, Channel.SMS})
"""Channels that need nobody's hands."""


class NoticeState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    TO_CALL = "to_call", _("To be told by the school")
    CALLED = "called", _("Told by the school")
    DROPPED = "dropped", _("No longer needed")
