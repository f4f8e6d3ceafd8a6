"""The calendar of a mail: one session that calendars take up by themselves, and a file with all of them.

A calendar message is about one event (RFC 5546), and mail programs read no further than the first. Hence
``docs/decisions/0006-one-invitation-and-a-file.md``.
"""

from typing import NamedTuple

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from courses.models import Session
from enrolment.calendars import CANCEL, PUBLISH, REQUEST, invitation
from enrolment.day_states import GuestState
from enrolment.models import GuestSeat
from enrolment.states import REMINDERS, NoticeKind
from enrolment.told.mails.stories import Story

# A reminder invites again: a calendar that took one session at the time takes the next with it.
_INVITES: frozenset[str] = REMINDERS | {
    *(NoticeKind.ENROLLED, NoticeKind.MOVED, NoticeKind.SESSION_CHANGED, NoticeKind.GUEST_SEAT)
}
_CANCELS: frozenset[str] = frozenset(
    {
        *(NoticeKind.WITHDRAWN, NoticeKind.MOVED_AWAY, NoticeKind.RUN_CANCELLED),
        *(NoticeKind.SESSION_CANCELLED, NoticeKind.GUEST_ENDED),
    }
)


class Appointments(NamedTuple):
    """What a mail does in a calendar: the method, the session it is about first, and all it is about."""

    method: str
    first: Session | None
    all: tuple[Session, ...]

    @property
    def has_file(self) -> bool:
        """Whether there are more sessions than a calendar message can carry."""
        return len(self.all) > 1


def of(story: Story) -> Appointments:
    """Return the sessions a mail is about; none where no calendar is concerned."""
    kind = story.notice.kind
    if kind in _CANCELS and story.had_seat:
        about = story.about or story.upcoming
        # What is cancelled already was taken away then.
        first = next((one for one in about if not one.is_cancelled), next(iter(about), None))
        return Appointments(CANCEL, first, about)
    # Whoever has left since must not be invited again by a mail that comes late.
    if kind in _INVITES and _comes(story):
        about = tuple(one for one in (story.about or story.upcoming) if not one.is_cancelled)
        return Appointments(REQUEST, next(iter(about), None), about)
    return Appointments("", None, ())


def guest_of(story: Story) -> int | None:
    """Return which guest's seat a mail is about; None where it is about a seat in the class."""
    found: int | None = story.notice.details.get("guest")
    return found


def _comes(story: Story) -> bool:
    guest = guest_of(story)
    if guest is None:
        return story.enrolment.has_seat
    return GuestSeat.objects.filter(pk=guest, state=GuestState.ACCEPTED).exists()


def explained(found: Appointments) -> str:
    """Say what the file is for; nothing where there is none."""
    if not found.has_file:
        return ""
    if found.method == CANCEL:
        return _("If the later times stand in your calendar too, open the attached file to call them off.")
    return _("Open the attached file to put all the times into your calendar.")


def add(mail: EmailMultiAlternatives, story: Story, found: Appointments) -> None:
    """Give a mail its calendar message and, for several sessions, the file."""
    if found.first is None:
        return
    moment = story.notice.move.at if story.notice.move else story.notice.created_at
    is_off = found.method == CANCEL

    def written(sessions: tuple[Session, ...], method: str) -> str:
        content = invitation(
            enrolment=story.enrolment,
            sessions=sessions,
            method=method,
            moment=moment,
            is_off=is_off,
            guest=guest_of(story),
        )
        return content.decode()

    mail.attach_alternative(written((found.first,), found.method), f"text/calendar; method={found.method}")
    if found.has_file:
        mail.attach(_("appointments.ics"), written(found.all, PUBLISH), f"text/calendar; method={PUBLISH}")
