"""Who teaches a class, how they are asked, and what follows from it. See ``docs/teaching.md``."""

from courses.refusals import NotNow, NotStaffed
from courses.staffing.assigning import NotYours, answer, ask_again, end, offer, set_teachers
from courses.staffing.clashes import Clash, clashes, clashes_of
from courses.staffing.opening import lacking, lacks, words_for
from courses.staffing.seeing import (
    SEEN_AFTER,
    appearances_of,
    at,
    booked,
    runs_of,
    sessions_of,
    teachers_of,
    teaches,
)

__all__ = [
    "SEEN_AFTER",
    "Clash",
    "NotNow",
    "NotStaffed",
    "NotYours",
    "answer",
    "appearances_of",
    "ask_again",
    "at",
    "booked",
    "clashes",
    "clashes_of",
    "end",
    "lacking",
    "lacks",
    "offer",
    "runs_of",
    "sessions_of",
    "set_teachers",
    "teachers_of",
    "teaches",
    "words_for",
]
