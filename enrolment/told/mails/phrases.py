"""What several notices say alike."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.words import session_when
from enrolment.queries import place_in_line
from enrolment.signing_up import pairs
from enrolment.states import SeatState
from enrolment.told.mails.stories import Story

Says = Callable[[Story], tuple[str, ...]]
"""A subject and then the paragraphs; empty ones are left out."""


def known(text: str, **values: str) -> str:
    """The sentence, if all it speaks of is known."""
    return text % values if all(values.values()) else ""


def more_times(story: Story) -> str:
    """How often it is after the next time."""
    more = len(story.to_come) - 1
    if more < 1:
        return ""
    return ngettext(
        "There is %(count)d more time after that.", "There are %(count)d more times after that.", more
    ) % {"count": more}


def in_line(story: Story) -> str:
    """Which number the person has, if they wait still."""
    if story.enrolment.state != SeatState.WAITING:
        return ""
    return _("You are number %(number)d in line.") % {"number": place_in_line(story.enrolment)}


def lacks_the_other(story: Story) -> bool:
    """Whether the person is the first of two, so that it is they who have something to do."""
    seen = pairs.seen_by([story.enrolment]).get(story.enrolment.pk)
    return seen is not None and seen.is_half


def pass_on_the_link() -> str:
    """What the first of two does; where the code is, but not the code: a mail may be read by others."""
    return _(
        "Give the other the link or the code from your own page. Then you both come, or you wait together."
    )


def where(story: Story) -> str:
    """The place, for those who have chosen full words."""
    return known(_("Where: %(place)s."), place=story.place)


def each_time(story: Story) -> str:
    """The sessions it is about, one on a line."""
    return "\n".join(session_when(session) for session in story.about if not session.is_cancelled)


def your_choice() -> str:
    """That reminders are the person's own choice, said in each of them."""
    return _("You choose yourself which reminders you get: under About me on your own page.")
