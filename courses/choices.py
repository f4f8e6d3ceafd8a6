"""What a visitor has chosen in the catalogue, and the address that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from courses import search

PER_COURSE = ("tema", "livsomraade", "for", "form")
"""Facets that a course itself answers."""
PER_SESSION = ("ugedag", "sted")
"""Facets that one session of one class must answer together."""
FACETS = (*PER_COURSE, *PER_SESSION, "ledige")
YES = "1"

Known = Mapping[str, tuple[str, ...]]
"""Facet to the values it has now, in the order shown."""


@dataclass(frozen=True)
class Choices:
    """A question to the catalogue. `picked` holds only facets with something chosen."""

    question: str = ""
    picked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @property
    def only_free(self) -> bool:
        """Whether only classes with a seat now are wanted."""
        return "ledige" in self.picked

    def __bool__(self) -> bool:
        return bool(self.question or self.picked)

    def without(self, facet: str, value: str = "") -> "Choices":
        """The same question with one value less, or the whole facet; from its first page."""
        left = tuple(v for v in self.picked.get(facet, ()) if value and v != value)
        picked = {name: left if name == facet else values for name, values in self.picked.items()}
        return replace(self, picked={name: values for name, values in picked.items() if values}, page=1)

    def unasked(self) -> "Choices":
        """The same choices without the words searched for."""
        return replace(self, question="", page=1)

    def query(self, *, page: int = 1) -> str:
        """The canonical query string: facets in one order, nothing empty, no first page."""
        pairs = [("q", self.question)] if self.question else []
        pairs += [(facet, value) for facet in FACETS for value in self.picked.get(facet, ())]
        pairs += [("side", str(page))] if page > 1 else []
        return urlencode(pairs)


def read(asked: QueryDict, known: Known) -> Choices:
    """Read an address; what is not known is left out without a word."""
    picked = {}
    for facet in FACETS:
        wanted = set(asked.getlist(facet))
        values = tuple(value for value in known[facet] if value in wanted)
        if values:
            picked[facet] = values
    number = asked.get("side", "")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    return Choices(search.clean(asked.get("q", "")), picked, max(page, 1))
