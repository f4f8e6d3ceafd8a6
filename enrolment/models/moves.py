"""The log of every move of a seat, and the outbox of what people are told."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.states import REMINDERS, SENT_BY_ITSELF, Actor, Channel, ComesAs, NoticeKind, SeatState

PROMISE_IS_QUEUED = """
    IF NEW.notice <> '' AND NOT EXISTS (SELECT 1 FROM enrolment_notice n WHERE n.move_id = NEW.id) THEN
        RAISE EXCEPTION 'move % promises a notice that nobody queued', NEW.id
            USING ERRCODE = '23514', CONSTRAINT = 'enrolment_promise_is_queued';
    END IF;
    RETURN NULL;
"""


class Move(models.Model):
    """One move of a seat: who moved it, when, from and to which state. Never changed or deleted.

    ``comes_as``, ``seats``, ``line_number`` and ``pair`` are the person's at that moment, so that the log
    alone tells who had what, and who waited for what.
    """

    enrolment = models.ForeignKey("enrolment.Enrolment", on_delete=models.PROTECT, related_name="moves")
    transition = models.CharField(_("what happened"), max_length=20)
    source = models.CharField(_("from"), max_length=10, blank=True)
    target = models.CharField(_("to"), max_length=10, choices=SeatState)
    actor = models.CharField(_("by"), max_length=10, choices=Actor)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    notice = models.CharField(max_length=20, blank=True, choices=NoticeKind)
    comes_as = models.CharField(
        _("comes as"), max_length=10, choices=ComesAs, blank=True, default="", db_default=""
    )
    seats = models.PositiveSmallIntegerField(_("seats"), default=1, db_default=1)
    line_number = models.PositiveIntegerField(_("number in line"), null=True, blank=True)
    pair = models.ForeignKey(
        "enrolment.Pair", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("move of a seat")
        verbose_name_plural = _("moves of seats")
        ordering = ("pk",)
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="promise_is_queued",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=PROMISE_IS_QUEUED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.transition}: {self.source or '–'} → {self.target}"


class NoticeState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    TO_CALL = "to_call", _("To be told by the school")
    CALLED = "called", _("Told by the school")
    DROPPED = "dropped", _("No longer needed")


class Notice(models.Model):
    """One thing a person is told: a row of the outbox, written in the transaction that caused it.

    ``id`` is also the Message-ID (of a text message: the idempotency key), so that what was sent twice
    after a crash folds into one. ``not_before`` is empty where the night is no reason to wait.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("what"), max_length=20, choices=NoticeKind)
    move = models.OneToOneField(
        Move, null=True, blank=True, on_delete=models.PROTECT, related_name="queued_notice"
    )
    enrolment = models.ForeignKey("enrolment.Enrolment", on_delete=models.PROTECT, related_name="notices")
    session = models.ForeignKey(
        "courses.Session", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.ForeignKey(
        "enrolment.ClassMessage", null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    details = models.JSONField(default=dict, blank=True)
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
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("created_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=("sent", "called"), done_at__isnull=False)
                | (~models.Q(state__in=("sent", "called")) & models.Q(done_at__isnull=True)),
                name="enrolment_notice_done_iff_time",
                violation_error_message=_("A notice is done exactly when it has a time of being done."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("queued", "failed"))
                | models.Q(channel__in=sorted(SENT_BY_ITSELF)),
                name="enrolment_notice_queued_has_wire",
                violation_error_message=_("Only what the site sends by itself can be queued."),
            ),
            models.UniqueConstraint(
                fields=("person", "session", "kind"),
                condition=models.Q(kind__in=sorted(REMINDERS)),
                name="enrolment_reminded_once",
            ),
            models.UniqueConstraint(fields=("person", "message"), name="enrolment_message_once"),
        ]
        indexes = [models.Index(fields=("state", "created_at"), name="enrolment_notice_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.person}"
