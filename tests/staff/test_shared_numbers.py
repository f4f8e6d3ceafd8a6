"""Every number a coordinator sees of a shared class says what it is; and what a class was decided."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses import copying, words
from courses.models import CourseRun
from courses.states import Format
from enrolment import seats
from enrolment.classes import copied_rules
from enrolment.models import FormatRules, FormatShare
from enrolment.seats import ShareWish
from tests.factories import days_from_now, make_course, make_run, make_term
from tests.shared_class import HELD_UNTIL, fill, make_shared

pytestmark = pytest.mark.django_db


def show(client, run):
    return client.get(reverse("runs:show", args=[run.pk]))


def test_each_group_has_its_line_and_all_of_it_is_said_in_sentences(at_desk):
    run = make_shared(capacity=16, staff_per_citizen=1)
    fill(run, citizen=2, relative=1, staff=3, unsaid=1)

    sharing = show(at_desk, run).context["sharing"]

    lines = {
        line.name: (line.taken, line.guaranteed, line.kept, line.most, line.waiting)
        for line in sharing.lines()
    }
    assert lines == {
        "Borgere": (2, 8, 6, None, 0),
        "Pårørende": (1, 0, 0, None, 0),
        "Medarbejdere": (2, 0, 0, 6, 1),
        "Andre": (0, 0, 0, None, 0),
        "Har ikke sagt det": (1, 0, 0, None, 0),
    }
    assert sharing.sentences() == [
        "10 af 16 pladser er ledige: 6 holdt, 4 for alle",
        "6 ledige pladser er holdt til borgere",
        "Plads til højst 6 medarbejdere; der er 2",
        "Aldrig flere medarbejdere end borgere. Med 2 borgere må der være 2 medarbejdere; der er 2",
        "1 venter på flere borgere, for balancens skyld",
        "Ledsagere: velkommen, uden at bruge en plads",
    ]


def test_more_guaranteed_than_is_free_is_said_as_it_is(at_desk):
    run = make_shared(capacity=4, citizens=0, staff=None)
    fill(run, relative=3)
    seats.change_rules(run=run, by=None, shares=[ShareWish("citizen", 3)])

    text = show(at_desk, run).content.decode()

    assert "borgere mangler 2 pladser af det, de er garanteret" in text


def test_a_class_without_shares_says_that_all_is_open(at_desk):
    text = show(at_desk, make_run()).content.decode()

    assert "Alle pladser er åbne for alle" in text
    assert "Fordel pladserne" in text


def test_offering_is_not_suggested_where_nobody_may_have_the_seat(at_desk):
    run = make_shared(capacity=2, citizens=2, staff=None)
    fill(run, relative=1)

    assert not show(at_desk, run).context["may_offer"]


def test_the_history_says_who_changed_what(at_desk, dina):
    run = make_shared()
    shares = [ShareWish("citizen", 6, None, HELD_UNTIL), ShareWish("staff", 0, 6)]
    seats.change_rules(run=run, by=dina, capacity=18, shares=shares, companions="no")
    seats.release(run=run, by=dina, groups=["citizen"])
    seats.hold_back(run=run, group="citizen", release_at=days_from_now(9), by=dina)

    lines = show(at_desk, run).context["sharing_changes"]

    now = words.moment(timezone.now()).rsplit(" kl.", 1)[0]
    said = [line.split(": ", 1) for line in lines]
    assert all(who.startswith(f"Dina, {now}") for who, _what in said[:3])
    assert said[3][0].startswith("Af sig selv, ")
    changed = (
        "pladser 16 → 18; garanteret til borgere 8 → 6; "
        "ledsagere: Velkommen, uden at bruge en plads → Ikke på dette hold"
    )
    begun = (
        f"garanteret til borgere 0 → 8; holdt til borgere indtil {words.day(HELD_UNTIL)}; "
        "højst til medarbejdere – → 6"
    )
    assert [what for _who, what in said] == [
        f"pladser til borgere holdes tilbage igen indtil {words.day(days_from_now(9))}",
        "pladserne til borgere frigives",
        changed,
        begun,
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_a_shared_class_asks_as_little_with_thirty_in_line_as_with_one(at_desk, count):
    run = make_shared(capacity=2, citizens=2, staff=None)
    fill(run, relative=count)
    show(at_desk, run)
    with CaptureQueriesContext(connection) as asked:
        show(at_desk, run)

    assert len(asked) == 24


def test_the_first_page_tells_what_is_soon_released_and_what_waits_beside_free_seats(at_desk):
    run = make_shared(capacity=4, citizens=3, staff=None)
    fill(run, citizen=1, relative=2)

    text = at_desk.get("/redaktion/").content.decode()

    day = words.unbroken(words.day(HELD_UNTIL))
    assert f"2 pladser er holdt til borgere indtil {day}" in text
    assert "2 ledige pladser til andre" in text


def test_a_copy_shares_its_seats_as_the_class_with_the_dates_moved(at_desk, dina):
    run = make_shared(staff_per_citizen=2, first_timers_first=True)
    seats.release(run=run, by=dina, groups=["citizen"])
    released = run.shares.get(group="citizen").release_at
    first = run.sessions.order_by("starts_at").first().starts_at
    start = first + timedelta(days=70)
    term = make_term("Næste", starts_on=start.date())

    at_desk.post(
        reverse("runs:copy", args=[run.pk]), {"term": term.pk, "first_start": f"{start:%Y-%m-%d %H:%M}"}
    )

    copy = CourseRun.objects.get(copied_from=run)
    share = copy.shares.get(group="citizen")
    assert (share.guaranteed, share.released_at) == (8, None)
    assert abs(share.release_at - released - timedelta(days=70)) <= timedelta(hours=1)
    assert (copy.seat_rules.staff_per_citizen, copy.seat_rules.first_timers_first) == (2, True)
    assert copy.seats.reserved == 8


def test_a_copy_of_a_class_that_decided_nothing_begins_with_the_default(dina):
    rules = FormatRules.objects.create(format=Format.WORKSHOP)
    FormatShare.objects.create(rules=rules, group="relative", guaranteed_percent=25)
    run = make_run(course=make_course(format=Format.WORKSHOP), capacity=8)
    copy = copying.copy_run(run=run, term=make_term("Næste"), by=dina)

    copied_rules.give(copy=copy, by=dina)

    assert [(share.group, share.guaranteed) for share in copy.shares.all()] == [("relative", 2)]


def test_copying_a_term_copies_the_shares(at_desk):
    run = make_shared()
    day = timezone.localdate() + timedelta(days=130)
    target = make_term("Næste", starts_on=day, ends_on=day + timedelta(days=100))

    at_desk.post(reverse("runs:copy_term"), {"source": run.term_id, "target": target.pk, "run": [run.pk]})

    assert CourseRun.objects.get(copied_from=run).shares.get(group="citizen").guaranteed == 8


def test_the_list_of_classes_says_how_many_free_seats_are_held(at_desk):
    fill(make_shared(capacity=16), citizen=2, relative=3)
    make_run(capacity=5)

    text = at_desk.get(reverse("runs:index")).content.decode()
    table = at_desk.get(reverse("runs:index") + "?export=csv").getvalue().decode("utf-8-sig")

    assert "11 (6 holdt)" in text
    assert "5 (" not in text
    assert "Holdt til grupper" in table.splitlines()[0]
