"""Who teaches a class or one session, and what teachers do for each other."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.runs import CourseRun, Session
from courses.states import RUNS_THE_CLASS, AssignmentState, HandoverState, NoteKind, TeachingRole


class AssignmentQuerySet(models.QuerySet["TeachingAssignment"]):
    """Assignments, narrowed to those that say who teaches."""

    def accepted(self) -> Self:
        """Keep what somebody said yes to."""
        return self.filter(state=AssignmentState.ACCEPTED)

    def teaching(self) -> Self:
        """Keep those who said yes to run the whole class: they are shown as its teachers."""
        return self.accepted().filter(session__isnull=True, role__in=RUNS_THE_CLASS)


class TeachingAssignment(models.Model):
    """A contributor is asked to teach a class, or one session of it, and answers; one row for each.

    All teachers of a class are equals. Rows are moved by ``courses.staffing`` alone.
    """

    run = models.ForeignKey(CourseRun, on_delete=models.CASCADE, related_name="assignments")
    session = models.ForeignKey(
        Session,
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="assignments",
        help_text=_("Empty: the whole class."),
    )
    contributor = models.ForeignKey("peers.Contributor", on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(_("role"), max_length=12, choices=TeachingRole, default=TeachingRole.TEACHER)
    state = models.CharField(
        _("state"), max_length=10, choices=AssignmentState, default=AssignmentState.ACCEPTED
    )
    offered_at = models.DateTimeField(_("asked"), default=timezone.now)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("teaching assignment")
        verbose_name_plural = _("teaching assignments")
        constraints = [
            models.UniqueConstraint(
                fields=("run", "contributor", "session"),
                nulls_distinct=False,
                name="courses_teaches_a_class_once",
                violation_error_message=_("This person is asked already."),
            ),
        ]
        indexes = [
            models.Index(fields=("contributor", "state"), name="courses_assigned_to"),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.run}"


class StaffingOverride(models.Model):
    """A leader let a class open without one lived and one professional teacher, and wrote why. Kept."""

    run = models.ForeignKey(
        CourseRun, verbose_name=_("class"), on_delete=models.CASCADE, related_name="staffing_overrides"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("class opened without both kinds of teachers")
        verbose_name_plural = _("classes opened without both kinds of teachers")
        ordering = ("-at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="courses_staffing_override_says_why",
                violation_error_message=_("Write the reason."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.reason}"


class Handover(models.Model):
    """A session of somebody who presses "I am having a bad day", which another may take."""

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="handovers"
    )
    contributor = models.ForeignKey(
        "peers.Contributor", verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="handovers"
    )
    state = models.CharField(_("state"), max_length=10, choices=HandoverState, default=HandoverState.ASKED)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    asked = models.ManyToManyField(
        "peers.Contributor", verbose_name=_("who was asked"), related_name="asked_to_take_over"
    )
    taken_by = models.ForeignKey(
        "peers.Contributor",
        verbose_name=_("taken by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="taken_over",
    )
    ended_at = models.DateTimeField(_("answered"), null=True, blank=True)
    school_told_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("When the coordinators were told that nobody has taken it yet."),
    )

    class Meta:
        verbose_name = _("session handed over")
        verbose_name_plural = _("sessions handed over")
        ordering = ("-asked_at",)
        constraints = [
            models.UniqueConstraint(
                fields=("session", "contributor"),
                condition=~Q(state=HandoverState.WITHDRAWN),
                name="courses_one_handover_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=HandoverState.TAKEN, taken_by__isnull=False)
                | (~Q(state=HandoverState.TAKEN) & Q(taken_by__isnull=True)),
                name="courses_handover_taken_by_somebody",
                violation_error_message=_("A session is taken exactly when somebody has it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.get_state_display()}"


class SessionNote(models.Model):
    """What teachers of a class write to each other before and after a session; never shown to the class."""

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="notes"
    )
    author = models.ForeignKey(
        "peers.Contributor", verbose_name=_("written by"), on_delete=models.PROTECT, related_name="notes"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=NoteKind)
    text = models.TextField(_("note"), max_length=3000)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("note between teachers")
        verbose_name_plural = _("notes between teachers")
        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.session}"
