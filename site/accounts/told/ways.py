"""By which way a person is told, and whether the night has to pass first."""

from datetime import datetime
from typing import Any, NamedTuple

from accounts.models import ContactBy, User
from accounts.phones import international
from accounts.states import SENT_BY_ITSELF, Channel, NoticeState
from accounts.told import quiet

_USUAL: dict[str, Channel] = {
    ContactBy.EMAIL: Channel.EMAIL,
    ContactBy.SMS: Channel.SMS,
    ContactBy.PHONE: Channel.CALL,
    ContactBy.LETTER: Channel.LETTER,
    ContactBy.GUIDE: Channel.GUIDE,
}


class Way(NamedTuple):
    """A channel, the state a notice begins in there, and when it may go at the earliest (None: at once)."""

    channel: Channel
    state: NoticeState
    not_before: datetime | None = None

    def as_row(self) -> dict[str, Any]:
        """Return the values for whoever writes the notice by hand."""
        return {
            "channel": str(self.channel),
            "notice_state": str(self.state),
            "not_before": self.not_before,
        }


def way_to(person: User, *, now: datetime, is_own_act: bool = False, channel: Channel | None = None) -> Way:
    """Return how a notice goes: as the person usually hears from us, or by ``channel`` where that can be.

    A mail about what the person did just now goes at once: they sit and wait for it. Everything else that
    the site sends by itself waits for the end of the night.
    """
    channel = possible(person, channel or usual(person))
    if channel not in SENT_BY_ITSELF:
        return Way(channel, NoticeState.TO_CALL)
    if channel == Channel.EMAIL:
        return mailed(now=now, is_own_act=is_own_act)
    return Way(channel, NoticeState.QUEUED, quiet.waking(now) if quiet.are_kept() else None)


def mailed(*, now: datetime, is_own_act: bool = False) -> Way:
    """Return how a mail goes: also to an address of which nothing else is known."""
    goes_by_night = is_own_act or not quiet.are_kept()
    return Way(Channel.EMAIL, NoticeState.QUEUED, None if goes_by_night else quiet.waking(now))


def usual(person: User) -> Channel:
    """Return by what a person wants to hear from us."""
    return _USUAL[person.contact_by]


def possible(person: User, channel: Channel) -> Channel:
    """Return the channel, or the next best where the person has no number or address for it."""
    if channel == Channel.SMS and not international(person.phone):
        channel = Channel.EMAIL
    if channel == Channel.EMAIL and not person.email:
        return Channel.CALL
    return channel
