"""The words of reminders: a week before a class begins, and the day before each session."""

from django.utils.translation import gettext as _

from enrolment.classroom import pulse
from enrolment.states import NoticeKind
from enrolment.told.mails.phrases import Says, known, more_times, where, your_choice
from enrolment.told.mails.stories import Story


def _week(story: Story) -> tuple[str, ...]:
    return (
        known(_("Your first appointment is %(when)s"), when=story.when),
        known(_("Your first appointment is %(when)s."), when=story.when_whole),
        more_times(story),
        _("On your own page you can see where it is, and tell us if you cannot come."),
        your_choice(),
    )


def _day(story: Story) -> tuple[str, ...]:
    return (
        known(_("Remember your appointment %(when)s"), when=story.when),
        known(_("Remember your appointment %(when)s."), when=story.when_whole),
        _("On your own page you can see where it is, and tell us if you cannot come."),
        _last_time(story),
        your_choice(),
    )


def _full_week(story: Story) -> tuple[str, ...]:
    return (
        _("%(course)s begins %(when)s") % {"course": story.course, "when": story.when},
        _("%(course)s begins %(when)s.") % {"course": story.course, "when": story.when_whole},
        where(story),
        more_times(story),
        _("On your own page you can tell us if you cannot come."),
        your_choice(),
    )


def _full_day(story: Story) -> tuple[str, ...]:
    return (
        _("Remember %(course)s %(when)s") % {"course": story.course, "when": story.when},
        _("Remember %(course)s %(when)s.") % {"course": story.course, "when": story.when_whole},
        where(story),
        _("On your own page you can tell us if you cannot come."),
        _last_time(story),
        your_choice(),
    )


def _last_time(story: Story) -> str:
    """The same to all, whether they have answered or not: nothing tells who has."""
    if not pulse.is_asked(story.run):
        return ""
    return _("Were you there last time? On your own page you can say whether it made sense.")


DISCREET: dict[NoticeKind, Says] = {NoticeKind.REMINDER_WEEK: _week, NoticeKind.REMINDER_DAY: _day}
FULL: dict[NoticeKind, Says] = {NoticeKind.REMINDER_WEEK: _full_week, NoticeKind.REMINDER_DAY: _full_day}
