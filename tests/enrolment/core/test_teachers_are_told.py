"""Whoever holds a session hears that it is moved or cancelled, but for who did it."""

from datetime import timedelta

import pytest

from accounts.models import Letter
from courses.states import HandoverState, RunState
from enrolment import changes
from tests.courses.teaching.classes import assign, make_handover, make_staffed, make_teacher
from tests.factories import make_run

pytestmark = pytest.mark.django_db


def told():
    return {row.person.chosen_name for row in Letter.objects.filter(kind="teaching_changed")}


def move(session, by, **fields):
    values = {
        "starts_at": session.starts_at + timedelta(days=1),
        "ends_at": session.ends_at + timedelta(days=1),
    }
    values |= {"venue": None, "room": "", "online_url": "", **fields}
    changes.change_session(session=session, by=by, **values)


def test_a_moved_session_is_told_to_who_holds_it_and_not_to_who_moved_it():
    run, rie, _per = make_staffed()
    assign(run, make_teacher("Tea"), "speaker", session=run.sessions.all()[0])
    assign(run, make_teacher("Ida"), "substitute")

    move(run.sessions.all()[0], by=rie.person)

    assert told() == {"Per", "Tea"}
    letter = Letter.objects.first()
    assert run.course.title in str(letter.full)
    assert run.course.title not in str(letter.words)


def test_what_stays_where_it_is_is_told_to_nobody(dina):
    run, _rie, _per = make_staffed()
    session = run.sessions.all()[0]

    move(session, dina, starts_at=session.starts_at, ends_at=session.ends_at)

    assert not told()


def test_a_cancelled_session_is_told_to_who_has_it_now(dina):
    run, rie, per = make_staffed()
    session = run.sessions.all()[0]
    make_handover(session, rie, per, state=HandoverState.TAKEN, taken_by=per)

    changes.cancel_session(session=session, by=dina)

    assert told() == {"Per"}


def test_a_cancelled_class_is_told_once_to_each(dina):
    run, _rie, _per = make_staffed(sessions=3)

    changes.cancel_run(run=run, by=dina)

    assert Letter.objects.filter(kind="teaching_changed").count() == 2


def test_nobody_is_told_of_a_draft(dina):
    run = make_run(state=RunState.DRAFT)
    assign(run, make_teacher("Ida"))

    changes.cancel_run(run=run, by=dina)

    assert not told()
