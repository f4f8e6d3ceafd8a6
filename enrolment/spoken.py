"""What a notice says to somebody without a screen: read on the phone, in a letter, or by a guide.

The words are those of the mails, with what can only be done on a screen put otherwise; and with the times and
the place, since there is no page to look at.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from courses.calendars import place
from courses.words import session_when
from enrolment.mails.discreet import DISCREET
from enrolment.mails.full import FULL
from enrolment.mails.stories import Story, tell
from enrolment.models import Notice
from enrolment.states import NoticeKind, SeatState

MOST_TIMES = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A heading, paragraphs, and the times that are to come, each with its place."""

    subject: str
    lines: tuple[str, ...]
    times: tuple[str, ...]


def say(notice: Notice, *, full: bool, phone: str) -> Said:
    """Put a notice in words, in the person's language. ``full``: with the name of the course.

    ``phone`` is the school's number: what is a press in a mail is a call here.
    """
    with override(notice.person.language):
        story = tell(notice)
        subject, *lines = (FULL if full else DISCREET)[NoticeKind(notice.kind)](story)
        instead = _instead(phone)
        put = [instead.get(line, line) for line in lines]
        return Said(subject, tuple(filter(None, put)), _times(story))


def _instead(phone: str) -> dict[str, str]:
    """Sentence of a mail to what is said instead of it."""
    call = {"phone": phone}
    if_not = _("Call us on %(phone)s if you cannot come.") % call
    answer = _("Call us on %(phone)s and say yes or no.") % call
    anew = _("Call us on %(phone)s if you have questions.") % call
    return {
        _("On your own page you can see where it is, and tell us if you cannot come."): if_not,
        _("On your own page you can tell us if you cannot come."): if_not,
        _("You answer with one press, and need not sign in."): answer,
        _("On your own page you can see what is new."): anew,
        _("We have written to you. You can read it on your own page."): _(
            "We have written to you. Call us on %(phone)s, and we tell you what."
        )
        % call,
        _("You choose yourself which reminders you get: under About me on your own page."): _(
            "Call us on %(phone)s if you would rather do without reminders."
        )
        % call,
        _("Is that not right? Then answer this mail or call us."): _(
            "Is that not right? Then call us on %(phone)s."
        )
        % call,
        _("It stands in place of the one you had. On your own page you can see where it is."): _(
            "It stands in place of the one you had."
        ),
        _("You have a new appointment in its place. We have sent it in a mail of its own."): _(
            "You have a new appointment in its place. We tell you of it by itself."
        ),
        _("That is quite all right. You are welcome to write yourself up again."): _(
            "That is quite all right. You are welcome to sign up again: call us on %(phone)s."
        )
        % call,
    }


def _times(story: Story) -> tuple[str, ...]:
    """When and where: of the session it is about, or of all to come for whoever has or is offered a seat."""
    if story.notice.session:
        return ()
    if story.enrolment.state not in {SeatState.ENROLLED, SeatState.OFFERED}:
        return ()
    if story.notice.kind not in {NoticeKind.ENROLLED, NoticeKind.MOVED, NoticeKind.OFFERED}:
        return ()
    lines = [", ".join(filter(None, (session_when(one), place(one)))) for one in story.to_come[:MOST_TIMES]]
    return tuple(lines)
