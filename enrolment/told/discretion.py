"""Whether a text tells what it is about to somebody who looks over a shoulder."""

import re

from courses.models import CourseRun
from enrolment.models import ClassMessage

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
"""Shorter words of a title are such as "med" and "der", and tell nothing."""
_KIND_OF_SCHOOL = frozenset({"recovery", "psykiatri", "psykiatrien", "psychiatry"})


def telling_words(message: ClassMessage) -> list[str]:
    """Return the words of a message that name the class, its place or the kind of school, in order."""
    return words_that_tell(f"{message.subject} {message.text}", run=message.run)


def words_that_tell(text: str, *, run: CourseRun) -> list[str]:
    """Return the words of a text that name the class, its place or the kind of school, each once.

    Compounds count ("recoveryskolen"), for in Danish they are one word.
    """
    named = " ".join([run.course.title, run.venue.name if run.venue else ""])
    telling = {word for word in _words(named) if len(word) >= _SHORTEST} | _KIND_OF_SCHOOL
    found = [word for word in _words(text) if any(one in word for one in telling)]
    return list(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
