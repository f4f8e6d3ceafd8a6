"""The words to a guest of one session: asked, welcome, and told that the seat was not free after all."""

from django.utils.translation import gettext as _

from enrolment.states import NoticeKind
from enrolment.told.mails.phrases import Says, known, where
from enrolment.told.mails.stories import Story


def _stays_in_line() -> str:
    return _("Your place in line stays as it is, whatever you answer.")


def _asked(story: Story) -> tuple[str, ...]:
    return (
        known(_("Please answer by %(when)s"), when=story.deadline),
        known(_("There is room for you one single time: %(when)s."), when=story.when_whole),
        known(
            _("Please say yes or no by %(when)s. After that the turn goes on to the next."),
            when=story.deadline,
        ),
        _("You answer with one press, and need not sign in."),
        _stays_in_line(),
    )


def _welcome(story: Story) -> tuple[str, ...]:
    return (
        known(_("You have an appointment %(when)s"), when=story.when),
        known(_("You have an appointment %(when)s. It is for this one time."), when=story.when_whole),
        _("On your own page you can see where it is, and tell us if you cannot come."),
    )


def _ended(story: Story) -> tuple[str, ...]:
    if story.notice.details.get("cancelled"):
        return (
            known(_("Your appointment %(when)s is cancelled"), when=story.when),
            known(_("Your appointment %(when)s is cancelled."), when=story.when_whole),
            _("Your place in line stays as it is."),
        )
    return (
        known(_("There is no room %(when)s after all"), when=story.when),
        known(_("We are sorry: there is no room %(when)s after all."), when=story.when_whole),
        _("The one who could not come is coming now. Your place in line stays as it is."),
    )


def _full_asked(story: Story) -> tuple[str, ...]:
    subject, _time, *rest = _asked(story)
    return (
        subject,
        known(
            _("There is room for you in %(course)s one single time: %(when)s."),
            course=story.course,
            when=story.when_whole,
        ),
        where(story),
        *rest,
    )


def _full_welcome(story: Story) -> tuple[str, ...]:
    return (
        known(_("Welcome to %(course)s %(when)s"), course=story.course, when=story.when),
        known(
            _("You are a guest in %(course)s this one time: %(when)s."),
            course=story.course,
            when=story.when_whole,
        ),
        where(story),
        _("On your own page you can tell us if you cannot come."),
    )


DISCREET: dict[NoticeKind, Says] = {
    NoticeKind.GUEST_OFFER: _asked,
    NoticeKind.GUEST_SEAT: _welcome,
    NoticeKind.GUEST_ENDED: _ended,
}
FULL: dict[NoticeKind, Says] = {
    **DISCREET,
    NoticeKind.GUEST_OFFER: _full_asked,
    NoticeKind.GUEST_SEAT: _full_welcome,
}
