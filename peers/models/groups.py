"""Working groups: fixed seats for citizens, meetings with minutes, and what the members thought of them."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.budgets import Project
from peers.models.contributors import Contributor
from peers.states import MemberPlace, Presence, Relation, Worth

# Who is employed later keeps the seat they have: the desk sees it, and decides.
CITIZENS_SEAT_IS_A_CITIZENS = f"""
    IF NEW.place = '{MemberPlace.CITIZEN}' AND EXISTS (
        SELECT 1 FROM peers_contributor c
        WHERE c.id = NEW.contributor_id AND c.relation = '{Relation.EMPLOYED}'
    ) THEN
        RAISE EXCEPTION 'contributor % is employed, and sits on no citizen''s seat', NEW.contributor_id
            USING ERRCODE = '23514', CONSTRAINT = 'peers_citizens_seat';
    END IF;
    RETURN NEW;
"""  # noqa: S608 - words of our own


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
        triggers = [
            pgtrigger.Trigger(
                name="citizens_seat",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("place", "contributor_id"),
                func=CITIZENS_SEAT_IS_A_CITIZENS,
            )
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
            models.UniqueConstraint(
                fields=("group", "starts_at"),
                condition=Q(cancelled_at__isnull=True),
                name="peers_one_meeting_at_a_time",
                violation_error_message=_("The group has a meeting at this time already."),
            ),
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


class MeetingPulse(models.Model):
    """What those who were at a meeting said to "Was it meaningful?": numbers, and nothing of who or when.

    That somebody has answered stands in ``MeetingBallot``. See decision 15, which this follows.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, primary_key=True, related_name="pulse")
    yes = models.PositiveSmallIntegerField(Worth.YES.label, default=0)
    mostly = models.PositiveSmallIntegerField(Worth.MOSTLY.label, default=0)
    little = models.PositiveSmallIntegerField(Worth.LITTLE.label, default=0)
    no = models.PositiveSmallIntegerField(Worth.NO.label, default=0)

    class Meta:
        verbose_name = _("answers after a meeting")
        verbose_name_plural = _("answers after meetings")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.meeting}: {self.answers}"

    @property
    def answers(self) -> int:
        """How many have answered."""
        return self.yes + self.mostly + self.little + self.no


class MeetingBallot(models.Model):
    """Somebody has answered about a meeting: kept while the question is open, so that each answers once.

    Its key is drawn by lot, and all ballots of a meeting are written anew with each: neither keys nor the
    places of the rows tell who came after whom.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("has answered about a meeting")
        verbose_name_plural = _("have answered about a meeting")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("meeting", "person"), name="peers_answers_a_meeting_once")
        ]

    def __str__(self) -> str:
        return str(self.meeting)
