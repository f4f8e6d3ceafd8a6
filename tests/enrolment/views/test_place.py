"""One place in a class: pause, companion, what one comes as; another's is 404, twice is once."""

import pytest
from django.urls import reverse

from enrolment import seats
from enrolment.invariants import faults
from enrolment.models import Enrolment
from tests.cast import sign_in
from tests.enrolment.views.sharing import let_companions, make_shared_run
from tests.enrolment.views.steps import template_of
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db

PAGES = ("place", "pause", "companion", "regroup", "together", "part", "switch")


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


@pytest.fixture(autouse=True)
def sound(db):
    yield
    assert faults() == []


def enrolled(person, run, **fields):
    return seats.enrol(person=person, run=run, by=person, **fields)


def fill(run, count=1, **fields):
    return [enrolled(make_person(), run, **fields) for _ in range(count)]


def at(name, row):
    return reverse(f"enrolment:{name}", args=[row.pk])


def again(row):
    return Enrolment.objects.get(pk=row.pk)


@pytest.mark.parametrize("name", PAGES)
def test_anothers_is_404_and_nobodys_leads_to_sign_in(client, alma, outsider, name):
    row = enrolled(alma, make_run(capacity=0))
    assert client.get(at(name, row))["Location"].startswith("/konto/login/?next=/min-side/hold/")
    client = sign_in(client, outsider)
    assert client.get(at(name, row)).status_code == 404
    assert client.post(at(name, row)).status_code == 404
    assert again(row).paused_at is None


@pytest.mark.parametrize("name", PAGES)
def test_left_place_leads_back(as_alma, alma, name):
    row = enrolled(alma, make_run())
    seats.leave(enrolment=row, by=alma)
    assert as_alma.get(at(name, row)).status_code == 302
    assert as_alma.post(at(name, row)).status_code == 302


class TestPause:
    @pytest.fixture
    def row(self, alma):
        run = make_run(capacity=1)
        fill(run)
        return enrolled(alma, run)

    def test_passes_one_over_and_keeps_the_number(self, as_alma, row):
        number = row.line_number
        as_alma.post(at("pause", row))
        behind = enrolled(make_person(), row.run)
        seats.leave(enrolment=Enrolment.objects.get(run=row.run, state="enrolled"), by=None)
        assert again(row).state == "waiting"
        assert again(behind).state == "offered"
        assert again(row).line_number == number
        assert "På pause" in as_alma.get("/min-side/").content.decode()

    def test_twice_is_once_and_ready_again_is_back(self, as_alma, row):
        for _ in range(2):
            as_alma.post(at("pause", row))
        assert again(row).paused_at
        for _ in range(2):
            as_alma.post(at("pause", row), {"undo": "1"})
        assert again(row).paused_at is None

    def test_ready_again_gets_what_is_free(self, as_alma, row):
        as_alma.post(at("pause", row))
        seats.leave(enrolment=Enrolment.objects.get(run=row.run, state="enrolled"), by=None)
        as_alma.post(at("pause", row), {"undo": "1"})
        assert again(row).state == "offered"

    def test_looking_pauses_nothing(self, as_alma, row):
        as_alma.get(at("pause", row))
        assert again(row).paused_at is None


class TestCompanion:
    @pytest.fixture
    def row(self, alma):
        return enrolled(alma, make_run(capacity=2))

    def test_is_brought_renamed_and_left_at_home(self, as_alma, row):
        for brings, name, kept in (
            ("yes", "Ida", "Ida"),
            ("yes", "Kaj", "Kaj"),
            ("yes", "", ""),
            ("", "Ida", ""),
        ):
            as_alma.post(at("companion", row), {"brings": brings, "name": name})
            found = again(row)
            assert (found.brings_companion, found.companion_name) == (bool(brings), kept)

    def test_uses_a_seat_where_there_is_one(self, as_alma, row):
        let_companions(row.run, "seat")
        as_alma.post(at("companion", row), {"brings": "yes"})
        assert again(row).seats == 2
        as_alma.post(at("companion", row), {"brings": ""})
        assert again(row).seats == 1

    def test_without_a_seat_for_them_one_keeps_ones_own(self, as_alma, row):
        let_companions(row.run, "seat")
        fill(row.run)
        page = as_alma.post(at("companion", row), {"brings": "yes"})
        assert page.status_code == 409
        assert "ikke en plads til din ledsager" in page.content.decode()
        assert (again(row).state, again(row).seats) == ("enrolled", 1)

    def test_is_hidden_where_the_class_has_none(self, as_alma, row):
        let_companions(row.run, "no")
        assert at("companion", row) not in as_alma.get(at("place", row)).content.decode()
        as_alma.post(at("companion", row), {"brings": "yes"})
        assert not again(row).brings_companion

    def test_long_name_is_told(self, as_alma, row):
        assert as_alma.post(at("companion", row), {"brings": "yes", "name": "x" * 61}).status_code == 422


class TestRegroup:
    def test_is_asked_first_with_what_it_does(self, as_alma, alma):
        row = enrolled(alma, make_shared_run(capacity=4, citizens=2), comes_as="relative")
        page = as_alma.post(at("regroup", row), {"comes_as": "citizen"})
        assert template_of(page) == "enrolment/place/regroup_confirm.html"
        assert "Du beholder din plads" in page.content.decode()
        assert again(row).comes_as == "relative"
        as_alma.post(at("regroup", row), {"comes_as": "citizen", "confirm": "1"})
        assert again(row).comes_as == "citizen"

    def test_one_who_waits_reads_that_a_seat_comes_of_it(self, as_alma, alma):
        row = enrolled(alma, make_shared_run(capacity=2, citizens=2), comes_as="relative")
        page = as_alma.post(at("regroup", row), {"comes_as": "citizen"})
        assert "Så er der en plads til dig" in page.content.decode()
        assert again(row).state == "waiting"
        as_alma.post(at("regroup", row), {"comes_as": "citizen", "confirm": "1"})
        assert again(row).state == "offered"

    def test_may_be_taken_back_to_not_said(self, as_alma, alma):
        row = enrolled(alma, make_run(), comes_as="relative")
        as_alma.post(at("regroup", row), {"comes_as": "", "confirm": "1"})
        assert again(row).comes_as == ""

    @pytest.mark.parametrize("confirm", ["", "1"])
    def test_what_is_held_for_one_group_is_not_had_by_saying_so_first(self, as_alma, alma, confirm):
        row = enrolled(alma, make_shared_run(capacity=2, citizens=2), comes_as="citizen")
        page = as_alma.post(at("regroup", row), {"comes_as": "staff", "confirm": confirm})
        assert page.status_code == 409
        assert "Du beholder den, som den er" in page.content.decode()
        assert (again(row).state, again(row).comes_as) == ("enrolled", "citizen")

    def test_same_and_unknown_change_nothing(self, as_alma, alma):
        row = enrolled(alma, make_run(), comes_as="relative")
        assert as_alma.post(at("regroup", row), {"comes_as": "relative"}).status_code == 302
        assert as_alma.post(at("regroup", row), {"comes_as": "boss"}).status_code == 422
        assert again(row).comes_as == "relative"
