"""Everybody goes everywhere, and gets as far as the table says."""

from collections import defaultdict

import pytest
from django.db import transaction
from django.test import override_settings

from accounts.roles import Role
from courses.models import CoursePage
from tests.belongings import ENROLLED
from tests.house.addresses import TABLE, row_of
from tests.house.who import CITIZENS, GUIDES, STAFF, Who
from tests.plan_of_school import SECRET
from tests.visiting import BROKEN, MUTE, REACHED, REFUSED, SECOND_FACTOR, SIGN_IN, Visitor, outcome
from tests.walking import DEMO, addresses, fill

# A report of wagtail-localize pages through rows without an order, which Django warns of.
pytestmark = pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")

METHODS = ("GET", "POST")
EVERYBODY = ["visitor", *sorted(CITIZENS), *sorted(GUIDES), *sorted(STAFF)]
# Wagtail's own, which answer 500 to a form that lacks what their page always sends. Only staff get there.
FAULTS_OF_WAGTAIL = {
    ("POST", "redaktion/choose-external-link/"),
    ("POST", "redaktion/redirects/import/process/"),
}
# Signing out leads to the door, which leads whoever is in on; a preview is of a block that is named.
ELUSIVE = {"redaktion/logout/", "redaktion/block-preview/"}
# Expressions that a path is written for by hand.
BY_HAND = {
    r"dokumenter/(\d+)/(.*)": "dokumenter/<doc_id>/<file_name>",
    r"((?:[\w\-]+/)*)": "kurser/",
    "redaktion/.*/": "redaktion/findes-ikke/",
}
QUESTIONS = {
    "redaktion/hold/<int:pk>/deltagerliste/fil/": "?format=csv",
    "redaktion/bulk/<str:app_label>/<str:model_name>/<str:action>/": "?id={page_id}",
}


def path_to(address, school, **more):
    route = BY_HAND.get(address.route, address.route)
    values = school.values_for(address.route, **more)
    return fill(route, values) + QUESTIONS.get(address.route, "").format(**values)


def mounted():
    return [one for one in addresses() if not one.route.startswith(DEMO)]


def test_every_address_has_its_row_and_every_row_an_address():
    used = {row_of(address.route) for address in addresses()}

    assert used == set(TABLE)


def test_every_address_can_be_gone_to(school):
    assert all(path_to(address, school).startswith("/") for address in addresses())


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_gets_as_far_as_the_table_says(school, name):
    someone = Visitor(school.people.get(name))
    astray, arrived = [], defaultdict(set)
    for address, method in journey(name):
        response = someone.visit(method, path_to(address, school))
        came = outcome(response, signed_in=name != "visitor")
        arrived[row_of(address.route)].add(came)
        if not as_the_table_says(name, method, address.route, came):
            astray.append(f"{method} {address.route}: {came} ({response.status_code})")
        assert SECRET.encode() not in response.body or may_read_the_plan(name, address.route), address.route
        if name in {Role.EDITOR, Role.PAYER}:
            assert not names_in(response.body), address.route

    assert not astray
    assert not [row for row, came in arrived.items() if is_shut(name, row, came)]


def may_read_the_plan(name, route):
    """Alma, and on one page the teacher she shows it to."""
    return name == "alma" or (name == "peer" and route == "min-side/plan/vist/<uuid:uid>/")


def is_shut(name, row, came):
    """Whether somebody got to nothing in a row that is for them (where only looking says little)."""
    return is_for(name, row) and row not in ELUSIVE and REACHED not in came and came != {MUTE}


def journey(name):
    """Where somebody goes and how. Under Wagtail's roof one citizen knocks at each door, the other two at one
    of each row; and who may do all there looks, but presses nothing."""
    seen = set()
    for address in mounted():
        is_staffs = address.route.startswith("redaktion/")
        row = row_of(address.route)
        if name in {"bo", "peer", Role.GUIDE} and is_staffs and row in seen:
            continue
        seen.add(row)
        only_looks = is_staffs and name in {Role.ADMINISTRATOR, "superuser"}
        yield from ((address, method) for method in METHODS[: 1 if only_looks else 2])


def as_the_table_says(name, method, route, came):
    """Whether this outcome is what the row of the route wants for this person."""
    row = row_of(route)
    if came == BROKEN:
        return (method, route) in FAULTS_OF_WAGTAIL and name in STAFF
    if is_for(name, row):
        return came in {REACHED, MUTE} or (row.endswith("**") and came == REFUSED) or route in ELUSIVE
    if name == "visitor" and TABLE[row] is not Who.NOTHING:
        return came == SIGN_IN
    return came in {REFUSED, MUTE, SIGN_IN}


def is_for(name, row):
    return name in TABLE[row].passes


def names_in(body):
    return [name for name in ENROLLED if name.encode() in body]


@pytest.mark.parametrize("name", [Role.COORDINATOR, "superuser"])
def test_staff_without_a_second_factor_are_sent_to_it_from_everywhere(school, name):
    someone = Visitor(school.people[name], second_factor=False)
    elsewhere = [one for one in mounted() if not one.route.startswith(("konto/", "media/"))]
    came = {
        one.route: outcome(someone.visit("GET", path_to(one, school)), signed_in=True) for one in elsewhere
    }

    assert not [route for route, word in came.items() if word != SECOND_FACTOR]


@pytest.mark.parametrize("name", ["bo", "peer", Role.COORDINATOR, "superuser"])
def test_what_is_anothers_is_not_there(school, name):
    someone = Visitor(school.people[name])
    own = [one for one in mounted() if TABLE[row_of(one.route)] is Who.OWN]
    answers = [someone.visit(method, path_to(one, school)).status_code for one in own for method in METHODS]

    assert len(own) == list(TABLE.values()).count(Who.OWN)
    assert set(answers) == {404}


@pytest.mark.parametrize(
    ("name", "stays"), [(Role.PAYER, True), (Role.COORDINATOR, True), (Role.EDITOR, False)]
)
def test_whoever_writes_no_pages_takes_none_down(school, name, stays):
    bulk = next(one for one in mounted() if one.route.startswith("redaktion/bulk/"))
    with transaction.atomic():
        Visitor(school.people[name]).client.post(path_to(bulk, school))
        assert CoursePage.objects.get(pk=school.run.course_id).live is stays
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "route",
    [
        "kalender/<str:token>.ics",
        "kalender/undervisning/<str:token>.ics",
        "tilbud/<str:token>/",
        "sig-til/<str:token>/",
        "sig-til/nyt/<str:token>/",
        "gaest/<str:token>/",
        "kiosk/<str:token>/",
    ],
)
def test_a_wrong_secret_opens_nothing(school, route):
    address = next(one for one in mounted() if one.route == route)
    right = school.values_for(route)["token"]
    for wrong in (right[:-1], right[:-1] + "!", "intet", f"{school.offered.pk}-1"):
        assert Visitor(None).visit("GET", path_to(address, school, token=wrong)).status_code == 404


def test_the_demo_opens_to_everyone_in_demo_mode_and_is_not_there_else(school):
    demo = [one for one in addresses() if one.route.startswith(DEMO)]
    paths = [path_to(one, school) for one in demo]
    visitor = Visitor(None)

    assert {visitor.visit("GET", path).status_code for path in paths} == {404}
    with override_settings(ROOT_URLCONF="tests.house.demo_addresses"):
        came = [outcome(visitor.visit("GET", path), signed_in=False) for path in paths]
    assert set(came) <= {REACHED, MUTE, REFUSED}
    assert came.count(REACHED) >= 3
