"""Honorarium follows what becomes of a class: every branch, twice, and what must not happen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Letter
from courses import sessions, staffing
from courses.honorarium import following, offering
from courses.models import Session, TeachingAssignment
from courses.states import AssignmentState
from enrolment import changes
from peers.models import Engagement, EngagementStep
from peers.states import EngagementState, Terms
from tests.courses.honorarium.series import after, make_other, make_series

pytestmark = pytest.mark.django_db

OFFERED, ACCEPTED, DONE = EngagementState.OFFERED, EngagementState.ACCEPTED, EngagementState.DONE
DECLINED, CALLED_OFF = EngagementState.DECLINED, EngagementState.CALLED_OFF
WITHDRAWN = EngagementState.WITHDRAWN


def assignment_of(series, contributor=None) -> TeachingAssignment:
    return series.run.assignments.get(contributor=contributor or series.rie)


def move(session: Session, by, **delta) -> Session:
    start = session.starts_at + timedelta(**delta)
    changes.change_session(
        session=session,
        by=by,
        starts_at=start,
        ends_at=start + (session.ends_at - session.starts_at),
        venue=session.venue,
        room=session.room,
        online_url=session.online_url,
    )
    return Session.objects.get(pk=session.pk)


def is_late(moment, session: Session) -> bool:
    return timezone.localdate(moment) > timezone.localdate(session.starts_at) - timedelta(days=7)


def test_a_series_of_six_is_offered_three_are_agreed_and_held_and_their_claims_are_there(dina):
    series = make_series(dina)
    series.say("paid", "paid", "paid", "no", "no", "no")

    for session in series.sessions:
        following.sweep(now=after(session))

    assert series.states == [DONE] * 3 + [DECLINED] * 3
    assert [claim.engagement for claim in series.claims()] == series.rows()[:3]
    assert {str(claim.amount.amount) for claim in series.claims()} == {
        str(row.amount.amount) for row in series.rows()
    }


def test_held_is_held_once_however_often_it_is_looked_at(dina):
    series = make_series(dina)
    series.say("paid", "unpaid")
    second = series.sessions[1]

    for _time in range(3):
        following.follow_run(series.run.pk, now=after(second))
        following.sweep(now=after(second))
        following.sweep_all(now=after(second))

    assert series.states[:2] == [DONE, DONE]
    assert [claim.engagement.terms for claim in series.claims()] == [Terms.PAID]
    assert EngagementStep.objects.filter(move="finish").count() == 2


def test_nothing_is_held_before_its_time_is_over(dina):
    series = make_series(dina)
    series.say("paid")

    following.sweep(now=series.sessions[0].ends_at - timedelta(minutes=1))

    assert series.states[0] == ACCEPTED
    assert series.claims() == []


def test_what_nobody_answered_stays_open_and_an_answer_afterwards_is_paid(dina):
    series = make_series(dina, sessions=1)
    over = after(series.sessions[0])
    following.sweep_all(now=over)
    assert series.states == [OFFERED]

    series.say("paid", now=over)
    following.sweep(now=over)

    assert series.states == [DONE]
    assert len(series.claims()) == 1


def test_a_session_that_is_moved_takes_its_work_along_and_the_person_is_told(dina):
    series = make_series(dina)
    series.say("paid")
    agreed = series.rows()[0].amount

    moved = move(series.sessions[0], dina, days=1)

    row = Engagement.objects.get(reference__startswith=f"session:{moved.pk}:")
    assert (row.done_on, row.starts_at) == (timezone.localdate(moved.starts_at), moved.starts_at)
    assert (row.state, row.amount) == (ACCEPTED, agreed)
    assert Letter.objects.filter(kind="honorarium_moved", person=series.rie.person).count() == 1

    following.follow_run(series.run.pk)
    assert Letter.objects.filter(kind="honorarium_moved").count() == 1


def test_a_longer_session_is_paid_by_its_length(dina):
    series = make_series(dina, sessions=1)
    session = series.sessions[0]
    before = series.rows()[0]

    sessions.change(
        session,
        starts_at=session.starts_at,
        ends_at=session.ends_at + timedelta(hours=1),
        venue=session.venue,
        room="",
        online_url="",
    )

    row = series.rows()[0]
    assert row.minutes == before.minutes + 60
    assert row.amount - before.amount == before.unit_amount


def test_another_room_is_no_matter_of_money(dina):
    series = make_series(dina, sessions=1)
    session = series.sessions[0]

    sessions.change(
        session,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        venue=session.venue,
        room="Det lille lokale",
        online_url="",
    )

    assert not Letter.objects.filter(kind="honorarium_moved").exists()


@pytest.mark.parametrize(("days", "owed"), [(8, False), (7, False), (6, True), (1, True)])
def test_a_session_cancelled_late_is_paid_as_agreed_and_one_in_good_time_is_not(dina, days, owed):
    series = make_series(dina)
    series.say("paid")
    session = series.sessions[0]

    changes.cancel_session(session=session, by=dina, now=session.starts_at - timedelta(days=days))

    assert series.states == [DONE if owed else CALLED_OFF, *[OFFERED] * 5]
    assert len(series.claims()) == owed
    following.sweep_all(now=after(session))
    assert len(series.claims()) == owed


def test_an_offer_that_waits_is_called_off_unpaid_however_late(dina):
    series = make_series(dina, sessions=1)
    session = series.sessions[0]

    changes.cancel_session(session=session, by=dina, now=session.starts_at - timedelta(hours=1))

    assert series.states == [CALLED_OFF]
    assert series.claims() == []


def test_late_is_by_when_it_was_cancelled_also_where_the_job_finds_it_later(dina):
    series = make_series(dina, sessions=1)
    series.say("paid")
    session = series.sessions[0]
    # As a restore or a hand in the database would leave it: cancelled, and nobody followed.
    Session.objects.filter(pk=session.pk).update(cancelled_at=session.starts_at - timedelta(days=20))

    following.sweep_all(now=session.starts_at - timedelta(hours=1))

    assert series.states == [CALLED_OFF]
    assert series.claims() == []


def test_a_class_that_is_cancelled_has_held_what_was_held(dina):
    series = make_series(dina)
    series.say("paid", "paid", "paid")
    first, second, *_rest = series.sessions

    changes.cancel_run(run=series.run, by=dina, now=after(first))

    held, soon = series.rows()[:2]
    assert (held.state, held.is_owed_anyway) == (DONE, False)
    # The second is a week away to the day: in good time, or just not, by the hour of the first.
    assert soon.state == (DONE if is_late(after(first), second) else CALLED_OFF)
    assert series.states[2:] == [CALLED_OFF] * 4


def test_a_new_session_is_offered_to_nobody_by_itself(dina):
    series = make_series(dina)
    last = series.sessions[-1]
    changes.add_sessions(
        run=series.run, by=dina, first_start=last.starts_at + timedelta(days=7), minutes=120, count=1
    )

    following.sweep_all()

    assert len(series.rows()) == 6
    left = offering.offerable(run=series.run, contributor=series.rie)
    assert list(left) == [series.sessions[-1].pk]


def test_who_says_no_to_teaching_is_not_paid_however_late(dina):
    series = make_series(dina)
    series.say("paid", "paid")
    first = series.sessions[0]

    staffing.answer(
        assignment=assignment_of(series),
        accept=False,
        by=series.rie.person,
        now=first.starts_at - timedelta(hours=2),
    )

    assert series.states == [CALLED_OFF] * 6
    assert series.claims() == []


def test_whom_the_school_takes_off_keeps_what_is_late_and_what_is_held(dina):
    series = make_series(dina)
    series.say(*["paid"] * 6)
    first, second = series.sessions[:2]

    staffing.end(assignment=assignment_of(series), by=dina, now=after(first))

    held, late = series.rows()[:2]
    assert (held.state, held.is_owed_anyway) == (DONE, False)
    assert series.states[2:] == [WITHDRAWN] * 4
    assert late.state == (DONE if is_late(after(first), second) else WITHDRAWN)


def test_agreed_money_is_not_owed_to_who_never_said_yes_to_teaching(dina):
    series = make_series(dina, sessions=1)
    TeachingAssignment.objects.filter(contributor=series.rie).update(state=AssignmentState.OFFERED)
    series.say("paid")

    following.sweep(now=after(series.sessions[0]))
    assert series.states == [ACCEPTED]

    TeachingAssignment.objects.filter(contributor=series.rie).update(state=AssignmentState.ACCEPTED)
    following.sweep(now=after(series.sessions[0]))
    assert series.states == [DONE]


def test_one_class_that_fails_hinders_no_other(dina, monkeypatch, caplog):
    series, other = make_series(dina, sessions=1), make_other(dina)
    series.say("paid")
    other.say("paid")
    # Work of a class that is gone: nothing it could follow.
    lost = series.rows()[0]
    lost.offer.origin = "run:999999"
    lost.offer.save(update_fields=["origin"])

    following.sweep(now=after(other.sessions[0]))

    assert other.states == [DONE]
    assert "999999" in caplog.text
