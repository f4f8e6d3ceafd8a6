"""A person's seat in a class. Only ``enrolment.seats`` writes the state."""

import secrets
import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.models import guards
from enrolment.models.guests import guests_fit
from enrolment.states import ACTIVE, TIMED, ComesAs, SeatState

_PLAIN_LETTERS = "BCDFGHJKLMNPRSTVXZ23456789"


def new_pair_code() -> str:
    """Return eight letters and digits that are easily read aloud (37 bits)."""
    return "".join(secrets.choice(_PLAIN_LETTERS) for _place in range(8))


class Enrolment(models.Model):
    """One person in one class: a seat, a held or offered seat, or a place on the waiting list."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="enrolments",
    )
    run = models.ForeignKey(
        "courses.CourseRun", verbose_name=_("class"), on_delete=models.PROTECT, related_name="enrolments"
    )
    state = models.CharField(_("state"), max_length=10, choices=SeatState)
    comes_as = models.CharField(_("comes as"), max_length=10, choices=ComesAs, blank=True)
    line_number = models.PositiveIntegerField(_("number in line"), null=True, blank=True)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    offer_number = models.PositiveSmallIntegerField(default=0)
    seats = models.PositiveSmallIntegerField(_("seats it uses"), default=1, db_default=1)
    brings_companion = models.BooleanField(_("brings a companion"), default=False, db_default=False)
    companion_name = models.CharField(
        _("name of the companion"), max_length=60, blank=True, default="", db_default=""
    )
    paused_at = models.DateTimeField(_("on pause since"), null=True, blank=True)
    first_timer = models.BooleanField(
        _("first class of the term"),
        default=False,
        db_default=False,
        help_text=_("As it was when the person joined the list."),
    )
    pair = models.ForeignKey(
        "enrolment.Pair",
        verbose_name=_("together with"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="enrolments",
    )
    said_yes_at = models.DateTimeField(_("said yes, and waits for the other"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("instead of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
        help_text=_("The seat that is kept until this one is had."),
    )
    likes_guest_seats = models.BooleanField(
        _("would like to be asked when a seat is lent for one session"), default=True, db_default=True
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    state_since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("person", "run"),
                condition=Q(state__in=sorted(ACTIVE)),
                name="enrolment_one_active_per_run",
                violation_error_message=_("This person is already in the class or on its waiting list."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(TIMED), expires_at__isnull=False)
                | (~Q(state__in=sorted(TIMED)) & Q(expires_at__isnull=True)),
                name="enrolment_timed_iff_expiry",
                violation_error_message=_("A held or offered seat has an expiry, and nothing else has."),
            ),
            models.CheckConstraint(
                condition=~Q(state=SeatState.WAITING) | Q(line_number__isnull=False),
                name="enrolment_waiting_has_number",
                violation_error_message=_("Whoever waits has a number in line."),
            ),
            models.UniqueConstraint(fields=("run", "line_number"), name="enrolment_line_number_once"),
            models.CheckConstraint(
                condition=Q(seats=1) | Q(seats=2, brings_companion=True),
                name="enrolment_two_seats_iff_companion",
                violation_error_message=_("Only who brings a companion may use two seats."),
            ),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True) | Q(state=SeatState.WAITING),
                name="enrolment_only_waiting_is_paused",
                violation_error_message=_("Only a place on the waiting list can be on pause."),
            ),
            models.CheckConstraint(
                condition=Q(said_yes_at__isnull=True) | Q(state=SeatState.OFFERED, pair__isnull=False),
                name="enrolment_only_offered_pair_said_yes",
                violation_error_message=_(
                    "Only one of two who are offered seats together waits for the other."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=("run", "state"), name="enrolment_run_state"),
            # The first of each kind of party, however many wait: for the allocator and for its guard.
            models.Index(
                fields=("run", "comes_as", "seats", "first_timer", "line_number"),
                condition=Q(state=SeatState.WAITING, paused_at__isnull=True, pair__isnull=True),
                name="enrolment_in_line",
            ),
            models.Index(
                fields=("run",),
                condition=Q(state=SeatState.WAITING, paused_at__isnull=True, pair__isnull=False),
                name="enrolment_pairs_in_line",
            ),
            models.Index(
                fields=("expires_at",), condition=Q(expires_at__isnull=False), name="enrolment_expiring"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="nobody_overtakes",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[
                    ("takes", "boolean"),
                    ("took", "boolean"),
                    ("grows", "boolean"),
                    ("room", "courses_runseats%ROWTYPE"),
                    ("number", "int"),
                    ("is_first", "boolean"),
                    ("in_two_lines", "boolean"),
                    ("before_first", "int"),
                    ("before_later", "int"),
                ],
                func=guards.spelled(guards.NOBODY_OVERTAKES),
            ),
            pgtrigger.Trigger(
                name="shares_are_kept",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("state", "comes_as", "seats", "brings_companion"),
                declare=[
                    ("takes", "boolean"),
                    ("took", "boolean"),
                    ("grows", "boolean"),
                    ("against", "text"),
                ],
                func=guards.spelled(guards.SHARES_ARE_KEPT),
            ),
            pgtrigger.Trigger(
                name="count_seats",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("state", "comes_as", "seats")
                | pgtrigger.Delete,
                declare=[
                    (f"{what}_by", "int := 0")
                    for what in ("taken", "waiting", "citizens", "relatives", "staff", "others")
                ],
                func=guards.spelled(guards.COUNT_SEATS),
            ),
            pgtrigger.Trigger(
                name="state_is_logged",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "comes_as", "seats"),
                timing=pgtrigger.Deferred,
                declare=[("is_now", "record"), ("logged", "record")],
                func=guards.STATE_IS_LOGGED,
            ),
            pgtrigger.Trigger(
                name="both_or_none",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "pair_id"),
                condition=pgtrigger.Q(new__pair__isnull=False),
                timing=pgtrigger.Deferred,
                func=guards.spelled(guards.BOTH_OR_NONE),
            ),
            guests_fit(
                pgtrigger.UpdateOf("state", "seats"),
                run_of="NEW.run_id",
                condition="OLD.state = 'enrolled' AND (NEW.state <> 'enrolled' OR NEW.seats < OLD.seats)",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.run} · {self.get_state_display()}"

    @property
    def has_seat(self) -> bool:
        """Whether the person is enrolled (not merely held, offered or waiting)."""
        return self.state == SeatState.ENROLLED

    @property
    def is_active(self) -> bool:
        """Whether the person has a seat, is offered or held one, or waits."""
        return self.state in ACTIVE


class Pair(models.Model):
    """Two people who come together or not at all. ``code`` is what the first gives the second."""

    run = models.ForeignKey(
        "courses.CourseRun", verbose_name=_("class"), on_delete=models.PROTECT, related_name="pairs"
    )
    code = models.CharField(max_length=16, unique=True, default=new_pair_code, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("two together")
        verbose_name_plural = _("two together")

    def __str__(self) -> str:
        return self.code


class SupportNeed(models.Model):
    """What can help a person in this class, in own words; deleted 30 days after the class."""

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.CASCADE, primary_key=True, related_name="support_need"
    )
    text = models.TextField(_("what can help you?"), max_length=500)
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("what can help")
        verbose_name_plural = _("what can help")

    def __str__(self) -> str:
        return self.text


class Apology(models.Model):
    """Afbud: a person will not come to one session; no reason is asked or kept."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="apologies")
    session = models.ForeignKey("courses.Session", on_delete=models.CASCADE, related_name="apologies")
    created_at = models.DateTimeField(_("given"), default=timezone.now)

    class Meta:
        verbose_name = _("apology for a session")
        verbose_name_plural = _("apologies for sessions")
        constraints = [
            models.UniqueConstraint(fields=("enrolment", "session"), name="enrolment_apology_once")
        ]
        triggers = [
            guests_fit(pgtrigger.Delete, run_of="run_id FROM courses_session WHERE id = OLD.session_id")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment.person} · {self.session}"
