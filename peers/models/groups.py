"""Working groups: fixed seats for citizens, meetings with minutes, and what the members thought of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.budgets import Project
from peers.models.contributors import Contributor
from peers.states import MemberPlace, Presence


class WorkingGroup(models.Model):
    """A group that decides something about the school; so many seats are citizens' and are kept for them."""

    name = models.CharField(_("name"), max_length=80)
    purpose = models.TextField(_("what it is for"), max_length=2000, blank=True)
    citizen_seats = models.PositiveSmallIntegerField(_("seats for citizens"), default=4)
    project = models.ForeignKey(
        Project,
        verbose_name=_("honorarium is paid from"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="groups",
    )
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ("name",)
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """Somebody's seat in a group, from a day, and to a day when it has ended."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="members")
    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="group_seats"
    )
    place = models.CharField(_("seat"), max_length=10, choices=MemberPlace)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ("contributor__public_name", "pk")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=("group", "contributor"),
                condition=Q(until__isnull=True),
                name="peers_member_once",
                violation_error_message=_("This person is a member already."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="peers_member_ends_after_it_began",
                violation_error_message=_("It cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.group}"


class Meeting(models.Model):
    """A meeting of a group: planned, then held or cancelled. ``minutes_text`` is shown to the members."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    online_url = models.URLField(_("online link"), blank=True)
    agenda = models.TextField(_("agenda"), max_length=4000, blank=True)
    minutes_text = models.TextField(_("minutes"), max_length=20000, blank=True)
    held_at = models.DateTimeField(_("written down as held"), null=True, blank=True, editable=False)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True, editable=False)
    cancelled_reason = models.CharField(_("why it was cancelled"), max_length=255, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("starts_at",)
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="peers_meeting_ends_after_it_began",
                violation_error_message=_("It cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(cancelled_at__isnull=True),
                name="peers_meeting_held_or_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {timezone.localtime(self.starts_at):%d.%m.%Y}"


class MeetingPresence(models.Model):
    """Whether a member comes, and came."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    member = models.ForeignKey(GroupMember, on_delete=models.CASCADE, related_name="presences")
    presence = models.CharField(max_length=10, choices=Presence, default=Presence.UNKNOWN)

    class Meta:
        verbose_name = _("presence at a meeting")
        verbose_name_plural = _("presences at meetings")
        default_permissions = ("change", "view")
        constraints = [models.UniqueConstraint(fields=("meeting", "member"), name="peers_presence_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_presence_display()}"
