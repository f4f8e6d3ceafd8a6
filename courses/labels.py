"""The words for facets and their values."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy

from courses.facets import ONLINE_VALUE
from courses.facets import WEEKDAYS as DAYS
from courses.offers import Place
from courses.states import Audience, Format, LifeArea, Theme

_FACETS = {
    "tema": gettext_lazy("What it strengthens"),
    "livsomraade": gettext_lazy("Part of life"),
    "for": gettext_lazy("Who it is for"),
    "form": gettext_lazy("Form"),
    "ugedag": gettext_lazy("Weekday"),
    "sted": gettext_lazy("Place"),
    "ledige": gettext_lazy("Seats"),
}
_VALUES = {
    "tema": dict(Theme.choices),
    "livsomraade": dict(LifeArea.choices),
    "for": dict(Audience.choices),
    "form": dict(Format.choices),
    "ledige": {"1": gettext_lazy("Only with free seats")},
}
_WEEKDAYS = {name: WEEKDAYS[number] for number, name in enumerate(DAYS)}


def facet(name: str) -> str:
    """The heading of a facet."""
    return str(_FACETS[name])


def value(name: str, chosen: str, places: Mapping[int, Place]) -> str:
    """The words of one value of a facet."""
    return _place(chosen, places) if name == "sted" else _fixed(name, chosen, get_language())


def audience(values: Iterable[str]) -> str:
    """Whom a course is for, in a few words: "Borgere, pårørende", or "Alle"."""
    return _audience(tuple(values), get_language())


# Asked for some sixty times on a page of the catalogue, of a few dozen words that never change.
@lru_cache(maxsize=512)
def _fixed(name: str, chosen: str, _language: str | None) -> str:
    return capfirst(str(_WEEKDAYS[chosen])) if name == "ugedag" else str(_VALUES[name][chosen])


@lru_cache(maxsize=512)
def _audience(values: tuple[str, ...], _language: str | None) -> str:
    known = [one for one in Audience.values if one in values]
    if not known or Audience.EVERYONE in known:
        return str(Audience.EVERYONE.label)
    return capfirst(", ".join(str(Audience(one).label).lower() for one in known))


def _place(slug: str, places: Mapping[int, Place]) -> str:
    if slug == ONLINE_VALUE:
        return gettext("Online")
    return next(place.name for place in places.values() if place.slug == slug)
