"""Why one waits, and what those ahead wait for, as it is read on My page."""

import pytest

from enrolment import seats
from enrolment.models import Enrolment, SeatRules, Share
from enrolment.words import line_words
from tests.enrolment.views.sharing import let_companions, make_shared_run
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db


def join(run, comes_as="", **fields):
    person = make_person()
    return seats.enrol(person=person, run=run, by=person, comes_as=comes_as, **fields)


def words(row):
    found = Enrolment.objects.select_related("run").get(pk=row.pk)
    return line_words.of([found])[row.pk]


def test_first_of_a_full_class_is_next():
    row = join(make_run(capacity=0))
    assert words(row).number == 1
    assert words(row).place.startswith("Du er den første i køen")
    assert list(words(row).why) == []


def test_numbers_ahead_that_wait_for_the_same_are_not_told():
    run = make_run(capacity=0)
    join(run)
    row = join(run)
    assert words(row).place == "Du er nummer 2 i køen."
    assert list(words(row).why) == []


def test_what_is_held_for_others_is_said_with_its_date():
    row = join(make_shared_run(capacity=2, citizens=2), "relative")
    assert words(row).place == "Du er nummer 1 i køen."
    (why,) = words(row).why
    assert why.startswith("Du venter på en plads, der er åben for alle: 2 pladser er holdt til borgere")


def test_maximum_of_ones_group_is_said_and_who_ahead_waits_for_it():
    run = make_shared_run(capacity=4, citizens=0, staff_at_most=1)
    rows = [join(run, "staff") for _ in range(3)]
    assert "Du venter på en plads til medarbejdere." in words(rows[1]).why
    assert "Plads til højst 1 medarbejder." in words(rows[1]).why
    for _ in range(3):
        join(run, "relative")
    behind = join(run, "relative")
    assert "Nr. 1 og 2 venter på pladser til medarbejdere." in words(behind).why


def test_balance_is_said():
    run = make_run(capacity=4)
    SeatRules.objects.create(run=run, staff_per_citizen=1, staff_from=1)
    join(run, "staff")
    row = join(run, "staff")
    assert list(words(row).why) == [
        "Du venter, til der er flere borgere på holdet.",
        "Aldrig flere medarbejdere end borgere.",
    ]


def test_two_seats_and_half_pairs_are_said():
    run = make_run(capacity=1)
    let_companions(run, "seat")
    both = join(run, companion=True)
    half = join(run, together=True)
    join(run)
    behind = join(run)
    assert list(words(both).why) == ["Du venter på to pladser på én gang."]
    assert words(half).why[0] == "Vi spørger dig, når den anden har tilmeldt sig."
    assert "Nr. 1 venter på to pladser på én gang." in words(behind).why
    assert "Nr. 2 venter på en, de kommer sammen med." in words(behind).why


def test_of_two_it_is_not_told_what_the_other_comes_as():
    run = make_shared_run(capacity=4, citizens=0, staff_at_most=0)
    first = join(run, "relative", together=True)
    join(run, "staff", pair=first.pair)
    assert list(words(first).why) == ["Du venter på to pladser på én gang."]


def test_released_seats_are_not_said_to_be_held():
    run = make_shared_run(capacity=0, citizens=0)
    Share.objects.filter(run=run).update(guaranteed=0)
    assert "holdt" not in " ".join(words(join(run, "relative")).why)


def test_pause_says_which_number_one_keeps():
    run = make_run(capacity=0)
    row = join(run)
    seats.pause(enrolment=row, by=row.person)
    assert words(row).place == "Du er på pause. Når du er klar igen, er du nummer 1 i køen."
