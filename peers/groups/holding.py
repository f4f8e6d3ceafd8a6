"""Who comes to a meeting, who was there, and that it was held: written down once."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from peers.groups import honorarium, members, told
from peers.groups.locking import locked_meeting
from peers.groups.refusals import NotNow, Stale
from peers.models import GroupMember, Meeting, MeetingPresence
from peers.states import Presence

LONGEST_MINUTES = 20_000


@transaction.atomic
def say(
    *, meeting: Meeting, member: GroupMember, comes: bool, now: datetime | None = None
) -> MeetingPresence:
    """Take a member's word that they come or cannot; the last word counts, and no reason is asked.

    What was agreed about honorarium stays as it is until the meeting is held. Raises NotNow once it has begun
    or is cancelled, and for who is no member.
    """
    row, now = locked_meeting(meeting), now or timezone.now()
    if row.cancelled_at is not None:
        raise NotNow(_("The meeting is cancelled."))
    if row.held_at is not None or row.starts_at <= now:
        raise NotNow(_("The meeting has begun."))
    if not members.now_in(row.group).filter(pk=member.pk).exists():
        raise NotNow(_("You are not a member of the group any more."))
    answer = Presence.COMING if comes else Presence.APOLOGY
    return MeetingPresence.objects.update_or_create(
        meeting=row, member=member, defaults={"presence": answer}
    )[0]


@transaction.atomic
def hold(
    *,
    meeting: Meeting,
    present: Collection[int],
    by: User,
    minutes_text: str = "",
    version: int | None = None,
    now: datetime | None = None,
) -> Meeting:
    """Write down that a meeting was held and who of its members (by key) were there.

    Those who were there and had said yes to honorarium have done their work; what absent members had been
    offered is called off without pay. Raises NotNow for a meeting that is cancelled, not begun, or written
    down already by somebody else: the first list stands; Stale for minutes that would be written over some
    that the writer has not read (``version``).
    """
    row, now = locked_meeting(meeting), now or timezone.now()
    if row.cancelled_at is not None:
        raise NotNow(_("The meeting is cancelled."))
    if row.held_at is not None:
        raise NotNow(_("Who was there is written down already. Yours is not saved; look at what stands."))
    if row.starts_at > now:
        raise NotNow(_("The meeting has not begun yet."))
    text = _plain(minutes_text)
    if text and row.minutes_text not in {"", text} and row.version != version:
        raise Stale(row)
    whose = list(members.on(row.group, timezone.localdate(row.starts_at)))
    _write(row, whose, set(present))
    row.held_at, row.held_by = now, by
    row.minutes_text = text or row.minutes_text
    row.version += 1
    row.save(update_fields=["held_at", "held_by", "minutes_text", "version"])
    log(row.group, "peers.hold_meeting", user=by, data={"meeting": row.pk})
    were = {one.contributor_id for one in whose if one.pk in present}
    honorarium.settle(meeting=row, present=were, by=by, now=now)
    if row.minutes_text:
        told.minutes_ready(row, members.now_in(row.group))
    return row


@transaction.atomic
def correct_presence(*, meeting: Meeting, present: Collection[int], version: int, by: User) -> Meeting:
    """Put right who was there. Honorarium does not follow: what was owed is put right as honorarium is.

    Raises NotNow before the meeting is written down as held, Stale where somebody else has written since.
    """
    row = locked_meeting(meeting)
    if row.held_at is None:
        raise NotNow(_("The meeting is not written down as held."))
    if row.version != version:
        raise Stale(row)
    _write(row, list(members.on(row.group, timezone.localdate(row.starts_at))), set(present))
    row.version += 1
    row.save(update_fields=["version"])
    log(row.group, "peers.correct_presence", user=by, data={"meeting": row.pk})
    return row


@transaction.atomic
def write_minutes(*, meeting: Meeting, text: str, version: int, by: User) -> Meeting:
    """Write the minutes; the members are told the first time they can be read.

    Raises Stale where somebody else has written since ``version``: nothing of theirs is lost; and NotNow
    before the meeting has begun or when it was cancelled.
    """
    row = locked_meeting(meeting)
    if row.cancelled_at is not None:
        raise NotNow(_("The meeting is cancelled."))
    if row.starts_at > timezone.now():
        raise NotNow(_("The meeting has not begun yet."))
    if row.version != version:
        raise Stale(row)
    is_first = row.held_at is not None and not row.minutes_text
    row.minutes_text = _plain(text)
    row.version += 1
    row.save(update_fields=["minutes_text", "version"])
    log(row.group, "peers.write_minutes", user=by, data={"meeting": row.pk})
    if is_first and row.minutes_text:
        told.minutes_ready(row, members.now_in(row.group))
    return row


def follow(*, now: datetime | None = None) -> int:
    """Finish work of meetings that were held, where somebody who was there has said yes since.

    Done again, it changes nothing; return how many meetings it looked at.
    """
    now = now or timezone.now()
    late = Meeting.objects.filter(held_at__isnull=False, pk__in=honorarium.agreed_meetings())
    rows = list(late.select_related("group").order_by("pk"))
    for one in rows:
        with transaction.atomic():
            row = locked_meeting(one)
            honorarium.settle(meeting=row, present=_present(row), by=None, now=now)
    return len(rows)


def _plain(text: str) -> str:
    """Return lines as we keep them, whatever a browser ends them with."""
    return "\n".join(text.splitlines()).strip()


def _present(meeting: Meeting) -> set[int]:
    rows = meeting.presences.filter(presence=Presence.PRESENT)
    return set(rows.values_list("member__contributor", flat=True))


def _write(meeting: Meeting, whose: list[GroupMember], present: set[int]) -> None:
    MeetingPresence.objects.filter(meeting=meeting).delete()
    MeetingPresence.objects.bulk_create(
        MeetingPresence(
            meeting=meeting,
            member=one,
            presence=Presence.PRESENT if one.pk in present else Presence.ABSENT,
        )
        for one in whose
    )
