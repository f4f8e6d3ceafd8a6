"""A course and its classes in words, as the paper says them: what holds for a whole term, and no counts.

How many seats are free changes by the hour; it stands on the page of the course and never on paper.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from courses import course_page, labels, words
from courses.models import CoursePage, CourseRun, Picture, Session, TeamMember
from courses.public_feeds import page_address
from courses.states import Format, Theme
from enrolment.words import share_words
from home.prospectus.reading import Course, taught_by
from peers.models import Basis

Words = dict[str, Any]
"""What a typst template takes: text, lists of text, and more of the same."""


def course(found: Course, *, today: date, language: str) -> Words:
    """Return a course as its entry says it; ``label`` is what pages refer to."""
    page = found.page
    address = page_address(page.slug, language)
    return {
        "label": label_of(page),
        "lang": page.locale.language_code,
        "title": page.title,
        "teaser": page.teaser,
        "facts": facts(page),
        "picture": picture(page.picture),
        "gains": course_page.lines(page.gains),
        "expect": [text for _icon, text in course_page.expectations(page)],
        "classes": [klass(run, today=today) for run in found.runs],
        "makers": makers(found.makers),
        "next": course_page.lines(page.next_steps),
        "address": {"url": address, "text": bare(address)},
    }


def label_of(page: CoursePage) -> str:
    """Return what the pages of the paper call the course among themselves."""
    return f"kursus-{page.pk}"


def facts(page: CoursePage) -> str:
    """Return form and audience, and what else the course strengthens than what it stands under."""
    found = [str(Format(page.format).label), labels.audience(page.audience)]
    others = [str(Theme(theme).label) for theme in page.themes[1:]]
    if others:
        found.append(pgettext("prospectus", "Also: %(themes)s") % {"themes": ", ".join(others).lower()})
    if page.ects:
        found.append(_("%(n)s ECTS credits") % {"n": f"{page.ects.normalize():f}"})
    return " · ".join(found)


def picture(found: Picture | None) -> Words | None:
    """Return the name a picture has beside the template; ``stamp`` tells it from its successor."""
    if found is None:
        return None
    focus = (found.focal_point_x, found.focal_point_y, found.focal_point_width, found.focal_point_height)
    stamp = " ".join(map(str, (found.file.name, *focus)))
    return {"id": found.pk, "file": f"picture-{found.pk}.jpg", "alt": found.description, "stamp": stamp}


def klass(run: CourseRun, *, today: date) -> Words:
    """Return a class: when, where, with whom, and the rule of its seats."""
    return {
        "when": capfirst(dates(run, today=today)),
        "label": run.label,
        "cancelled": _("Cancelled") if run.state == "cancelled" else "",
        "where": place(run),
        "elsewhere": [] if run.state == "cancelled" else _elsewhere(run, today),
        "who": who(run),
        "seats": [] if run.state == "cancelled" else seats(run),
    }


def dates(run: CourseRun, *, today: date) -> str:
    """Return when a class meets, in words that stay the same through the term."""
    return words.unbroken(words.run_dates(run.sessions.all(), today=today))


def place(run: CourseRun) -> str:
    """Return where a class meets."""
    if run.venue is None:
        return _("Online")
    name = ", ".join(filter(None, (run.venue.name, run.room)))
    return _("%(place)s or online") % {"place": name} if run.online_url else name


def who(run: CourseRun) -> str:
    """Return who teaches a class, of those who said yes to being shown; '' for nobody."""
    names = [one.contributor.public_name for one in taught_by(run)]
    return _("With %(names)s") % {"names": listed(names)} if names else ""


def seats(run: CourseRun) -> list[str]:
    """Return how many can join in and the rules of the seats; never how many are free."""
    if run.is_drop_in:
        return [pgettext("prospectus", "You need not sign up. Just come.")]
    count = run.seats.capacity
    room = ngettext("Room for %(n)s person", "Room for %(n)s people", count) % {"n": count}
    return [room, *share_words.of_class(run)]


def makers(found: list[TeamMember]) -> str:
    """Return who made a course, each with what they build on; '' for nobody."""
    named = [f"{one.contributor.public_name} ({str(Basis(one.basis).label).lower()})" for one in found]
    return _("Made by %(names)s") % {"names": listed(named)} if named else ""


def listed(names: list[str]) -> str:
    """Return names as they are said: "Ane, Bo og Dina"."""
    return _(" and ").join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def bare(address: str) -> str:
    """Return an address as one writes it by hand: without what every address begins and ends with."""
    return address.split("//", 1)[-1].removeprefix("www.").rstrip("/")


def school_page(path: str, language: str) -> Words:
    """Return an address of ours and how it is written by hand."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    url = f"{settings.BASE_URL.rstrip('/')}{prefix}{path}"
    return {"url": url, "text": bare(url)}


def _elsewhere(run: CourseRun, today: date) -> list[str]:
    """Return the sessions that are held at another place than the class."""
    away = [one for one in run.sessions.all() if _is_away(one) and one.cancelled_at is None]
    return [
        pgettext("prospectus", "%(when)s: %(place)s")
        % {"when": words.unbroken(words.session_when(one, today=today)), "place": _place_of(one)}
        for one in away
    ]


def _is_away(one: Session) -> bool:
    return one.venue is not None or one.room != ""


def _place_of(one: Session) -> str:
    return ", ".join(filter(None, (one.venue.name if one.venue else "", one.room)))
