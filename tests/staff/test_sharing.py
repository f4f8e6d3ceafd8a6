"""Change how the seats of a class are shared: asked, shown, confirmed."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import CourseRun
from courses.states import RunState
from enrolment import invariants, seats
from enrolment.models import Share, SharingChange
from tests.cast import sign_in
from tests.factories import days_from_now, make_run
from tests.shared_class import HELD_UNTIL, fill, make_shared

pytestmark = pytest.mark.django_db


def url(run, name="sharing"):
    return reverse(f"runs:{name}", args=[run.pk])


def answers(client, run, **fields):
    """What the form shows, with some fields answered otherwise."""
    form = client.get(url(run)).context["form"]
    shown = {field.html_name: field.value() for field in form}
    given = {name: value for name, value in shown.items() if value not in (None, False)}
    return {name: str(value) for name, value in {**given, **fields}.items()}


def look(client, run, **fields):
    return client.post(url(run), answers(client, run, **fields))


def confirm(client, preview, address):
    """Press the button of a preview, sending exactly what stands in its page."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', preview.content.decode())
    assert inputs
    return client.post(address, {**dict(inputs), "step": "save"})


def shares(run):
    return set(Share.objects.filter(run=run).values_list("group", "guaranteed", "maximum"))


@pytest.fixture(autouse=True)
def _all_holds(db):
    yield
    assert invariants.faults() == []


def test_the_form_shows_what_is_stored(at_desk):
    run = make_shared(staff_per_citizen=1)

    form = at_desk.get(url(run)).context["form"]

    assert (form["capacity"].value(), form["guaranteed_citizen"].value()) == (16, 8)
    assert form["until_citizen"].value() == HELD_UNTIL.date()
    assert (form["maximum_staff"].value(), form["staff_per_citizen"].value()) == (6, 1)


def test_looking_saves_nothing_and_says_what_would_happen(at_desk):
    run = make_shared(capacity=4, citizens=2, staff=None)
    rows = fill(run, relative=3)
    assert [row.state for row in rows] == ["enrolled", "enrolled", "waiting"]

    page = look(at_desk, run, guaranteed_citizen=1)

    text = page.content.decode()
    assert "1 får et tilbud; ingen mister deres plads." in text
    assert f"{rows[2].person.chosen_name} (får det at vide på mail)" in text
    assert "garanteret til borgere 2 → 1" in text
    figures = {figure.name: (figure.before, figure.after) for figure in page.context["preview"].figures}
    assert figures == {
        "Pladser": (4, 4),
        "Taget, tilbudt eller reserveret": (2, 3),
        "Ledige": (2, 1),
        "Garanteret til borgere, endnu ikke brugt": (2, 1),
        "Åbne for alle": (0, 0),
    }
    rows[2].refresh_from_db()
    assert rows[2].state == "waiting"
    assert shares(run) == {("citizen", 2, None)}


def test_confirming_does_what_was_shown(at_desk, dina):
    run = make_shared(capacity=4, citizens=2, staff=None)
    rows = fill(run, relative=3)

    answer = confirm(at_desk, look(at_desk, run, guaranteed_citizen=1), url(run))

    assert answer.url == url(run, "show")
    rows[2].refresh_from_db()
    assert rows[2].state == "offered"
    assert shares(run) == {("citizen", 1, None)}
    assert SharingChange.objects.filter(run=run).latest("pk").by == dina


def test_where_something_changed_meanwhile_it_is_shown_anew_and_nothing_saved(at_desk):
    run = make_shared(capacity=4, citizens=2, staff=None)
    rows = fill(run, relative=3)
    preview = look(at_desk, run, guaranteed_citizen=1)
    seats.leave(enrolment=rows[2], by=rows[2].person)

    again = confirm(at_desk, preview, url(run))

    assert again.status_code == 409
    text = again.content.decode()
    assert "Noget har ændret sig imens" in text
    assert "Ingen får et tilbud" in text
    assert shares(run) == {("citizen", 2, None)}

    assert confirm(at_desk, again, url(run)).status_code == 302
    assert shares(run) == {("citizen", 1, None)}


def test_rules_that_another_coordinator_saved_meanwhile_are_not_undone_unseen(at_desk):
    run = make_shared()
    preview = look(at_desk, run, guaranteed_citizen=6)
    seats.change_rules(run=run, by=None, companions="no")

    assert confirm(at_desk, preview, url(run)).status_code == 409
    assert CourseRun.objects.get(pk=run.pk).seat_rules.companions == "no"


def test_one_may_go_back_to_the_answers_with_all_of_them(at_desk):
    run = make_shared()

    page = at_desk.post(
        url(run), {**answers(at_desk, run, guaranteed_citizen=5, maximum_relative=3), "step": "edit"}
    )

    form = page.context["form"]
    assert (form["guaranteed_citizen"].value(), form["maximum_relative"].value()) == ("5", "3")
    assert shares(run) == {("citizen", 8, None), ("staff", 0, 6)}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"capacity": ""}, "capacity"),
        ({"capacity": "-1"}, "capacity"),
        ({"capacity": "7"}, "capacity"),
        ({"guaranteed_citizen": "otte"}, "guaranteed_citizen"),
        ({"guaranteed_citizen": "17"}, "capacity"),
        ({"guaranteed_staff": "7"}, "maximum_staff"),
        ({"guaranteed_citizen": ""}, "guaranteed_citizen"),
        ({"until_citizen": "2001-01-01"}, "until_citizen"),
        ({"until_citizen": "1. maj"}, "until_citizen"),
        ({"staff_per_citizen": "-1"}, "staff_per_citizen"),
        ({"staff_from": ""}, "staff_from"),
        ({"companions": "måske"}, "companions"),
        ({"lend_hours": "-2"}, "lend_hours"),
    ],
)
@pytest.mark.parametrize("step", ["", "save"])
def test_a_wrong_answer_is_said_at_its_field_and_nothing_is_lost(at_desk, wrong, field, step):
    run = make_shared()

    page = at_desk.post(url(run), {**answers(at_desk, run, maximum_relative=3, **wrong), "step": step})

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert page.context["form"]["maximum_relative"].value() == "3"
    assert shares(run) == {("citizen", 8, None), ("staff", 0, 6)}


def test_fewer_seats_than_are_taken_is_refused_at_the_field(at_desk):
    run = make_shared(capacity=4, citizens=0, staff=None)
    fill(run, relative=3)

    page = look(at_desk, run, capacity=2)

    assert page.status_code == 422
    assert "3 pladser er optaget" in page.context["form"].errors["capacity"][0]


def test_more_seats_show_who_is_offered_one(at_desk, hans):
    run = make_shared(capacity=1, citizens=0, staff=None)
    fill(run, citizen=1)
    seats.enrol(person=hans, run=run, by=hans)

    page = look(at_desk, run, capacity=2)

    assert "Hans (kommer på ringelisten)" in page.content.decode()
    confirm(at_desk, page, url(run))
    assert CourseRun.objects.get(pk=run.pk).seats.taken == 2


def test_releasing_now_is_shown_first_and_can_be_taken_back(at_desk):
    run = make_shared(capacity=2, citizens=2, staff=None)
    [row] = fill(run, staff=1)
    address = f"{url(run, 'release')}?group=citizen"

    preview = at_desk.get(address)
    assert "1 får et tilbud; ingen mister deres plads." in preview.content.decode()
    assert Share.objects.get(run=run).released_at is None

    confirm(at_desk, preview, address)
    row.refresh_from_db()
    assert row.state == "offered"
    assert Share.objects.get(run=run).released_at

    back = f"{url(run, 'hold_back')}?group=citizen"
    day = days_from_now(5).date()
    preview = at_desk.post(back, {"until": str(day)})
    assert "pladser til borgere holdes tilbage igen" in preview.content.decode()
    confirm(at_desk, preview, back)

    share = Share.objects.get(run=run)
    assert (share.released_at, share.release_at.date()) == (None, day)
    row.refresh_from_db()
    assert row.state == "offered"


def test_releasing_twice_is_no_second_release(at_desk):
    run = make_shared(capacity=2, citizens=2, staff=None)
    address = f"{url(run, 'release')}?group=citizen"
    preview = at_desk.get(address)
    confirm(at_desk, preview, address)

    assert confirm(at_desk, preview, address).status_code == 409
    assert SharingChange.objects.filter(run=run).count() == 3


@pytest.mark.parametrize("day", ["", "2001-01-01", "i morgen"])
def test_a_day_that_is_past_holds_nothing_back(at_desk, day):
    run = make_shared()

    page = at_desk.post(f"{url(run, 'hold_back')}?group=citizen", {"until": day})

    assert page.status_code == 422
    assert page.context["form"].errors["until"]


@pytest.mark.parametrize("query", ["", "?group=staff", "?group=alle", "?group=relative"])
def test_only_what_is_held_can_be_released(at_desk, query):
    assert at_desk.get(url(make_shared(), "release") + query).status_code == 404


@pytest.mark.parametrize("state", [RunState.CANCELLED, RunState.FINISHED])
def test_the_seats_of_a_class_that_is_over_stay_as_they_were(at_desk, state):
    run = make_run(state=state)

    assert at_desk.get(url(run)).status_code == 404


def test_nobody_else_gets_there(gry, frede, alma):
    run = make_shared()
    for person in (gry, frede, alma):
        client = sign_in(Client(), person)
        for address in (
            url(run),
            f"{url(run, 'release')}?group=citizen",
            f"{url(run, 'hold_back')}?group=citizen",
        ):
            assert client.get(address).status_code == 404
            assert client.post(address, {"step": "save"}).status_code == 404
    assert shares(run) == {("citizen", 8, None), ("staff", 0, 6)}
