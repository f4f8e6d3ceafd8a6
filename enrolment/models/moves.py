"""The log of every move of a seat, and the outbox of what people are told."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Outgoing
from enrolment.states import REMINDERS, Actor, ComesAs, NoticeKind, SeatState

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


class Notice(Outgoing):
    """One thing a person is told about a seat: a row of the outbox."""

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

    class Meta(Outgoing.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            *Outgoing.Meta.constraints,
            models.UniqueConstraint(
                fields=("person", "session", "kind"),
                condition=models.Q(kind__in=sorted(REMINDERS)),
                name="enrolment_reminded_once",
            ),
            models.UniqueConstraint(fields=("person", "message"), name="enrolment_message_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.person}"
