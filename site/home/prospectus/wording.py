"""A whole catalogue in words, in the order in which it is read: what typst is given, and nothing else.

Everything is decided by the rows: the same rows give the same words on any day of the term.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from courses import labels
from courses.models import CoursePage
from courses.states import Audience, Theme
from home.models.prospectus import Shape
from home.prospectus import calendar_words, cover, parts
from home.prospectus.choices import Choice
from home.prospectus.course_words import Words, course, label_of
from home.prospectus.reading import Contents, Course
from peers.danish import in_order

PAPER = Path(__file__).resolve().parent / "paper"


def write(contents: Contents, choice: Choice) -> Words:
    """Return everything that this catalogue says, in its language."""
    with override(choice.language):
        today = contents.term.starts_on
        grouped = _by_theme(contents.courses)
        return {
            "lang": choice.language,
            "title": _title(contents, choice),
            "author": contents.school.school_name,
            "shape": "a5" if choice.shape == Shape.BOOKLET else str(choice.shape),
            "words": _small_words(),
            "cover": cover.words(contents, choice),
            "opening": parts.opening(contents, choice.language),
            "ways": parts.ways(contents, choice.language),
            "calendar": calendar_words.calendar(contents.courses, today=today),
            "themes": [
                _theme(theme, found, contents=contents, language=choice.language) for theme, found in grouped
            ],
            "resting": parts.resting(contents.resting),
            "venues": parts.venues(contents.venues),
            "teachers": parts.teachers(contents.teachers),
            "agreement": parts.agreement(contents.agreement, choice.language),
            "communities": parts.communities(contents.communities),
            "index": _index(contents.courses),
            "back": parts.back(contents, choice.language),
        }


def fingerprint(said: Words, shape: str) -> str:
    """Return what is the same as long as the catalogue says and looks the same."""
    digest = hashlib.sha256(json.dumps([shape, said], sort_keys=True, ensure_ascii=False).encode())
    for template in sorted(PAPER.glob("*.typ")):
        digest.update(template.read_bytes())
    return digest.hexdigest()


def pictures_in(said: Words) -> list[Words]:
    """Return each picture of a course that the catalogue shows, once."""
    found = (one["picture"] for theme in said["themes"] for one in theme["courses"])
    return list({one["id"]: one for one in found if one is not None}.values())


def _title(contents: Contents, choice: Choice) -> str:
    said: dict[str, Any] = {"term": contents.term.name, "school": contents.school.school_name}
    if choice.audience:
        said["audience"] = labels.audience([choice.audience]).lower()
        return _("Courses for %(audience)s, %(term)s, %(school)s") % said
    return _("Courses, %(term)s, %(school)s") % said


def _small_words() -> dict[str, str]:
    return {
        "contents": pgettext("prospectus", "Contents"),
        "page": pgettext("prospectus", "Page"),
        "day": pgettext("prospectus", "Day"),
        "time": pgettext("prospectus", "Time"),
        "course": pgettext("prospectus", "Course"),
        "classes": _("Classes"),
        "gains": _("What you get out of it"),
        "expect": _("What to expect"),
        "next": pgettext("prospectus", "Afterwards, outside the school"),
        "way": _("The way there"),
        "first": pgettext("prospectus", "The first time"),
    }


def _by_theme(courses: list[Course]) -> list[tuple[str, list[Course]]]:
    """Return each theme with the courses that stand under it: a course under its first; '' for none."""
    found: dict[str, list[Course]] = {theme: [] for theme in (*Theme.values, "")}
    for one in courses:
        found[one.page.themes[0] if one.page.themes else ""].append(one)
    return [(theme, sorted(those, key=_in_danish)) for theme, those in found.items() if those]


def _theme(theme: str, found: list[Course], *, contents: Contents, language: str) -> Words:
    return {
        "key": theme or "other",
        "title": str(Theme(theme).label) if theme else pgettext("prospectus", "More courses"),
        "lead": parts.THEMES[theme] if theme else "",
        "courses": [course(one, today=contents.term.starts_on, language=language) for one in found],
    }


def _index(courses: Iterable[Course]) -> Words:
    """Return every course from a to å, below its first letter."""
    letters: dict[str, list[Words]] = {}
    for one in sorted(courses, key=_in_danish):
        entry = {"title": one.page.title, "label": label_of(one.page), "lang": one.page.locale.language_code}
        letters.setdefault(_letter(one.page), []).append(entry)
    rows = [{"letter": letter, "entries": entries} for letter, entries in letters.items()]
    return {"title": pgettext("prospectus", "All courses from A to Z"), "letters": rows}


def _letter(page: CoursePage) -> str:
    first = next((letter for letter in page.title if letter.isalnum()), "#")
    return "0-9" if first.isdigit() else capfirst(first)


def _in_danish(one: Course) -> tuple[str, int]:
    return in_order(one.page.title), one.page.pk


def audience_words(audience: str) -> str:
    """Return for whom a catalogue is, as one chooses it."""
    return str(Audience(audience).label) if audience else _("All courses")
