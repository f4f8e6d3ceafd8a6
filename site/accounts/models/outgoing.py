"""What every outbox has: rows that are sent by the site, or told by the school."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.states import SENT_BY_ITSELF, Channel, NoticeState


class Outgoing(models.Model):
    """One thing that somebody is told: written in the transaction that caused it.

    ``id`` is also the Message-ID (of a text message: the idempotency key), so that what was sent twice
    after a crash folds into one. ``not_before`` is empty where the night is no reason to wait.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(_("way"), max_length=10, choices=Channel, default=Channel.EMAIL)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=NoticeState, default=NoticeState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ("created_at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(state__in=("sent", "called"), done_at__isnull=False)
                | (~models.Q(state__in=("sent", "called")) & models.Q(done_at__isnull=True)),
                name="%(app_label)s_%(class)s_done_iff_time",
                violation_error_message=_("A notice is done exactly when it has a time of being done."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("queued", "failed"))
                | models.Q(channel__in=sorted(SENT_BY_ITSELF)),
                name="%(app_label)s_%(class)s_queued_has_wire",
                violation_error_message=_("Only what the site sends by itself can be queued."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("state", "created_at"), name="%(app_label)s_%(class)s_state")
        ]
