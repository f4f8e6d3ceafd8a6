"""What a browser is told and given, on every page that a visitor or a citizen gets."""

import re

import pytest

from accounts.roles import Role
from tests.house.addresses import TABLE, row_of
from tests.house.test_templates import FETCHED, INLINE
from tests.house.who import STAFF, Who
from tests.visiting import Visitor
from tests.walking import addresses, fill

DOORS = {Who.EVERYONE, Who.VISITORS, Who.SIGNED_IN, Who.OWN}
PAGES = (
    "/",
    "/kurser/",
    "/kurser/?q=hvile",
    "/kurser/kunsten-at-hvile/",
    "/en/",
    "/en/kurser/",
    "/findes-ikke/",
)
STRICT = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# The address of our own site in links that must be whole.
OWN = re.compile(r"https?://(localhost|testserver|127\.0\.0\.1)(:\d+)?")


def policy(response):
    """Return the policy of a page by directive."""
    parts = [
        part.split(maxsplit=1) for part in response["Content-Security-Policy"].split(";") if part.strip()
    ]
    return dict(parts)


def paths(school, doors):
    found = [one.route for one in addresses() if not one.route.startswith(("demo/", "redaktion/", "media/"))]
    routes = [route for route in found if "(" not in route and TABLE[row_of(route)] in doors]
    return [*PAGES, *(fill(route, school.values_for(route)) for route in routes)]


def html(school, name):
    """Yield path and page of everything that is HTML to somebody."""
    someone = Visitor(school.people.get(name))
    for path in paths(school, DOORS):
        for method in ("GET", "POST"):
            response = someone.visit(method, path)
            if response.get("Content-Type", "").startswith("text/html") and response.body:
                yield path, response


@pytest.mark.parametrize("name", ["visitor", "alma"])
def test_pages_fetch_from_nowhere_else_and_carry_nothing_inline(school, name):
    seen = 0
    for path, response in html(school, name):
        text = OWN.sub("", response.body.decode())
        assert not FETCHED.search(re.sub(r"<link rel=.(canonical|alternate).[^>]*>", "", text)), path
        assert not INLINE.search(text), (path, INLINE.search(text))
        seen += 1
    assert seen > len(PAGES)


@pytest.mark.parametrize("name", ["visitor", "alma"])
def test_pages_tell_the_browser_to_be_strict(school, name):
    for path, response in html(school, name):
        told = policy(response)
        assert {key: told.get(key) for key in STRICT} == STRICT, path
        assert "unsafe" not in response["Content-Security-Policy"], path
        assert response["X-Frame-Options"] == "DENY", path
        assert response["X-Content-Type-Options"] == "nosniff", path
        assert response["Referrer-Policy"] == "same-origin", path
        assert response["Cross-Origin-Opener-Policy"] == "same-origin", path


def test_pages_about_a_person_are_kept_by_nobody(school):
    someone = Visitor(school.people["alma"])
    for path in paths(school, {Who.OWN}):
        if path.startswith("/min-side/"):
            control = someone.visit("GET", path)["Cache-Control"]
            assert "no-store" in control, path
            assert "private" in control, path


@pytest.mark.parametrize("name", [Role.EDITOR, Role.COORDINATOR])
def test_admin_alone_has_its_own_policy(school, name):
    someone = Visitor(school.people[name])
    told = policy(someone.visit("GET", "/redaktion/"))

    assert name in STAFF
    assert told["script-src"] == "'self' 'unsafe-inline'"
    assert told["frame-ancestors"] == "'self'"
    assert "'unsafe-eval'" not in told["script-src"]
    assert "'unsafe-inline'" not in policy(someone.visit("GET", "/kurser/"))["script-src"]
