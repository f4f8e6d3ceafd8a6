"""What the page of a course shows beside its own text: classes, people, places, what to expect."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from courses import labels, pictures, words
from courses.models import CoursePage, CourseRun, Session, Venue
from courses.seat_words import MAY_SIGN_UP, SeatFacts, SeatWord, facts_of, kind_of, text_of
from courses.states import (
    DROP_IN_FORMATS,
    PUBLIC_RUN_STATES,
    Format,
    Level,
    LifeArea,
    Noise,
    RunState,
    Sharing,
    Theme,
)
from peers.models import Basis, Contributor

Fact = tuple[str, str]
"""An icon and what it says."""

_LEVEL = {Level.ALL: "hand", Level.SOME: "info", Level.DEEP: "search"}
_NOISE = {Noise.QUIET: "quiet", Noise.TALK: "chat", Noise.LIVELY: "people"}


@dataclass(frozen=True)
class Meeting:
    """A session of a class in words."""

    when: str
    is_cancelled: bool
    place: str


@dataclass(frozen=True)
class ClassView:
    """A class as the course page shows it. `first` is its next session's start, None without dates."""

    run: CourseRun
    dates: str
    first: datetime | None
    place: str
    teachers: list[str]
    seat: SeatWord
    meetings: list[Meeting]

    @property
    def may_sign_up(self) -> bool:
        """Whether the button is shown."""
        return self.seat.kind in MAY_SIGN_UP


@dataclass(frozen=True)
class Maker:
    """Somebody who made the course and agreed to be named."""

    name: str
    basis: str


def context(page: CoursePage, *, now: datetime) -> dict[str, Any]:
    """All that the template needs beside `page`; asks seven times, however many classes there are."""
    classes = coming(page, now=now)
    sizes = pictures.sizes_of([page.picture_id], pictures.PAGE_SPECS) if page.picture_id else {}
    made = sizes.get(page.picture_id or 0, {})
    return {
        "classes": classes,
        "to_join": [one for one in classes if one.may_sign_up],
        "venues": [(venue, venue_facts(venue)) for venue in _venues(classes)],
        "picture": _picture(page, made),
        "sizes": made,
        "facts": facts(page),
        "expectations": expectations(page),
        "gains": lines(page.gains),
        "next_steps": lines(page.next_steps),
        "themes": [(theme, Theme(theme).label) for theme in page.themes],
        "makers": makers(page),
    }


def coming(page: CoursePage, *, now: datetime) -> list[ClassView]:
    """The classes of the course that are not over, those that can be joined or begin next first."""
    runs = (
        CourseRun.objects.filter(course__translation_key=page.translation_key, state__in=PUBLIC_RUN_STATES)
        .exclude(state=RunState.FINISHED)
        .select_related("seats", "term", "venue")
        .prefetch_related(
            "sessions__venue", Prefetch("teachers", Contributor.objects.order_by("public_name"))
        )
    )
    is_drop_in = page.format in DROP_IN_FORMATS
    shown = [_class_view(run, now, is_drop_in=is_drop_in) for run in runs if not _is_past(run, now)]
    return sorted(shown, key=lambda one: _order(one, now))


def facts(page: CoursePage) -> list[Fact]:
    """What kind of course it is, and for whom."""
    found = [("leaf", str(Format(page.format).label)), ("people", labels.audience(page.audience))]
    if page.life_areas:
        found.append(("heart", ", ".join(str(LifeArea(area).label) for area in page.life_areas)))
    if page.ects:
        found.append(("check", gettext("%(n)s ECTS credits") % {"n": f"{page.ects.normalize():f}"}))
    return found


def expectations(page: CoursePage) -> list[Fact]:
    """What to expect, the reassuring first."""
    found = [("heart", str(Sharing(page.sharing).label))]
    if page.may_leave:
        found.append(("door", gettext("You may leave the room at any time, and come back")))
    if page.breaks:
        found.append(("cup", page.breaks))
    found.append((_NOISE[Noise(page.noise)], str(Noise(page.noise).label)))
    found.append((_LEVEL[Level(page.level)], str(Level(page.level).label)))
    return found


def venue_facts(venue: Venue) -> list[Fact]:
    """What a person must know to dare to come; what is not known is left out, never guessed."""
    known = [
        (
            "wheelchair",
            venue.step_free,
            gettext("Step-free entrance"),
            gettext("There are steps at the entrance"),
        ),
        ("lift", venue.lift, gettext("Lift"), gettext("No lift")),
        ("toilet", venue.accessible_toilet, gettext("Accessible toilet"), gettext("No accessible toilet")),
        ("ear", venue.hearing_loop, gettext("Hearing loop"), gettext("No hearing loop")),
        ("quiet", venue.quiet_room, gettext("A quiet room to withdraw to"), gettext("No quiet room")),
    ]
    found = [("pin", venue.address)]
    found += [("bus", venue.nearest_stop)] if venue.nearest_stop else []
    found += [("car", venue.parking)] if venue.parking else []
    return found + [(icon, yes if fact else no) for icon, fact, yes, no in known if fact is not None]


def makers(page: CoursePage) -> list[Maker]:
    """Who made the course, equals in alphabetical order; only those who said yes to being shown."""
    designers = page.designers.select_related("contributor").filter(contributor__consented_at__isnull=False)
    found = [Maker(one.contributor.public_name, str(Basis(one.basis).label)) for one in designers]
    return sorted(found, key=lambda maker: maker.name)


def lines(text: str) -> list[str]:
    """The lines of a field that holds one thing per line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _picture(page: CoursePage, sizes: pictures.Sizes) -> SafeString:
    alt = page.picture.description if page.picture else ""
    return pictures.markup(sizes, shown=pictures.PAGE_SIZES, alt=alt, is_first=True)


def _is_past(run: CourseRun, now: datetime) -> bool:
    ends = [session.ends_at for session in run.sessions.all()]
    return bool(ends) and max(ends) <= now


def _class_view(run: CourseRun, now: datetime, *, is_drop_in: bool) -> ClassView:
    sessions = list(run.sessions.all())
    known = facts_of(run, is_drop_in=is_drop_in)
    held = [session for session in sessions if session.cancelled_at is None] or sessions
    ahead = [session for session in held if session.ends_at > now]
    dates = words.run_dates(ahead if is_drop_in else held)
    if is_drop_in and ahead:
        dates = gettext("Next time %(day)s") % {"day": words.session_when(ahead[0])}
    return ClassView(
        run=run,
        dates=words.unbroken(dates),
        first=ahead[0].starts_at if ahead else None,
        place=_place(run),
        teachers=[teacher.public_name for teacher in run.teachers.all()],
        seat=_seat(known, now, has_begun=held[:1] != ahead[:1]),
        meetings=[_meeting(session) for session in sessions if session.ends_at > now],
    )


def _seat(known: SeatFacts, now: datetime, *, has_begun: bool) -> SeatWord:
    kind = kind_of(known, now)
    if has_begun and kind in {"closed", "full"}:
        return SeatWord("closed", gettext("Under way"))
    return SeatWord(kind, text_of(kind, known.opens_at, now))


def _meeting(session: Session) -> Meeting:
    place = ", ".join(filter(None, (session.venue.name if session.venue else "", session.room)))
    return Meeting(words.unbroken(words.session_when(session)), session.is_cancelled, place)


def _place(run: CourseRun) -> str:
    if run.venue is None:
        return gettext("Online")
    name = ", ".join(filter(None, (run.venue.name, run.room)))
    return gettext("%(place)s or online") % {"place": name} if run.online_url else name


def _venues(classes: list[ClassView]) -> list[Venue]:
    """The places of the classes and of single sessions, each once."""
    found: dict[int, Venue] = {}
    for one in classes:
        if one.seat.kind == "cancelled":
            continue
        for venue in (one.run.venue, *(session.venue for session in one.run.sessions.all())):
            if venue is not None:
                found.setdefault(venue.pk, venue)
    return list(found.values())


def _order(one: ClassView, now: datetime) -> tuple[bool, bool, datetime]:
    """Cancelled last, begun and closed before that, then by the next session."""
    is_closed = one.seat.kind in {"closed", "full"}
    return one.seat.kind == "cancelled", is_closed, one.first or now
