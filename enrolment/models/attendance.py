"""Who came to a session, and whom the school asks how they are. Nothing here counts anybody's absences."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.day_states import CallState, Mark


class Attendance(models.Model):
    """What was last tapped for a person in a session. Kept for a year, then only ``AttendanceFigures``.

    ``tapped_at`` and ``tap`` say which tap won: a later one, or of two at one moment the greater id. An empty
    mark is a tap taken back, which must be remembered too: an older tap may still be on its way.
    """

    session = models.ForeignKey(
        "courses.Session", verbose_name=_("session"), on_delete=models.CASCADE, related_name="attendance"
    )
    enrolment = models.ForeignKey(
        "enrolment.Enrolment", verbose_name=_("person"), on_delete=models.CASCADE, related_name="attendance"
    )
    mark = models.CharField(_("mark"), max_length=10, choices=Mark, blank=True)
    tapped_at = models.DateTimeField(_("tapped"))
    tap = models.UUIDField(editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.UniqueConstraint(fields=("session", "enrolment"), name="enrolment_attendance_once")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment.person} · {self.session}"


class AttendanceFigures(models.Model):
    """What is left of a session's attendance after a year: figures of the room, about nobody."""

    session = models.OneToOneField(
        "courses.Session",
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="attendance_figures",
    )
    present = models.PositiveSmallIntegerField(_("came"), default=0)
    apologies = models.PositiveSmallIntegerField(_("had told us"), default=0)
    others = models.PositiveSmallIntegerField(_("neither came nor had told us"), default=0)

    class Meta:
        verbose_name = _("figures of a session")
        verbose_name_plural = _("figures of sessions")

    def __str__(self) -> str:
        return str(self.session)


class WelfareCall(models.Model):
    """Somebody was missed and had not told us: the school asks how they are. Never a strike.

    Only coordinators see it, from the end of the session on; it is deleted some days after it is done.
    """

    session = models.ForeignKey(
        "courses.Session", verbose_name=_("session"), on_delete=models.CASCADE, related_name="+"
    )
    enrolment = models.ForeignKey(
        "enrolment.Enrolment", verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=CallState, default=CallState.OPEN)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("call to ask how somebody is")
        verbose_name_plural = _("calls to ask how somebody is")
        ordering = ("session__ends_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("session", "enrolment"), name="enrolment_welfare_call_once"),
            models.CheckConstraint(
                condition=Q(state=CallState.DONE, done_at__isnull=False)
                | (~Q(state=CallState.DONE) & Q(done_at__isnull=True)),
                name="enrolment_welfare_call_done_iff_time",
                violation_error_message=_("A call is done exactly when it has a time of being done."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment.person} · {self.session}"
