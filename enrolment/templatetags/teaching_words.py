"""What the teacher's pages say of when, by whom, and how large."""

from datetime import datetime

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from accounts.models import User
from courses import words
from courses.models import MaterialVersion
from enrolment.models import SupportNeed
from enrolment.teaching.lessons import Lesson
from enrolment.teaching.overview import Overview

register = template.Library()


@register.simple_tag
def moment_of(when: datetime) -> str:
    """``{% moment_of note.written_at %}``: day and hour in words."""
    return words.unbroken(words.moment(when))


@register.simple_tag
def notes_to_read(overview: Overview, lesson: Lesson) -> int:
    """``{% notes_to_read overview lesson as number %}``: how many notes of others there are before it."""
    return overview.to_read.get(lesson.session.pk, 0)


@register.simple_tag
def need_seen(need: SupportNeed) -> str:
    """``{% need_seen need %}``: who has seen it, and when."""
    return _("Seen by %(name)s %(when)s") % _signed(need.seen_by, need.seen_at)


@register.simple_tag
def need_done(need: SupportNeed) -> str:
    """``{% need_done need %}``: who took care of it, and when."""
    return _("Taken care of by %(name)s %(when)s") % _signed(need.done_by, need.done_at)


@register.simple_tag
def version_words(version: MaterialVersion) -> str:
    """``{% version_words version %}``: what the file is called, how large it is, and when it came."""
    return f"{version.name} · {filesizeformat(version.size)} · {moment_of(version.at)}"


def _signed(person: User | None, when: datetime | None) -> dict[str, str]:
    contributor = getattr(person, "contributor", None)
    name = contributor.public_name if contributor else person.chosen_name if person else ""
    return {"name": name, "when": words.unbroken(words.day(when)) if when else ""}
