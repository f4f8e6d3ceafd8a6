"""Somebody with the whole database in hand tries to find out who said what, and cannot."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from enrolment.classroom import pulse, retention
from enrolment.models import Pulse, PulseBallot
from tests.cast import sign_in
from tests.enrolment.classroom.rooms import met_many
from tests.load.actors import all_at_once

BALLOTS, PULSE = "enrolment_pulseballot", "enrolment_pulse"


def tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def everything():
    """Every row of every table, with what the database itself knows of it."""
    with connection.cursor() as cursor:
        found = {}
        for table in tables():
            cursor.execute(SQL("SELECT t::text FROM {} t").format(Identifier(table)))
            found[table] = Counter(row for (row,) in cursor.fetchall())
        return found


def in_order(session):
    """The people of the ballots as they lie on the disk, and the transactions that wrote them."""
    with connection.cursor() as cursor:
        found = "SELECT person_id, xmin::text FROM enrolment_pulseballot WHERE session_id = %s ORDER BY ctid"
        cursor.execute(found, [session.pk])
        return cursor.fetchall()


def answer(session, person, meaning="yes", words=""):
    return pulse.answer(session=session, person=person, meaning=meaning, words=words)


@pytest.mark.django_db
def test_an_answer_changes_nothing_but_the_numbers_and_that_one_has_answered(client):
    rows, session = met_many(6)
    for row in rows[:5]:
        answer(session, row.person, "yes", f"hemmelige ord {row.pk}")
    client = sign_in(client, rows[5].person)
    before = everything()
    client.post(f"/min-side/mening/{session.pk}/", {"meaning": "no", "words": "vildt hemmelige ord"})
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {BALLOTS, PULSE}
    told = [table for table in after for row in after[table] if "hemmelige ord" in row]
    assert set(told) == {PULSE}


@pytest.mark.django_db
def test_a_ballot_holds_a_person_a_session_and_a_key_drawn_by_lot():
    assert {field.name for field in PulseBallot._meta.get_fields()} == {"id", "session", "person"}
    assert {field.name for field in Pulse._meta.get_fields()} == {
        *("session", "yes", "partly", "no", "words", "shown")
    }
    assert {field.get_internal_type() for field in PulseBallot._meta.fields if field.primary_key} == {
        "UUIDField"
    }


@pytest.mark.django_db
def test_no_ballot_is_younger_than_another():
    rows, session = met_many(5)
    for row in rows:
        answer(session, row.person)
        assert len({xmin for _person, xmin in in_order(session)}) == 1


@pytest.mark.django_db
def test_whoever_answered_last_is_found_no_oftener_than_by_guessing():
    """By their place on the disk, by the order of the keys, or by the place of the words."""
    rounds, found = 60, Counter()
    for _round in range(rounds):
        rows, session = met_many(4)
        for row in rows:
            answer(session, row.person, "yes", str(row.person_id))
        last = rows[-1].person_id
        by_key = (
            PulseBallot.objects.filter(session=session).order_by("pk").values_list("person_id", flat=True)
        )
        words = Pulse.objects.get(session=session).words
        found["disk"] += in_order(session)[-1][0] == last
        found["keys"] += list(by_key)[-1] == last
        found["words"] += words[-1] == str(last)
        found["fits"] += [str(person) for person, _xmin in in_order(session)] == words
    # One in four by guessing is 15 of 60; 32 and more is less likely than one in a hundred thousand.
    assert max(found["disk"], found["keys"], found["words"]) < 32, found
    assert found["fits"] < 20, found


@pytest.mark.django_db
def test_when_the_question_is_closed_nobody_is_known_to_have_answered():
    rows, session = met_many(6)
    for row in rows[:5]:
        answer(session, row.person, words="Ord")
    few_rows, few = met_many(2)
    for row in few_rows:
        answer(few, row.person, words="Få ord")
    assert retention.close_pulses(now=session.ends_at + timedelta(days=6)) == 0
    assert PulseBallot.objects.count() == 7
    retention.close_pulses(now=session.ends_at + timedelta(days=8))
    assert not PulseBallot.objects.exists()
    assert Pulse.objects.get(session=session).words == ["Ord"] * 5
    assert (Pulse.objects.get(session=few).yes, Pulse.objects.get(session=few).words) == (2, [])


@pytest.mark.django_db(transaction=True)
def test_many_at_once_and_each_twice_are_counted_once():
    rows, session = met_many(6)
    people = [row.person for row in rows] * 2
    taken = all_at_once([lambda one=person: answer(session, one) for person in people])
    assert Counter(taken) == {True: 6, False: 6}
    assert Pulse.objects.get().yes == 6
    assert PulseBallot.objects.count() == 6
    assert sum(Pulse.objects.get().shown[one] for one in ("yes", "partly", "no")) == 5
