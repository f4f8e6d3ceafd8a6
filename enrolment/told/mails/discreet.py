"""The discreet words: they name no class, no place and no school, only times."""

from django.utils.translation import gettext as _

from enrolment.states import NoticeKind
from enrolment.told.mails import inviting, reminding, writing
from enrolment.told.mails.phrases import (
    Says,
    each_time,
    in_line,
    known,
    lacks_the_other,
    more_times,
    pass_on_the_link,
)
from enrolment.told.mails.stories import Story


def _enrolled(story: Story) -> tuple[str, ...]:
    subject = known(_("You have an appointment %(when)s"), when=story.when) or _("Your appointment is noted")
    return (
        subject,
        known(_("You have an appointment %(when)s."), when=story.when_whole)
        or _("We have noted your appointment."),
        more_times(story),
        _("On your own page you can see where it is, and tell us if you cannot come."),
    )


def _waiting(story: Story) -> tuple[str, ...]:
    if lacks_the_other(story):
        return (
            _("We have noted your wish"),
            _("We have noted your wish. Now only the other is missing."),
            pass_on_the_link(),
        )
    return (
        _("We have noted your wish"),
        _("We have noted your wish. There is no room for you right now, so you are in line."),
        in_line(story),
        _("We write to you as soon as it is your turn. You need do nothing until then."),
    )


def _offered(story: Story) -> tuple[str, ...]:
    return (
        known(_("Please answer by %(when)s"), when=story.deadline),
        _("Now it is your turn."),
        known(
            _("Please say yes or no by %(when)s. After that the turn goes on to the next."),
            when=story.deadline,
        ),
        _("You answer with one press, and need not sign in."),
    )


def _offer_expired(_story: Story) -> tuple[str, ...]:
    return (
        _("The time to answer has passed"),
        _("The time to answer has passed, and the turn has gone on to the next."),
        _("That is quite all right. You are welcome to write yourself up again."),
    )


def _declined(_story: Story) -> tuple[str, ...]:
    return (
        _("Thank you for your answer"),
        _("You have said no this time, and the turn has gone on to the next."),
        _("Thank you for telling us. You are always welcome another time."),
    )


def _withdrawn(story: Story) -> tuple[str, ...]:
    if story.by_school:
        return (
            _("Your appointment is called off"),
            _("We have called off your appointment."),
            _("Is that not right? Then answer this mail or call us."),
        )
    return (
        _("You have called off your appointment"),
        _("We have noted that you are not coming. Thank you for telling us."),
        _("You are always welcome another time."),
    )


def _left_list(_story: Story) -> tuple[str, ...]:
    return (
        _("You are no longer in line"),
        _("We have taken your name off the list."),
        _("You are always welcome another time."),
    )


def _moved(story: Story) -> tuple[str, ...]:
    return (
        known(_("You have a new appointment %(when)s"), when=story.when) or _("You have a new appointment"),
        known(_("Your appointment has been moved. The next time is %(when)s."), when=story.when_whole),
        _("It stands in place of the one you had. On your own page you can see where it is."),
    )


def _moved_away(_story: Story) -> tuple[str, ...]:
    return (
        _("Your earlier appointment no longer applies"),
        _("You have a new appointment in its place. We have sent it in a mail of its own."),
    )


def _list_closed(_story: Story) -> tuple[str, ...]:
    return (
        _("There was no room this time"),
        _("We are sorry: there was no room this time, and the list is now closed."),
        _("You are always welcome another time."),
    )


def _run_cancelled(story: Story) -> tuple[str, ...]:
    if not story.had_seat:
        return (
            _("What you were in line for is cancelled"),
            _("We are sorry: what you were in line for is cancelled."),
            _("Call us if you want to find something else together."),
        )
    return (
        _("Your appointment is cancelled"),
        _("We are sorry: your appointment and the times after it are cancelled."),
        _("Call us if you want to find something else together."),
    )


def _session_cancelled(story: Story) -> tuple[str, ...]:
    return (
        known(_("The appointment %(when)s is cancelled"), when=story.when)
        or _("An appointment is cancelled"),
        known(_("The appointment %(when)s is cancelled."), when=story.when_whole),
        _("Your other times stand as they were."),
    )


def _session_changed(story: Story) -> tuple[str, ...]:
    if len(story.about) > 1:
        return (
            _("Several of your appointments are new or changed"),
            _("These of your appointments are new or have changed:"),
            each_time(story),
            _("On your own page you can see what is new."),
        )
    return (
        known(_("Your appointment has changed: %(when)s"), when=story.when)
        or _("Your appointment has changed"),
        known(_("Something about your appointment has changed. It is %(when)s."), when=story.when_whole),
        _("On your own page you can see what is new."),
    )


def _back_in_line(story: Story) -> tuple[str, ...]:
    return (
        _("You are back in line"),
        _("It did not come to anything for the two of you this time, so you are back in line."),
        in_line(story),
        _("You have kept your number. We write to you as soon as it is your turn."),
    )


DISCREET: dict[NoticeKind, Says] = {
    NoticeKind.ENROLLED: _enrolled,
    NoticeKind.WAITING: _waiting,
    NoticeKind.OFFERED: _offered,
    NoticeKind.OFFER_EXPIRED: _offer_expired,
    NoticeKind.DECLINED: _declined,
    NoticeKind.WITHDRAWN: _withdrawn,
    NoticeKind.LEFT_LIST: _left_list,
    NoticeKind.MOVED: _moved,
    NoticeKind.MOVED_AWAY: _moved_away,
    NoticeKind.LIST_CLOSED: _list_closed,
    NoticeKind.RUN_CANCELLED: _run_cancelled,
    NoticeKind.SESSION_CANCELLED: _session_cancelled,
    NoticeKind.SESSION_CHANGED: _session_changed,
    NoticeKind.BACK_IN_LINE: _back_in_line,
    **reminding.DISCREET,
    **inviting.DISCREET,
    NoticeKind.MESSAGE: writing.discreet,
    NoticeKind.ANSWERED: writing.answered,
}
