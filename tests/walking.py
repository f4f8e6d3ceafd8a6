"""Every address of the site, and how to go there with things that are somebody's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, include, path
from django.urls.resolvers import LocalePrefixPattern

DEMO = "demo/"
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern: its route from the root without anchors, and the name and view behind it."""

    route: str
    name: str
    view: Any

    @property
    def parameters(self) -> list[str]:
        """The names of what the route takes, in order."""
        return _PARAMETER.findall(self.route)


def addresses() -> list[Address]:
    """Return every pattern the site can have, those of the demo too, which the tests do not mount."""
    with_demo: list[URLPattern | URLResolver] = [path(DEMO, include("demo.urls"))]
    return [*_below(get_resolver().url_patterns, ""), *_below(with_demo, "")]


def _below(patterns: list[URLPattern | URLResolver], start: str) -> Iterator[Address]:
    for pattern in patterns:
        own = "" if isinstance(pattern.pattern, LocalePrefixPattern) else _plain(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, start + own)
        else:
            yield Address(start + own, pattern.name or "", pattern.callback)


def _plain(route: str) -> str:
    """Take the anchors off, and write named groups of expressions as parameters are written."""
    route = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", route.removeprefix("^").removesuffix("$"))
    return route.replace(r"\.", ".")


def fill(route: str, values: dict[str, object]) -> str:
    """Return the path of a route with these for its parameters. Raises ``KeyError`` where one lacks."""
    return "/" + _PARAMETER.sub(lambda found: str(values[found[1]]), route)
