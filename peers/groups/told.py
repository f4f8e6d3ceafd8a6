"""What members are told of meetings. A letter names neither the group nor the school; full words do."""

from collections.abc import Callable, Collection, Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accounts import letters
from accounts.dates import moment, span
from accounts.letters import Words
from peers.models import GroupMember, Meeting

Say = Callable[[], tuple[Words, Words]]


def invited(meetings: Sequence[Meeting], members: Iterable[GroupMember], *, offered: Collection[int]) -> None:
    """Invite to meetings, in one letter; those with an offer to answer have had one with it."""
    if not meetings:
        return
    first = min(meetings, key=lambda one: one.starts_at)

    def say() -> tuple[Words, Words]:
        button, path = _("See when and where"), _path(first)
        body = ngettext("You are invited to a meeting.", "You are invited to meetings.", len(meetings))
        fill = {"group": first.group.name, "when": span(first.starts_at, first.ends_at), "n": len(meetings)}
        full = ngettext(
            "You are invited to a meeting of %(group)s: %(when)s.",
            "You are invited to %(n)d meetings of %(group)s. The first is %(when)s.",
            len(meetings),
        )
        subject = _("An invitation for you")
        return Words(subject, (body,), button, path), Words(subject, (full % fill,), button, path)

    _tell((one for one in members if one.contributor_id not in offered), "meeting_invited", say)


def changed(meeting: Meeting, members: Iterable[GroupMember]) -> None:
    """Tell of another time or place."""

    def say() -> tuple[Words, Words]:
        button, path = _("See when and where"), _path(meeting)
        fill = {"group": meeting.group.name, "when": span(meeting.starts_at, meeting.ends_at)}
        body = _("A meeting that you are invited to has another time or place.")
        full = _("The meeting of %(group)s has another time or place. It is %(when)s.") % fill
        subject = _("A change of plans")
        return Words(subject, (body,), button, path), Words(subject, (full,), button, path)

    _tell(members, "meeting_changed", say)


def cancelled(meeting: Meeting, members: Iterable[GroupMember]) -> None:
    """Tell that a meeting will not be, and why."""

    def say() -> tuple[Words, Words]:
        button, path = _("Read why"), _path(meeting)
        fill = {"group": meeting.group.name, "when": moment(meeting.starts_at)}
        body = _("A meeting that you are invited to is cancelled.")
        full = _("The meeting of %(group)s %(when)s is cancelled.") % fill
        why = _("Why: %(reason)s") % {"reason": meeting.cancelled_reason}
        subject = _("A change of plans")
        return Words(subject, (body,), button, path), Words(subject, (full, why), button, path)

    _tell(members, "meeting_cancelled", say)


def minutes_ready(meeting: Meeting, members: Iterable[GroupMember]) -> None:
    """Tell that the minutes can be read."""

    def say() -> tuple[Words, Words]:
        button, path = _("Read the minutes"), _path(meeting)
        fill = {"group": meeting.group.name, "when": moment(meeting.starts_at)}
        body = _("There is something new to read for you.")
        full = _("The minutes of the meeting of %(group)s %(when)s are ready.") % fill
        subject = _("Something to read")
        return Words(subject, (body,), _("See it"), path), Words(subject, (full,), button, path)

    _tell(members, "meeting_minutes", say)


def _path(meeting: Meeting) -> str:
    return reverse("peers:meeting", args=[meeting.pk])


def _tell(members: Iterable[GroupMember], kind: str, say: Say) -> None:
    for one in members:
        person = one.contributor.person
        # Who has no account is called by the school; the desk says who.
        if person is None or not person.is_active:
            continue
        with override(person.language):
            words, full = say()
            letters.write(kind=kind, person=person, words=words, full=full)
