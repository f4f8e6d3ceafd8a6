"""A bad day: who had the session is not paid for it, and who takes it is asked as the other was."""

import uuid
from datetime import timedelta

import pytest

from accounts.models import Letter
from courses import handovers, staffing
from courses.honorarium import following, offering
from courses.models import Session
from courses.states import TeachingRole
from peers import budgets, offers
from peers.models import Engagement
from peers.states import EngagementState, Relation, Terms
from tests.courses.honorarium.series import after, make_series, wish
from tests.courses.teaching.classes import assign, make_teacher
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db

OFFERED, ACCEPTED, DONE = EngagementState.OFFERED, EngagementState.ACCEPTED, EngagementState.DONE
DECLINED, CALLED_OFF = EngagementState.DECLINED, EngagementState.CALLED_OFF


@pytest.fixture
def series(dina):
    found = make_series(dina, sessions=2)
    found.say("paid", "paid")
    return found


def take(session: Session, first, taker, **fields):
    """Let one ask and the other take."""
    row = handovers.ask(session=session, contributor=first, by=first.person, **fields)
    return handovers.take(handover=row, contributor=taker, by=taker.person, **fields)


def test_asking_alone_changes_nothing_and_coming_after_all_neither(series):
    session = series.sessions[0]
    row = handovers.ask(session=session, contributor=series.rie, by=series.rie.person)
    assert series.states == [ACCEPTED, ACCEPTED]

    handovers.withdraw(handover=row, by=series.rie.person)

    assert series.states == [ACCEPTED, ACCEPTED]
    following.sweep(now=after(session))
    assert series.states == [DONE, ACCEPTED]


def test_who_takes_it_is_offered_the_same_and_the_other_is_not_paid(series):
    session = series.sessions[0]

    take(session, series.rie, series.per)

    mine, his = series.rows()[0], series.rows(series.per)[0]
    assert (mine.state, mine.is_owed_anyway) == (CALLED_OFF, False)
    assert (his.state, his.amount, his.done_on) == (OFFERED, mine.amount, mine.done_on)
    assert Letter.objects.filter(kind="honorarium_offer", person=series.per.person).count() == 1
    # Nobody but Dina, who made the offer, offers: not the one who pressed.
    assert his.offer.made_by == series.by


def test_late_or_not_a_session_handed_on_is_not_paid_to_who_handed_it_on(series):
    session = series.sessions[0]

    take(session, series.rie, series.per, now=session.starts_at - timedelta(hours=3))

    assert series.states[0] == CALLED_OFF
    assert series.claims() == []


def test_who_took_it_says_yes_to_the_money_and_is_paid_once(series):
    session = series.sessions[0]
    take(session, series.rie, series.per)
    his = series.rows(series.per)[0]
    offers.answer(offer=his.offer, choices={his.pk: Terms.PAID}, by=series.per.person)

    for _time in range(2):
        following.sweep(now=after(session))
        following.sweep_all(now=after(session))

    assert [claim.engagement for claim in series.claims(series.per)] == [his]
    assert series.claims() == []


def test_looking_again_offers_nothing_twice(series):
    take(series.sessions[0], series.rie, series.per)

    following.follow_run(series.run.pk)
    following.sweep_all()

    assert len(series.rows(series.per)) == 1


def test_a_no_to_the_money_is_not_asked_again(series):
    session = series.sessions[0]
    take(session, series.rie, series.per)
    his = series.rows(series.per)[0]
    offers.decline(engagement=his, by=series.per.person)

    following.sweep_all()
    following.sweep_all(now=after(session))

    assert [row.state for row in series.rows(series.per)] == [DECLINED]
    assert series.claims(series.per) == []


def test_who_is_employed_takes_it_in_working_time(series):
    series.per.relation = Relation.EMPLOYED
    series.per.save(update_fields=["relation"])

    take(series.sessions[0], series.rie, series.per)

    assert series.rows(series.per) == []
    assert not Letter.objects.filter(kind="handover_not_offered").exists()


def test_who_is_offered_something_for_the_session_already_keeps_that_alone(dina, series):
    offering.offer(wish=wish(series.run, series.per, series.project), by=dina, key=uuid.uuid4())

    take(series.sessions[0], series.rie, series.per)

    assert len(series.rows(series.per)) == 2


def test_a_stand_in_with_a_bad_day_hands_it_on_and_the_last_is_offered_it(series):
    lis = make_teacher("Lis")
    assign(series.run, lis, TeachingRole.SUBSTITUTE)
    session = series.sessions[0]
    take(session, series.rie, series.per)

    take(session, series.per, lis)

    assert [row.state for row in series.rows(series.per)] == [CALLED_OFF]
    assert [row.state for row in series.rows(lis)] == [OFFERED]
    assert series.rows(lis)[0].reference == f"session:{session.pk}:{TeachingRole.SUBSTITUTE}:{lis.pk}"


def test_where_the_money_is_used_the_session_is_taken_all_the_same_and_the_desk_is_told(series, dina):
    for row in Engagement.objects.all():
        if row.budget is not None:
            row.budget.granted = kroner(1)
            row.budget.save(update_fields=["granted"])

    row = take(series.sessions[0], series.rie, series.per)

    assert row.taken_by == series.per
    assert series.states[0] == CALLED_OFF
    assert Letter.objects.filter(kind="handover_not_offered", person=dina).count() == 1

    following.sweep_all()
    assert Letter.objects.filter(kind="handover_not_offered").count() == 1
    assert not budgets.figures(series.rows()[1].budget).free.amount > 0


def test_taken_off_again_the_session_is_the_first_ones_who_is_asked_again(series, dina):
    lis = make_teacher("Lis")
    there = assign(series.run, lis, TeachingRole.SUBSTITUTE)
    session = series.sessions[0]
    take(session, series.rie, lis)

    staffing.end(assignment=there, by=dina)

    assert series.states[0] == OFFERED
    assert [row.state for row in series.rows(lis)] == [EngagementState.WITHDRAWN]
    again = series.rows()[0]
    offers.answer(offer=again.offer, choices={again.pk: Terms.PAID}, by=series.rie.person)
    following.sweep(now=after(session))
    assert series.states[0] == DONE


def test_held_and_handed_over_are_one_or_the_other(series):
    session = series.sessions[0]
    row = handovers.ask(session=session, contributor=series.rie, by=series.rie.person)
    over = after(session)

    following.sweep(now=over)
    with pytest.raises(staffing.NotNow):
        handovers.take(handover=row, contributor=series.per, by=series.per.person, now=over)

    assert series.states[0] == DONE
    assert series.rows(series.per) == []
