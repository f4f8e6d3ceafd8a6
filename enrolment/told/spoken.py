"""What a notice says to somebody without a screen: read on the phone, in a letter, or by a guide.

The words are those of the mails, with what can only be done on a screen put otherwise; and with the times and
the place, since there is no page to look at.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from courses.calendars import place
from courses.words import session_when
from enrolment.models import Notice
from enrolment.states import NoticeKind, SeatState
from enrolment.told.mails.discreet import DISCREET
from enrolment.told.mails.full import FULL
from enrolment.told.mails.stories import Story, tell

MOST_TIMES = 12
_WITH_TIMES = {NoticeKind.ENROLLED, NoticeKind.MOVED, NoticeKind.OFFERED}


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
        # What the school wrote is the message itself: there is no page to read it on.
        full = full or notice.kind == NoticeKind.MESSAGE
        subject, *lines = (FULL if full else DISCREET)[NoticeKind(notice.kind)](story)
        instead = _instead(phone)
        put = [instead.get(line, line) for line in lines]
        return Said(
            subject or str(NoticeKind(notice.kind).label), tuple(filter(None, put)), _times(story, full=full)
        )


def _instead(phone: str) -> dict[str, str]:
    """Sentence of a mail to what is said instead of it."""
    at = {"at": _(" on %(phone)s") % {"phone": phone} if phone else ""}
    if_not = _("Call us%(at)s if you cannot come.") % at
    anew = _("Call us%(at)s if you have questions.") % at
    in_turn = _("We tell you as soon as it is your turn. You need do nothing until then.")
    return {
        _("On your own page you can see where it is, and tell us if you cannot come."): if_not,
        _("On your own page you can tell us if you cannot come."): if_not,
        _("You answer with one press, and need not sign in."): _("Call us%(at)s and say yes or no.") % at,
        _("On your own page you can see what is new."): anew,
        _("We have written to you. You can read it on your own page."): anew,
        # Whoever hears this aloud could not answer without a name.
        _("Were you there last time? On your own page you can say whether it made sense."): "",
        # What passes between somebody and their teachers is not read aloud by others.
        _("We have answered you. The answer is on your own page."): _(
            "The teachers have answered what you wrote. Ask them about it when you meet, or call us%(at)s."
        )
        % at,
        _("We write to you as soon as it is your turn. You need do nothing until then."): in_turn,
        _("You have kept your number. We write to you as soon as it is your turn."): _(
            "You have kept your number. We tell you as soon as it is your turn."
        ),
        _("Is that not right? Then answer this mail or call us."): _("Is that not right? Then call us%(at)s.")
        % at,
        _("It stands in place of the one you had. On your own page you can see where it is."): _(
            "It stands in place of the one you had."
        ),
        _("You have a new appointment in its place. We have sent it in a mail of its own."): _(
            "You have a new appointment in its place. We tell you of it by itself."
        ),
        _("That is quite all right. You are welcome to write yourself up again."): _(
            "That is quite all right. You are welcome to sign up again: call us%(at)s."
        )
        % at,
        _("You choose yourself which reminders you get: under About me on your own page."): _(
            "You choose yourself which reminders you get: call us%(at)s."
        )
        % at,
    }


def _times(story: Story, *, full: bool) -> tuple[str, ...]:
    """When and where: of all that is to come, for whoever has or is offered a seat.

    A place that is the same every time is said once; where the name of the course is said, it was said there.
    """
    if story.notice.session or story.notice.kind not in _WITH_TIMES:
        return ()
    if story.enrolment.state not in {SeatState.ENROLLED, SeatState.OFFERED}:
        return ()
    held = story.to_come[:MOST_TIMES]
    places = list(dict.fromkeys(filter(None, map(place, held))))
    if len(places) > 1:
        return tuple(", ".join(filter(None, (session_when(one), place(one)))) for one in held)
    where = [] if full else [_("Where: %(place)s.") % {"place": one} for one in places]
    return (*(session_when(one) for one in held), *where)
