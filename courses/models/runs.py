"""Classes (hold), their sessions (mødegange) and seat counts."""

import secrets
import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.states import DROP_IN_FORMATS, RUNS_THE_CLASS, AssignmentState, RunAccess, RunState
from peers.models import Contributor


def new_access_key() -> str:
    """Return a secret for the link to a class that is not in the catalogue (96 bits, URL-safe)."""
    return secrets.token_urlsafe(12)


class CourseRun(models.Model):
    """A dated offering of a course (da. *hold*).

    Its row is what every change of seats locks. Seat numbers live in ``RunSeats``, so that saving
    this form never writes a stale count back.
    """

    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.PROTECT, related_name="runs"
    )
    term = models.ForeignKey(
        "courses.Term", verbose_name=_("term"), on_delete=models.PROTECT, related_name="runs"
    )
    label = models.CharField(
        _("label"),
        max_length=60,
        blank=True,
        help_text=_("Only where two classes need telling apart: 'Evening class'."),
    )
    venue = models.ForeignKey(
        "courses.Venue",
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="runs",
        help_text=_("Leave empty if the class is only online."),
    )
    room = models.CharField(_("room"), max_length=60, blank=True)
    online_url = models.URLField(_("online link"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RunState, default=RunState.DRAFT, editable=False
    )
    cancelled_reason = models.CharField(_("why it is cancelled"), max_length=200, blank=True, editable=False)
    access = models.CharField(
        _("who may sign up"),
        max_length=10,
        choices=RunAccess,
        default=RunAccess.PUBLIC,
        help_text=_("A class by invitation is not in the catalogue; one signs up by its own link."),
    )
    access_key = models.CharField(max_length=32, default=new_access_key, editable=False)
    enrolment_opens_at = models.DateTimeField(
        _("enrolment opens"), null=True, blank=True, help_text=_("Empty: when the term's enrolment opens.")
    )
    enrolment_closes_at = models.DateTimeField(
        _("enrolment closes"), null=True, blank=True, help_text=_("Empty: when the first session starts.")
    )
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies", editable=False
    )

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RunState.DRAFT) | Q(venue__isnull=False) | ~Q(online_url=""),
                name="courses_run_is_somewhere",
                violation_error_message=_("Choose a venue or write an online link before the class opens."),
            ),
            models.CheckConstraint(
                condition=Q(enrolment_opens_at__isnull=True)
                | Q(enrolment_closes_at__isnull=True)
                | Q(enrolment_closes_at__gt=F("enrolment_opens_at")),
                name="courses_run_closes_after_opening",
                violation_error_message=_("Enrolment must close after it opens."),
            ),
        ]
        indexes = [models.Index(fields=("state", "course"), name="courses_run_state_course")]

    def __str__(self) -> str:
        title = f"{self.course.title} ({self.label})" if self.label else self.course.title
        return f"{title}, {self.term.name}"

    @property
    def teachers(self) -> models.QuerySet[Contributor]:
        """Those who said yes to run the whole class, in alphabetical order; a query each time."""
        taught = self.assignments.filter(
            state=AssignmentState.ACCEPTED, session__isnull=True, role__in=RUNS_THE_CLASS
        )
        return Contributor.objects.filter(pk__in=taught.values("contributor"))

    @property
    def is_drop_in(self) -> bool:
        """Whether one simply comes, without a seat."""
        return self.course.format in DROP_IN_FORMATS

    @property
    def opens_at(self) -> datetime:
        """When enrolment opens: the class's own moment, else the term's."""
        return self.enrolment_opens_at or self.term.enrolment_opens_at


class RunSeats(models.Model):
    """The seat numbers of a class.

    ``taken`` (held, enrolled, offered), what each group has of it, and ``waiting`` (people, not seats) are
    kept by database triggers on the enrolment rows, so no path can count differently; the check makes
    overselling impossible. ``reserved`` is how many of the free seats are held for groups that have not
    filled their guaranteed share; it is kept by triggers too, and may exceed what is free where a share
    was given later than the seats. ``reserved_for`` names those groups, joined by commas.
    ``capacity`` is changed only by ``enrolment.seats``.
    """

    run = models.OneToOneField(CourseRun, on_delete=models.CASCADE, primary_key=True, related_name="seats")
    capacity = models.PositiveSmallIntegerField(_("seats"))
    taken = models.PositiveSmallIntegerField(_("taken"), default=0, editable=False)
    waiting = models.PositiveSmallIntegerField(_("waiting"), default=0, editable=False)
    citizens = models.PositiveSmallIntegerField(_("seats citizens have"), default=0, editable=False)
    relatives = models.PositiveSmallIntegerField(_("seats relatives have"), default=0, editable=False)
    staff = models.PositiveSmallIntegerField(_("seats staff have"), default=0, editable=False)
    others = models.PositiveSmallIntegerField(_("seats others have"), default=0, editable=False)
    reserved = models.PositiveSmallIntegerField(_("free seats held for groups"), default=0, editable=False)
    reserved_for = models.CharField(
        _("groups that seats are held for"), max_length=40, default="", db_default="", editable=False
    )

    class Meta:
        verbose_name = _("seats of a class")
        verbose_name_plural = _("seats of classes")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__lte=F("capacity")),
                name="courses_seats_never_oversold",
                violation_error_message=_("There are not that many seats."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.taken}/{self.capacity} (+{self.waiting})"

    @property
    def free(self) -> int:
        """Seats nobody has, holds or is offered."""
        return self.capacity - self.taken

    @property
    def open(self) -> int:
        """Free seats that are held for no group."""
        return max(0, self.free - self.reserved)


class Session(models.Model):
    """One meeting of a class (da. *mødegang*)."""

    run = models.ForeignKey(
        CourseRun, verbose_name=_("class"), on_delete=models.CASCADE, related_name="sessions"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.ForeignKey(
        "courses.Venue",
        verbose_name=_("own venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
        help_text=_("Only if this session is held elsewhere than the class."),
    )
    room = models.CharField(
        _("room"), max_length=60, blank=True, help_text=_("Empty: the room of the class.")
    )
    online_url = models.URLField(_("online link"), blank=True, help_text=_("Empty: the link of the class."))
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True, editable=False)
    cancelled_reason = models.CharField(_("why it is cancelled"), max_length=200, blank=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("starts_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="courses_session_ends_after_start",
                violation_error_message=_("The session must end after it starts."),
            ),
            models.UniqueConstraint(fields=("run", "starts_at"), name="courses_session_once_at_a_time"),
        ]
        indexes = [models.Index(fields=("starts_at",), name="courses_session_starts")]

    def __str__(self) -> str:
        return f"{self.run} {self.starts_at:%d.%m.%Y %H:%M}"

    @property
    def is_cancelled(self) -> bool:
        """Whether the session will not be held."""
        return self.cancelled_at is not None
