"""Two on a waiting list who come together: finding each other, the offer to both, and parting."""

import pytest
from django.urls import reverse

from enrolment import seats
from enrolment.invariants import faults
from enrolment.mine import offers
from enrolment.models import Enrolment
from tests.cast import sign_in
from tests.enrolment.views.steps import template_of
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db):
    """Two seats, both taken."""
    run = make_run(capacity=2)
    for _ in range(2):
        enrolled(make_person(), run)
    return run


@pytest.fixture
def half(alma, run):
    """Alma waits for the other."""
    return enrolled(alma, run, together=True)


@pytest.fixture
def pair(bo, run, half):
    """Alma and Bo wait together."""
    return again(half), enrolled(bo, run, pair=half.pair)


@pytest.fixture
def offered(pair, run):
    """Both are offered a seat."""
    for row in Enrolment.objects.filter(run=run, state="enrolled"):
        seats.leave(enrolment=row, by=None)
    rows = tuple(again(row) for row in pair)
    assert [row.state for row in rows] == ["offered", "offered"]
    return rows


@pytest.fixture(autouse=True)
def sound(db):
    yield
    assert faults() == []


def enrolled(person, run, **fields):
    return seats.enrol(person=person, run=run, by=person, **fields)


def at(name, row):
    return reverse(f"enrolment:{name}", args=[row.pk])


def again(row):
    return Enrolment.objects.select_related("pair").get(pk=row.pk)


def says(client, address):
    return client.get(address).content.decode()


def test_first_sees_code_and_link_on_their_page(client, alma, half):
    client = sign_in(client, alma)
    assert "Du venter på, at den anden tilmelder sig" in says(client, "/min-side/")
    assert f"sammen={half.pair.code}" in says(client, at("together", half))


def test_leaving_speaks_of_the_other_only_where_there_is_one(client, alma, bo, run, half):
    client, theirs = sign_in(client, alma), "Den, du står sammen med"
    assert theirs not in says(client, at("leave", half))
    enrolled(bo, run, pair=half.pair)
    assert theirs in says(client, at("leave", half))


def test_each_sees_the_others_name_when_both_have_joined(client, alma, bo, pair):
    assert "Sammen med Bo" in says(sign_in(client, alma), "/min-side/")
    assert "Sammen med Alma" in says(sign_in(client, bo), "/min-side/")


def test_two_who_wait_already_join_by_the_code(client, bo, run, half):
    theirs = enrolled(bo, run)
    client = sign_in(client, bo)
    assert half.pair.code in says(client, f"{at('together', theirs)}?sammen={half.pair.code}")
    client.post(at("together", theirs), {"code": half.pair.code.lower()})
    assert again(theirs).pair == half.pair
    assert client.post(at("together", theirs), {"code": half.pair.code}).status_code in {200, 302, 422}
    assert again(theirs).pair == half.pair


def test_one_who_waits_alone_gets_a_code_for_the_other(client, alma, bo, run):
    mine, theirs = enrolled(alma, run), enrolled(bo, run)
    client = sign_in(client, alma)
    for _ in range(2):
        assert client.post(at("together", mine), {"first": "1"})["Location"] == at("together", mine)
    pair = again(mine).pair
    assert again(mine).line_number == mine.line_number
    assert pair.code in says(client, at("together", mine))
    sign_in(client, bo).post(at("together", theirs), {"code": pair.code})
    assert again(theirs).pair == pair


def test_who_has_a_seat_gets_no_code(client, run):
    row = Enrolment.objects.filter(run=run, state="enrolled").select_related("person").first()
    client = sign_in(client, row.person)
    assert client.post(at("together", row), {"first": "1"})["Location"] == at("place", row)
    assert again(row).pair is None


def test_wrong_and_used_codes_change_nothing(client, outsider, run, pair):
    theirs = enrolled(outsider, run)
    client = sign_in(client, outsider)
    for code in ("QQQQQQQQ", pair[0].pair.code, ""):
        assert client.post(at("together", theirs), {"code": code}).status_code == 422
    assert again(theirs).pair is None


def test_guessing_is_stopped(client, outsider, run):
    theirs = enrolled(outsider, run)
    client = sign_in(client, outsider)
    answers = [client.post(at("together", theirs), {"code": "QQQQQQQQ"}).status_code for _ in range(31)]
    assert answers == [422] * 30 + [429]


def test_pause_of_one_is_told_to_the_other(client, alma, bo, pair):
    sign_in(client, alma).post(at("pause", pair[0]))
    assert "Du er på pause" in says(client, "/min-side/")
    assert "Den anden er på pause" in says(sign_in(client, bo), "/min-side/")


def test_parting_is_asked_first(client, alma, pair):
    client = sign_in(client, alma)
    assert template_of(client.get(at("part", pair[0]))) == "enrolment/place/part.html"
    assert again(pair[0]).pair
    for _ in range(2):
        client.post(at("part", pair[0]))
    assert [again(row).pair for row in pair] == [None, None]
    assert [again(row).state for row in pair] == ["waiting", "waiting"]


def test_one_who_waited_for_nobody_stands_alone(client, alma, half):
    sign_in(client, alma).post(at("part", half))
    assert again(half).pair is None
    assert again(half).line_number == half.line_number


def test_first_yes_waits_for_the_other(client, alma, bo, offered):
    client = sign_in(client, alma)
    assert "Der er plads til jer begge" in says(client, "/min-side/")
    for _ in range(2):
        assert client.post(at("answer", offered[0]), {"answer": "yes"})["Location"] == "/min-side/"
    assert "Vi venter på den anden" in says(client, "/min-side/")
    assert [again(row).state for row in offered] == ["offered", "offered"]
    client = sign_in(client, bo)
    client.post(at("answer", offered[1]), {"answer": "yes"})
    assert [again(row).state for row in offered] == ["enrolled", "enrolled"]


def test_by_the_links_of_their_mails(client, offered):
    first, second = (reverse("enrolment:offer", args=[offers.token(row)]) for row in offered)
    assert "Der er plads til jer begge" in says(client, first)
    assert "Bo" not in says(client, first)
    client.post(first, {"answer": "yes"})
    assert "Vi venter på den anden" in says(client, first)
    client.post(second, {"answer": "yes"})
    for link in (first, second):
        assert "Pladsen er din" in says(client, link)


def test_one_no_gives_the_other_their_place_in_line_back(client, bo, offered):
    link = reverse("enrolment:offer", args=[offers.token(offered[0])])
    client.post(link, {"answer": "yes"})
    sign_in(client, bo).post(at("answer", offered[1]), {"answer": "no"})
    first, second = (again(row) for row in offered)
    assert second.state == "declined"
    assert first.pair is None
    assert first.state in {"waiting", "offered"}
    page = client.get(link)
    assert page.status_code in {200, 410}
    assert template_of(page) == "enrolment/offer_settled.html"


def test_a_no_after_a_yes_is_heard(client, alma, offered):
    client = sign_in(client, alma)
    client.post(at("answer", offered[0]), {"answer": "yes"})
    assert "Nej, jeg kan alligevel ikke" in says(client, "/min-side/")
    client.post(at("answer", offered[0]), {"answer": "no"})
    assert again(offered[0]).state == "declined"
