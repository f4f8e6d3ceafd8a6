"""What of the board is looked at, as it stands in the address: ``?vis= &kursus= &omraade= &sted= &uger=``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.states import LifeArea
from insight.board.classes import BoardClass
from peers.danish import in_order

ARRANGEMENTS = {
    "uge": gettext_lazy("Week"),
    "kursus": gettext_lazy("Course"),
    "omraade": gettext_lazy("Part of life"),
    "sted": gettext_lazy("Place"),
}
WEEKS = (2, 4, 8, 12, 26)
FILTERS = ("kursus", "omraade", "sted", "uger")


class Option(NamedTuple):
    """One value of a list."""

    value: str
    text: str
    chosen: bool


class Field(NamedTuple):
    """A list to choose from."""

    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True)
class Choices:
    """What was chosen; whatever is not known on the board is left out."""

    arranged: str
    kept: Mapping[str, str]
    classes: Sequence[BoardClass]

    @classmethod
    def of(cls, asked: Mapping[str, str], classes: Sequence[BoardClass]) -> "Choices":
        """Read an address."""
        known = {name: {value for value, _text in _values(name, classes)} for name in FILTERS}
        kept = {name: asked.get(name, "") for name in FILTERS if asked.get(name, "") in known[name]}
        arranged = asked.get("vis", "")
        return cls(arranged if arranged in ARRANGEMENTS else "uge", kept, classes)

    @property
    def query(self) -> str:
        """The address without what is usual, the same for the same choices."""
        arranged = {} if self.arranged == "uge" else {"vis": self.arranged}
        return urlencode({**arranged, **self.kept})

    @property
    def filtered(self) -> int:
        """How many filters are on."""
        return len(self.kept)

    def fields(self) -> list[Field]:
        """Return the lists of the form."""
        labels = {
            "kursus": _("Course"),
            "omraade": _("Part of life"),
            "sted": _("Place"),
            "uger": _("Weeks ahead"),
        }
        nothing = {"kursus": _("All courses"), "omraade": _("All"), "sted": _("All places"), "uger": _("All")}
        ways = [Option(value, str(text), value == self.arranged) for value, text in ARRANGEMENTS.items()]
        filters = [Field(name, labels[name], self._options(name, nothing[name])) for name in FILTERS]
        return [Field("vis", _("Arranged by"), ways), *filters]

    def narrow(self, now: datetime) -> list[BoardClass]:
        """Return the classes that were asked for."""
        return [one for one in self.classes if self._fits(one, now)]

    def _fits(self, one: BoardClass, now: datetime) -> bool:
        weeks = self.kept.get("uger")
        if weeks and not any(next_.starts_at < now + timedelta(weeks=int(weeks)) for next_ in one.ahead(now)):
            return False
        return (
            self.kept.get("kursus", one.slug) == one.slug
            and ("omraade" not in self.kept or self.kept["omraade"] in one.areas)
            and ("sted" not in self.kept or self.kept["sted"] in places_of(one))
        )

    def _options(self, name: str, nothing: str) -> list[Option]:
        chosen = self.kept.get(name, "")
        found = [Option(value, text, value == chosen) for value, text in _values(name, self.classes)]
        return [Option("", nothing, not chosen), *found]


def places_of(one: BoardClass) -> list[str]:
    """Return where one can take part: the venue, the net, or both."""
    return [one.place_slug, "online"] if one.is_online and one.place_name else [one.place_slug]


def _values(name: str, classes: Sequence[BoardClass]) -> list[tuple[str, str]]:
    if name == "uger":
        return [(str(weeks), ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}) for weeks in WEEKS]
    if name == "omraade":
        used = {area for one in classes for area in one.areas}
        return [(str(area), str(area.label)) for area in LifeArea if area in used]
    if name == "kursus":
        return _sorted({one.slug: one.title for one in classes}.items())
    places = _sorted({one.place_slug: one.place_name for one in classes if one.place_name}.items())
    if any("online" in places_of(one) for one in classes):
        places.append(("online", _("Online")))
    return places


def _sorted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: in_order(pair[1]))
