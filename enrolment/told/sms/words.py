"""What a text message says: a time and a link, and nothing that tells what it is about."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.told.texts import fitted
from enrolment.models import Notice
from enrolment.states import NoticeKind
from enrolment.told.mails.phrases import lacks_the_other
from enrolment.told.mails.stories import Story, tell
from enrolment.told.mails.words import link


def text_of(notice: Notice) -> str:
    """Return the text in the person's language: what happened, when, and where to read the rest."""
    with override(notice.person.language):
        story = tell(notice)
        said = _SAYS[NoticeKind(notice.kind)](story)
        _button, path = link(story)
    return fitted(said, settings.BASE_URL + path)


Says = Callable[[Story], str]


def _when(text: str, story: Story, otherwise: str) -> str:
    return text % {"when": story.when} if story.when else otherwise


_SAYS: dict[NoticeKind, Says] = {
    NoticeKind.ENROLLED: lambda story: _when(
        _("Your appointment is noted: %(when)s."), story, _("Your appointment is noted.")
    ),
    NoticeKind.WAITING: lambda story: (
        _("We have noted your wish. Give the other the link from your page:")
        if lacks_the_other(story)
        else _("We have noted your wish. You are in line.")
    ),
    NoticeKind.OFFERED: lambda story: (
        _("It is your turn. Please answer by %(when)s:") % {"when": story.deadline}
    ),
    NoticeKind.OFFER_EXPIRED: lambda _story: _("The time to answer has passed. That is quite all right."),
    NoticeKind.DECLINED: lambda _story: _("Thank you for your answer."),
    NoticeKind.WITHDRAWN: lambda _story: _("Your appointment is called off."),
    NoticeKind.LEFT_LIST: lambda _story: _("You are no longer in line."),
    NoticeKind.MOVED: lambda story: _when(
        _("You have a new appointment: %(when)s."), story, _("You have a new appointment.")
    ),
    NoticeKind.MOVED_AWAY: lambda _story: _("Your earlier appointment no longer applies."),
    NoticeKind.LIST_CLOSED: lambda _story: _("We are sorry: there was no room this time."),
    NoticeKind.RUN_CANCELLED: lambda _story: _("We are sorry: it is cancelled."),
    NoticeKind.SESSION_CANCELLED: lambda story: _when(
        _("The appointment %(when)s is cancelled."), story, _("An appointment is cancelled.")
    ),
    NoticeKind.SESSION_CHANGED: lambda story: _when(
        _("Your appointment has changed: %(when)s."), story, _("Your appointment has changed.")
    ),
    NoticeKind.BACK_IN_LINE: lambda _story: _("You are back in line."),
    NoticeKind.GUEST_OFFER: lambda story: (
        _("You may come %(when)s. Please answer by %(until)s:")
        % {"when": story.when, "until": story.deadline}
    ),
    NoticeKind.GUEST_SEAT: lambda story: _when(
        _("Your appointment is noted: %(when)s."), story, _("Your appointment is noted.")
    ),
    NoticeKind.GUEST_ENDED: lambda story: _when(
        _("The appointment %(when)s is cancelled.")
        if story.notice.details.get("cancelled")
        else _("We are sorry: there is no room %(when)s after all."),
        story,
        _("An appointment is cancelled."),
    ),
    NoticeKind.REMINDER_WEEK: lambda story: _when(
        _("Remember your appointment %(when)s."), story, _("Remember your appointment.")
    ),
    NoticeKind.REMINDER_DAY: lambda story: _when(
        _("Remember your appointment %(when)s."), story, _("Remember your appointment.")
    ),
    NoticeKind.MESSAGE: lambda _story: _("You have a new message from us."),
    NoticeKind.ANSWERED: lambda _story: _("You have an answer from us."),
}
