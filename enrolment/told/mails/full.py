"""The same notices for those who have chosen full words: the class by its name, and where it is."""

from django.utils.translation import gettext as _

from enrolment.states import NoticeKind
from enrolment.told.mails import inviting, reminding, writing
from enrolment.told.mails.discreet import DISCREET
from enrolment.told.mails.phrases import (
    Says,
    each_time,
    in_line,
    known,
    lacks_the_other,
    pass_on_the_link,
    where,
)
from enrolment.told.mails.stories import Story


def _enrolled(story: Story) -> tuple[str, ...]:
    return (
        _("You have a seat in %(course)s") % {"course": story.course},
        _("You have a seat in %(course)s: %(dates)s.") % {"course": story.course, "dates": story.dates},
        known(_("The next time is %(when)s."), when=story.when_whole),
        where(story),
        _("On your own page you can tell us if you cannot come."),
    )


def _waiting(story: Story) -> tuple[str, ...]:
    if lacks_the_other(story):
        return (
            _("%(course)s: now the other is to sign up") % {"course": story.course},
            _("We have noted that the two of you want to come to %(course)s together.")
            % {"course": story.course},
            pass_on_the_link(),
        )
    return (
        _("You are on the waiting list for %(course)s") % {"course": story.course},
        _("There is no seat for you in %(course)s right now, so you are on the waiting list.")
        % {"course": story.course},
        in_line(story),
        _("We write to you as soon as it is your turn. You need do nothing until then."),
    )


def _offered(story: Story) -> tuple[str, ...]:
    return (
        _("There is a seat for you in %(course)s: please answer by %(when)s")
        % {"course": story.course, "when": story.deadline},
        _("There is a seat for you in %(course)s: %(dates)s.")
        % {"course": story.course, "dates": story.dates},
        where(story),
        known(
            _("Please say yes or no by %(when)s. After that the turn goes on to the next."),
            when=story.deadline,
        ),
        _("You answer with one press, and need not sign in."),
    )


def _withdrawn(story: Story) -> tuple[str, ...]:
    if story.by_school:
        return (
            _("Your seat in %(course)s is called off") % {"course": story.course},
            _("We have called off your seat in %(course)s.") % {"course": story.course},
            _("Is that not right? Then answer this mail or call us."),
        )
    return (
        _("You have left %(course)s") % {"course": story.course},
        _("We have noted that you are not coming to %(course)s. Thank you for telling us.")
        % {"course": story.course},
        _("You are always welcome another time."),
    )


def _left_list(story: Story) -> tuple[str, ...]:
    return (
        _("You are no longer on the waiting list for %(course)s") % {"course": story.course},
        *DISCREET[NoticeKind.LEFT_LIST](story)[1:],
    )


def _moved(story: Story) -> tuple[str, ...]:
    return (
        _("You have been moved to %(course)s") % {"course": story.course},
        _("You now have a seat in %(course)s: %(dates)s.") % {"course": story.course, "dates": story.dates},
        known(_("The next time is %(when)s."), when=story.when_whole),
        where(story),
    )


def _moved_away(story: Story) -> tuple[str, ...]:
    return (
        _("Your former seat in %(course)s no longer applies") % {"course": story.course},
        *DISCREET[NoticeKind.MOVED_AWAY](story)[1:],
    )


def _list_closed(story: Story) -> tuple[str, ...]:
    return (
        _("There was no room in %(course)s this time") % {"course": story.course},
        *DISCREET[NoticeKind.LIST_CLOSED](story)[1:],
    )


def _run_cancelled(story: Story) -> tuple[str, ...]:
    return (
        _("%(course)s is cancelled") % {"course": story.course},
        _("We are sorry: %(course)s is cancelled.") % {"course": story.course},
        known(_("Why: %(reason)s"), reason=story.reason),
        _("Call us if you want to find something else together."),
    )


def _session_cancelled(story: Story) -> tuple[str, ...]:
    return (
        _("%(course)s is cancelled %(when)s") % {"course": story.course, "when": story.when},
        _("%(course)s is cancelled %(when)s.") % {"course": story.course, "when": story.when_whole},
        known(_("Why: %(reason)s"), reason=story.reason),
        _("Your other times stand as they were."),
    )


def _session_changed(story: Story) -> tuple[str, ...]:
    if len(story.about) > 1:
        return (
            _("%(course)s: several times are new or changed") % {"course": story.course},
            _("These times of %(course)s are new or have changed:") % {"course": story.course},
            each_time(story),
            where(story),
        )
    return (
        _("%(course)s has changed: %(when)s") % {"course": story.course, "when": story.when},
        _("Something about %(course)s has changed. It is %(when)s.")
        % {"course": story.course, "when": story.when_whole},
        where(story),
    )


def _back_in_line(story: Story) -> tuple[str, ...]:
    return (
        _("You are back on the waiting list for %(course)s") % {"course": story.course},
        *DISCREET[NoticeKind.BACK_IN_LINE](story)[1:],
    )


FULL: dict[NoticeKind, Says] = {
    **DISCREET,
    NoticeKind.ENROLLED: _enrolled,
    NoticeKind.WAITING: _waiting,
    NoticeKind.OFFERED: _offered,
    NoticeKind.WITHDRAWN: _withdrawn,
    NoticeKind.LEFT_LIST: _left_list,
    NoticeKind.MOVED: _moved,
    NoticeKind.MOVED_AWAY: _moved_away,
    NoticeKind.LIST_CLOSED: _list_closed,
    NoticeKind.RUN_CANCELLED: _run_cancelled,
    NoticeKind.SESSION_CANCELLED: _session_cancelled,
    NoticeKind.SESSION_CHANGED: _session_changed,
    NoticeKind.BACK_IN_LINE: _back_in_line,
    **reminding.FULL,
    **inviting.FULL,
    NoticeKind.MESSAGE: writing.full,
    NoticeKind.ANSWERED: writing.answered_in_full,
}
