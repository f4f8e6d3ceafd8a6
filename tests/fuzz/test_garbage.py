"""No address answers 500, whatever is sent to it.

Each group goes on for ``FUZZ_SECONDS`` (default 10) from the seed ``FUZZ_SEED``; a failure prints what was
sent, and the same seed sends it again.
"""

import os
import re
import time
from random import Random

import pytest

from accounts.roles import Role
from tests.fuzz import garbage
from tests.house.addresses import TABLE, row_of
from tests.house.who import Who
from tests.visiting import Visitor
from tests.walking import addresses, fill

SECONDS = float(os.environ.get("FUZZ_SECONDS", "10"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
PATIENCE = 5
"""Seconds an answer may take: more is a door for whoever wants the site to stand still."""

PAGES = ("", "kurser/", "nyheder/", "findes-ikke/", "en/kurser/")
OURS = {
    *("hold", "moedegange", "tilmeldinger", "venteliste", "ringeliste", "steder", "semestre", "bidragydere"),
    *("ideer", "evalueringer", "evalueringsskemaer", "koder", "forloeb", "principper", "selvevalueringer"),
    "udefra",
}
NAMES = re.compile(r'\bname="([^"]+)"')

pytestmark = pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")


def is_public(route):
    return TABLE[row_of(route)] in {Who.EVERYONE, Who.VISITORS} and "(" not in route


def is_of_the_signed_in(route):
    return TABLE[row_of(route)] in {Who.SIGNED_IN, Who.OWN, Who.MAKING} and not route.startswith("redaktion/")


def is_a_screen_of_ours(route):
    return route.startswith("redaktion/") and route.split("/")[1] in OURS


def is_of_the_school(route):
    return route.startswith(("tavle/", "noegletal/", "selvevaluering/", "undervisning/"))


GROUPS = {
    "visitor": (None, is_public, PAGES),
    "alma": ("alma", is_of_the_signed_in, ()),
    "coordinator": (Role.COORDINATOR, is_a_screen_of_ours, ()),
    "board and figures": (Role.COORDINATOR, is_of_the_school, ()),
}


class Sender:
    """Sends garbage to the addresses of a group as one person."""

    def __init__(self, school, someone, routes, pages):
        self.random = Random(SEED)
        self.school, self.someone, self.routes, self.pages = school, someone, routes, pages
        self.fields = {}

    def path(self, *, hostile=False):
        """Return the path to one of the addresses, perhaps with something else in place of an argument."""
        if self.pages and self.random.random() < 0.3:
            return "/" + (
                self.random.choice(self.pages) + (f"{garbage.segment(self.random)}/" if hostile else "")
            )
        route = self.random.choice(self.routes)
        values = self.school.values_for(route)
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        if hostile and names:
            values[self.random.choice(names)] = garbage.segment(self.random)
        return fill(route, values)

    def names_on(self, path):
        """Return the names of the fields of the page, looked up once."""
        if path not in self.fields:
            page = self.someone.visit("GET", path)
            found = NAMES.findall(page.body.decode(errors="replace")) if page.status_code == 200 else []
            self.fields[path] = sorted(
                {*found, "answer", "undo", "action"} - {"csrfmiddlewaretoken", "viewport"}
            )
        return self.fields[path]

    def request(self, way):
        """Return method, path and the rest of one request."""
        random, more = self.random, {}
        method, path = random.choice(("GET", "POST")), self.path(hostile=way == "path")
        if way == "query":
            method, more["QUERY_STRING"] = "GET", garbage.query(random)
        elif way == "form":
            more |= {"content_type": garbage.FORM, "data": garbage.form(random, self.names_on(path))}
            method = "POST"
        elif way == "body":
            method = random.choice(garbage.METHODS)
            more |= {"content_type": random.choice(garbage.KINDS), "data": random.choice(garbage.BODIES)}
        elif way == "headers":
            more |= dict(garbage.headers(random))
        elif way == "cookies":
            more["HTTP_COOKIE"] = garbage.cookies(random)
        elif way == "method":
            method = random.choice(garbage.METHODS)
        return method, path, more


WAYS = ("path", "path", "query", "query", "form", "form", "form", "body", "headers", "cookies", "method")


@pytest.mark.parametrize("group", GROUPS)
def test_garbage_is_never_an_error_of_ours(school, settings, group):
    settings.ACCOUNT_RATE_LIMITS = False
    name, belongs, pages = GROUPS[group]
    routes = [one.route for one in addresses() if not one.route.startswith("demo/") and belongs(one.route)]
    sender = Sender(school, Visitor(school.people.get(name)), routes, pages)
    faults, sent, until = {}, 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        way = sender.random.choice(WAYS)
        method, path, more = sender.request(way)
        began = time.process_time()
        response = sender.someone.visit(method, path, **({"data": b""} | more))
        sent += 1
        took = time.process_time() - began
        if response.status_code >= 500 or took > PATIENCE:
            why = getattr(response, "exc_info", None)
            faults.setdefault(
                repr(why and why[1])[:200], (method, path[:200], str(more)[:400], round(took, 1))
            )

    assert sent > len(routes)
    assert not faults
