"""Who makes a course: the record that the page's 'made by' and the key figures are read from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.states import MemberState
from peers.models import Basis


class TeamMember(models.Model):
    """Somebody in the team of a course, and on which basis; stays on record after leaving.

    ``course`` is the page the course was first written as; its translations have the same team. ``basis`` is
    what was agreed when the person was asked, so that nobody becomes the missing half by changing a profile.
    """

    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.CASCADE, related_name="members"
    )
    contributor = models.ForeignKey(
        "peers.Contributor", verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="teams"
    )
    basis = models.CharField(_("basis"), max_length=15, choices=Basis)
    state = models.CharField(_("state"), max_length=10, choices=MemberState, default=MemberState.INVITED)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    joined_at = models.DateTimeField(_("joined"), null=True, blank=True)
    ended_at = models.DateTimeField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of teams")
        ordering = ("contributor__public_name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("course", "contributor"),
                name="courses_in_a_team_once",
                violation_error_message=_("This person is asked already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(MemberState.JOINED, MemberState.LEFT)) | Q(joined_at__isnull=False),
                name="courses_member_joined_at",
                violation_error_message=_("Who is in the team has joined at some time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.course}"


class DesignHours(models.Model):
    """Time somebody spent on making a course; the engagement says who, when and how long."""

    course = models.ForeignKey("courses.CoursePage", on_delete=models.CASCADE, related_name="hours")
    engagement = models.OneToOneField(
        "peers.Engagement", on_delete=models.CASCADE, primary_key=True, related_name="design_hours"
    )

    class Meta:
        verbose_name = _("hours of co-design")
        verbose_name_plural = _("hours of co-design")

    def __str__(self) -> str:
        return str(self.engagement)
