"""The waiting list as staff read it, and what they do about a place on the phone."""

import pytest
from django.test import Client
from django.urls import reverse

from enrolment import invariants, seats
from enrolment.models import Enrolment
from enrolment.states import SeatState
from tests.cast import sign_in
from tests.factories import make_person, make_run
from tests.shared_class import fill, make_shared
from tests.staff.test_sharing import confirm

pytestmark = pytest.mark.django_db

ACTS = ["regroup", "companion", "pause", "resume", "pair_up", "part"]


@pytest.fixture(autouse=True)
def _all_holds(db):
    yield
    assert invariants.faults() == []


def url(row, name):
    return reverse(f"enrolments:{name}", args=[row.pk])


def again(row):
    return Enrolment.objects.get(pk=row.pk)


def line(client, run):
    page = client.get(reverse("runs:show", args=[run.pk]))
    return [(one.row, one.number, one.waits_for, one.marks) for one in page.context["line"]]


def test_each_in_line_is_explained_in_the_true_order(at_desk):
    run = make_shared(capacity=3, citizens=2, staff=1)
    rows = fill(run, staff=2, relative=1, unsaid=1)
    assert [row.state for row in rows] == ["enrolled", "waiting", "waiting", "waiting"]

    assert line(at_desk, run) == [
        (rows[1], 1, "en plads til medarbejdere, som der ikke må komme flere af", []),
        (rows[2], 2, "en plads, der er åben for alle", []),
        (rows[3], 3, "en plads, der er åben for alle", []),
    ]


def test_priority_pauses_companions_and_pairs_are_shown(at_desk):
    run = make_shared(capacity=1, citizens=0, staff=None, first_timers_first=True, companions="seat")
    busy = make_person("Bente")
    seats.enrol(person=busy, run=make_run(), by=busy)
    fill(run, citizen=1)
    later = seats.enrol(person=busy, run=run, by=busy, comes_as="citizen")
    first, second, third = fill(run, relative=3)
    brings = seats.enrol(person=make_person("Clara"), run=run, by=None, actor="school", companion=True)
    seats.pause(enrolment=first, by=None, actor="school")
    seats.put_together(enrolment=second, other=third, by=busy)

    found = line(at_desk, run)

    new, together = "Intet andet hold i semestret", "Sammen med "
    assert [(row, number) for row, number, _for, _marks in found if row != again(first)] == [
        (brings, 1),
        (second, 2),
        (third, 3),
        (later, 4),
    ]
    said = {row.pk: (waits_for, marks) for row, _number, waits_for, marks in found}
    assert said[first.pk] == ("at pausen slutter", ["På pause", new])
    assert said[second.pk] == ("to pladser på én gang", [together + third.person.chosen_name, new])
    assert said[brings.pk] == ("to pladser på én gang", ["Med ledsager", new])
    assert said[later.pk] == ("den næste ledige plads", [])
    text = at_desk.get(reverse("waiting:index")).content.decode()
    assert text.index(second.person.chosen_name) < text.index("Bente")
    assert "at pausen slutter · På pause" in text


def test_the_page_of_a_person_says_where_and_why(at_desk):
    run = make_shared(capacity=2, citizens=2, staff=None)
    [row] = fill(run, relative=1)

    page = at_desk.get(url(row, "show"))

    assert dict(page.context["place"].lines) == {
        "Kommer som": "Pårørende",
        "Nr. i køen": "1",
        "Venter på": "en plads, der er åben for alle",
    }
    shown = {action.url for action in page.context["place"].actions}
    assert shown == {url(row, name) for name in ("regroup", "companion", "pause", "pair_up")}


def test_what_a_person_comes_as_is_changed_with_a_preview(at_desk):
    run = make_shared(capacity=2, citizens=1, staff=None)
    first, waiting = fill(run, relative=2)
    assert waiting.state == "waiting"

    preview = at_desk.post(url(first, "regroup"), {"comes_as": "citizen"})

    assert "1 får et tilbud; ingen mister deres plads." in preview.content.decode()
    assert again(first).comes_as == "relative"
    confirm(at_desk, preview, url(first, "regroup"))
    assert (again(first).comes_as, again(waiting).state) == ("citizen", "offered")


def test_who_will_not_say_is_written_down_as_that(at_desk):
    run = make_shared()
    [row] = fill(run, relative=1)

    preview = at_desk.post(url(row, "regroup"), {"comes_as": ""})
    confirm(at_desk, preview, url(row, "regroup"))

    assert again(row).comes_as == ""


def test_a_seat_held_for_citizens_cannot_become_another_s(at_desk):
    run = make_shared(capacity=1, citizens=1, staff=None)
    [row] = fill(run, citizen=1)

    page = at_desk.post(url(row, "regroup"), {"comes_as": "staff"})

    assert page.status_code == 422
    assert "Der er ingen plads til medarbejdere" in page.context["form"].errors["comes_as"][0]
    assert again(row).comes_as == "citizen"


def test_a_place_is_paused_and_taken_up_again(at_desk):
    run = make_shared(capacity=1, citizens=0, staff=None)
    first, waiting = fill(run, relative=2)

    at_desk.post(url(waiting, "pause"))
    seats.leave(enrolment=first, by=first.person)
    assert again(waiting).paused_at
    assert again(waiting).state == SeatState.WAITING

    at_desk.post(url(waiting, "resume"))
    assert again(waiting).state == SeatState.OFFERED


def test_two_are_put_together_and_parted(at_desk):
    run = make_shared(capacity=1, citizens=0, staff=None)
    _seat, first, second = fill(run, relative=3)

    form = at_desk.get(url(first, "pair_up")).context["form"]
    assert list(form.fields["other"].queryset) == [second]
    at_desk.post(url(first, "pair_up"), {"other": second.pk})

    assert again(first).pair == again(second).pair is not None
    assert not at_desk.get(url(first, "pair_up")).context["form"].fields["other"].queryset
    at_desk.post(url(second, "part"))
    assert (again(first).pair, again(second).pair) == (None, None)


def test_a_companion_is_written_down_where_there_is_a_seat_for_it(at_desk):
    run = make_shared(capacity=2, citizens=0, staff=None, companions="seat")
    [row] = fill(run, relative=1)

    at_desk.post(url(row, "companion"), {"brings": "on", "name": "Ib"})
    assert (again(row).seats, again(row).companion_name) == (2, "Ib")
    [full] = fill(run, relative=1)
    at_desk.post(url(row, "companion"), {"name": "Ib"})

    assert (again(row).seats, again(row).companion_name) == (1, "")
    assert again(full).state == SeatState.OFFERED
    page = at_desk.post(url(row, "companion"), {"brings": "on"})
    assert "Der er ingen plads til det" in page.content.decode()


@pytest.mark.parametrize("name", ACTS)
def test_the_acts_open_for_staff_and_for_nobody_else(at_desk, gry, alma, name):
    run = make_shared(capacity=1, citizens=0, staff=None)
    _seat, row = fill(run, relative=2)

    assert at_desk.get(url(row, name)).status_code == 200
    for person in (gry, alma):
        client = sign_in(Client(), person)
        assert client.get(url(row, name)).status_code == 404
        assert client.post(url(row, name), {"step": "save"}).status_code == 404
    assert again(row).paused_at is None


@pytest.mark.parametrize("name", ACTS)
def test_who_has_left_is_not_brought_back_by_any_act(at_desk, name):
    run = make_shared()
    [row] = fill(run, relative=1)
    seats.leave(enrolment=row, by=row.person)

    at_desk.post(url(row, name), {"comes_as": "citizen", "brings": "on", "step": "save"})

    assert (again(row).state, again(row).comes_as) == ("withdrawn", "relative")
    assert not again(row).brings_companion
