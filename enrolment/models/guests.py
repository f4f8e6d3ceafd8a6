"""A seat lent for one session, to somebody on the waiting list. Only ``day.guests`` writes it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.day_states import GUESTS, GuestState

# Counted at the end of the transaction under the lock of the class's seats, so that two transactions that
# know nothing of each other are counted together. What is over is over: nobody is in the room any more.
GUESTS_FIT = """
    SELECT RUN_OF INTO run;
    PERFORM 1 FROM courses_runseats WHERE run_id = run FOR NO KEY UPDATE;
    SELECT s.id INTO crowded FROM courses_session s, LATERAL (
        SELECT coalesce(sum(g.seats), 0) AS seats FROM enrolment_guestseat g
        WHERE g.session_id = s.id AND g.state IN ('offered', 'accepted')) guests, LATERAL (
        SELECT coalesce(sum(e.seats), 0) AS seats FROM enrolment_apology a
        JOIN enrolment_enrolment e ON e.id = a.enrolment_id AND e.state = 'enrolled' AND e.run_id = s.run_id
        WHERE a.session_id = s.id) lent
    WHERE s.run_id = run AND s.ends_at > now() AND guests.seats > lent.seats LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'session % has more guests than seats that are lent', crowded
            USING ERRCODE = '23514', CONSTRAINT = 'enrolment_guests_fit';
    END IF;
    RETURN NULL;
"""


def guests_fit(operation: pgtrigger.Operation, *, run_of: str, condition: str = "") -> pgtrigger.Trigger:
    """Return the guard for one table; ``run_of`` is the class of its row, as SQL."""
    return pgtrigger.Trigger(
        name="guests_fit",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Condition(condition) if condition else None,
        declare=[("run", "bigint"), ("crowded", "bigint")],
        func=GUESTS_FIT.replace("RUN_OF", run_of),
    )


class GuestSeat(models.Model):
    """Somebody who waits is asked for one session, or comes to it as a guest. Their place in line stays."""

    session = models.ForeignKey(
        "courses.Session", verbose_name=_("session"), on_delete=models.CASCADE, related_name="guest_seats"
    )
    enrolment = models.ForeignKey(
        "enrolment.Enrolment",
        verbose_name=_("place on the waiting list"),
        on_delete=models.CASCADE,
        related_name="guest_seats",
    )
    state = models.CharField(_("state"), max_length=10, choices=GuestState, default=GuestState.OFFERED)
    seats = models.PositiveSmallIntegerField(_("seats it uses"), default=1)
    expires_at = models.DateTimeField(_("answer by"), null=True, blank=True)
    created_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("guest seat")
        verbose_name_plural = _("guest seats")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("session", "enrolment"),
                condition=Q(state__in=sorted(GUESTS)),
                name="enrolment_guest_once_per_session",
            ),
            models.CheckConstraint(
                condition=Q(state=GuestState.OFFERED, expires_at__isnull=False)
                | (~Q(state=GuestState.OFFERED) & Q(expires_at__isnull=True)),
                name="enrolment_guest_asked_iff_expiry",
                violation_error_message=_("Who is asked has a time to answer, and nobody else has."),
            ),
        ]
        indexes = [
            models.Index(
                fields=("expires_at",), condition=Q(expires_at__isnull=False), name="enrolment_guest_expiring"
            )
        ]
        triggers = [
            guests_fit(
                pgtrigger.Insert | pgtrigger.UpdateOf("state", "seats"),
                run_of="run_id FROM courses_session WHERE id = NEW.session_id",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment.person} · {self.session}"

    @property
    def is_asked(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == GuestState.OFFERED

    @property
    def is_coming(self) -> bool:
        """Whether the person said yes and the seat is theirs."""
        return self.state == GuestState.ACCEPTED
