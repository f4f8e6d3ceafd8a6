"""Was the meeting meaningful? Answered once by who was there, known of nobody, shown from five answers on."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from psycopg.sql import SQL, Identifier

from peers.groups import holding, members, pulse
from peers.models import Meeting, MeetingBallot, MeetingPulse
from peers.states import MemberPlace
from tests.cast import sign_in
from tests.load.actors import all_at_once
from tests.peers.groups.meeting_rows import over, plan, somebody, with_money

WEEK = timedelta(days=7)


def group_of(count, by):
    group = with_money()
    seats = [
        members.join(group=group, contributor=somebody(f"Borger {n}"), place=MemberPlace.CITIZEN, by=by)[0]
        for n in range(count)
    ]
    return group, seats


def held(group, seats, by, *, days=20, ago=timedelta(hours=1)):
    meeting = over(plan(group, by, days=days), ago=ago)
    return holding.hold(meeting=meeting, present=[one.pk for one in seats], by=by, now=timezone.now() - ago)


def answer(meeting, seat, worth="yes", **more):
    return pulse.answer(meeting=meeting, person=seat.contributor.person, worth=worth, **more)


def everything():
    """Every row of every table, with what the database itself knows of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(SQL("SELECT t::text FROM {} t").format(Identifier(table)))
            found[table] = Counter(row for (row,) in cursor.fetchall())
        return found


def in_order(meeting):
    """The people of the ballots as they lie on the disk, and the transactions that wrote them."""
    with connection.cursor() as cursor:
        found = "SELECT person_id, xmin::text FROM peers_meetingballot WHERE meeting_id = %s ORDER BY ctid"
        cursor.execute(found, [meeting.pk])
        return cursor.fetchall()


@pytest.mark.django_db
def test_an_answer_changes_nothing_but_the_numbers_and_that_one_has_answered(dina, client):
    group, seats = group_of(6, dina)
    meeting = held(group, seats, dina)
    for seat in seats[:5]:
        answer(meeting, seat)
    client = sign_in(client, seats[5].contributor.person)
    before = everything()
    client.post(f"/arbejdsgrupper/moede/{meeting.pk}/mening/", {"worth": "no"})
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"peers_meetingballot", "peers_meetingpulse"}
    assert len({xmin for _person, xmin in in_order(meeting)}) == 1


@pytest.mark.django_db
def test_a_ballot_holds_a_person_a_meeting_and_a_key_drawn_by_lot():
    assert {field.name for field in MeetingBallot._meta.get_fields()} == {"id", "meeting", "person"}
    assert {field.name for field in MeetingPulse._meta.get_fields()} == {
        *("meeting", "yes", "mostly", "little", "no")
    }


@pytest.mark.django_db
def test_whoever_answered_last_is_found_no_oftener_than_by_guessing(dina):
    group, seats = group_of(4, dina)
    meeting = held(group, seats, dina)
    rounds, found = 60, Counter()
    for _round in range(rounds):
        MeetingBallot.objects.all().delete()
        for seat in seats:
            answer(meeting, seat)
        last = seats[-1].contributor.person_id
        by_key = MeetingBallot.objects.order_by("pk").values_list("person_id", flat=True)
        found["disk"] += in_order(meeting)[-1][0] == last
        found["keys"] += list(by_key)[-1] == last
    # One in four by guessing is 15 of 60; 32 and more is less likely than one in a hundred thousand.
    assert max(found.values()) < 32, found


@pytest.mark.django_db
def test_each_answers_once_while_it_is_open_and_only_who_was_there(dina):
    group, seats = group_of(3, dina)
    meeting = held(group, seats[:2], dina)
    assert answer(meeting, seats[0]) is True
    assert answer(meeting, seats[0], "no") is False
    with pytest.raises(pulse.NotThere):
        answer(meeting, seats[2])
    with pytest.raises(pulse.NotThere):
        answer(meeting, seats[1], now=timezone.now() + WEEK)
    with pytest.raises(ValueError, match="perhaps"):
        answer(meeting, seats[1], "perhaps")
    assert (MeetingPulse.objects.get().yes, MeetingPulse.objects.get().answers) == (1, 1)


@pytest.mark.django_db
def test_nothing_is_shown_while_it_is_open_and_five_answers_after(dina):
    group, seats = group_of(6, dina)
    meeting = held(group, seats, dina)
    for seat in seats[:4]:
        answer(meeting, seat)
    answer(meeting, seats[4], "no")
    assert pulse.said_in(group) == []
    (said,) = pulse.said_in(group, now=timezone.now() + WEEK)
    assert [count for _word, count in said.counts] == [4, 0, 0, 1]


@pytest.mark.django_db
def test_small_meetings_are_counted_together_and_what_is_shown_never_changes(dina):
    group, seats = group_of(3, dina)
    first = held(group, seats, dina, days=20, ago=5 * WEEK)
    second = held(group, seats, dina, days=21, ago=4 * WEEK)
    third = held(group, seats, dina, days=22, ago=3 * WEEK)
    for seat in seats:
        for meeting in (first, second, third):
            answer(meeting, seat, now=meeting.held_at + timedelta(days=1))
    assert pulse.said_in(group, now=first.held_at + 1.1 * WEEK) == []
    (said,) = pulse.said_in(group, now=second.held_at + 1.1 * WEEK)
    assert (len(said.meetings), said.answers) == (2, 6)
    assert pulse.said_in(group) == [said]


@pytest.mark.django_db
def test_when_it_is_closed_nobody_is_known_to_have_answered(dina):
    group, seats = group_of(2, dina)
    meeting = held(group, seats, dina)
    answer(meeting, seats[0])
    assert pulse.close(now=timezone.now() + timedelta(days=6)) == 0
    assert pulse.close(now=timezone.now() + WEEK) == 1
    assert MeetingPulse.objects.get(meeting=Meeting.objects.get()).yes == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_and_each_twice_are_counted_once(dina):
    group, seats = group_of(5, dina)
    meeting = held(group, seats, dina)
    taken = all_at_once([lambda one=seat: answer(meeting, one) for seat in seats * 2])
    assert Counter(taken) == {True: 5, False: 5}
    assert (MeetingPulse.objects.get().yes, MeetingBallot.objects.count()) == (5, 5)
