"""What the page of a course shows beside its own text: classes, people, places, what to expect."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from courses import addresses, labels, pictures
from courses.class_views import ClassView, coming
from courses.models import CoursePage, TeamMember, Venue
from courses.our_teachers import address_of
from courses.states import Format, Level, LifeArea, Noise, Sharing, Theme
from peers.danish import in_order
from peers.models import Basis

Fact = tuple[str, str]
"""An icon and what it says."""

_LEVEL = {Level.ALL: "hand", Level.SOME: "info", Level.DEEP: "search"}
_NOISE = {Noise.QUIET: "quiet", Noise.TALK: "chat", Noise.LIVELY: "people"}


@dataclass(frozen=True)
class Maker:
    """Somebody who made the course and agreed to be named."""

    name: str
    basis: str
    address: str


def context(page: CoursePage, *, now: datetime) -> dict[str, Any]:
    """All that the template needs beside `page`; asks three times, however many classes there are."""
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
    named = getattr(page, "named_makers", None)
    if named is None:
        agreed = TeamMember.objects.select_related("contributor").filter(
            course__translation_key=page.translation_key,
            joined_at__isnull=False,
            contributor__consented_at__isnull=False,
        )
        named = [(one.contributor.public_name, one.basis, one.contributor_id) for one in agreed]
    found = [Maker(name, str(Basis(basis).label), address_of(int(pk))) for name, basis, pk in named]
    return sorted(found, key=lambda maker: in_order(maker.name))


def lines(text: str) -> list[str]:
    """The lines of a field that holds one thing per line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _picture(page: CoursePage, sizes: pictures.Sizes) -> SafeString:
    alt = addresses.picture_words(page)
    return pictures.markup(sizes, shown=pictures.PAGE_SIZES, alt=alt, is_first=True)


def _venues(classes: list[ClassView]) -> list[Venue]:
    """The places of the classes that are held, each once."""
    held = (one for one in classes if one.seat.kind != "cancelled")
    return list({venue.pk: venue for one in held for venue in one.venues}.values())
