"""What work for a class is called, in the language of who does it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from courses import words
from courses.models import CourseRun, Session
from courses.titles import title_of
from peers.models import Contributor

LONGEST = 255


@contextmanager
def spoken_to(contributor: Contributor) -> Iterator[str]:
    """Speak somebody's language for the block; yield it. The school's own to who has no account."""
    language = contributor.person.language if contributor.person else settings.LANGUAGE_CODE
    with override(language):
        yield language


def task(run: CourseRun, sessions: list[Session], *, language: str) -> str:
    """Say what is offered: the class, and when its sessions are."""
    return f"{title_of(run, language=language)}: {words.run_dates(sessions)}"[:LONGEST]


def about(run: CourseRun, *, language: str, is_preparation: bool = False) -> str:
    """Say what one piece of it is about; day and activity stand beside it."""
    title = title_of(run, language=language)
    said = _("Preparing “%(title)s”") % {"title": title} if is_preparation else title
    return said[:LONGEST]
