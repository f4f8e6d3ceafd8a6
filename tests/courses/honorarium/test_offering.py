"""Offering a class: what is in the letter, what is left out, and what cannot be."""

import uuid

import pytest

from accounts.models import Letter
from courses import handovers, staffing
from courses.honorarium import following, offering, preview
from courses.honorarium.offering import EACH, ONCE
from courses.models import Session
from courses.refusals import NotNow
from courses.states import TeachingRole
from enrolment import changes
from peers import budgets, ceiling, offers
from peers.models import Budget, Offer
from peers.states import Activity, EngagementState, Relation
from tests.courses.honorarium.series import after, make_money, make_series, wish
from tests.courses.teaching.classes import assign, make_staffed, make_teacher
from tests.peers.money import kroner, set_rules

pytestmark = pytest.mark.django_db

DONE, CALLED_OFF = EngagementState.DONE, EngagementState.CALLED_OFF


def test_one_letter_with_a_piece_for_each_session(dina):
    series = make_series(dina)

    rows = series.rows()
    assert [row.starts_at for row in rows] == [session.starts_at for session in series.sessions]
    assert {row.offer for row in rows} == {series.offer}
    assert series.offer.origin == f"run:{series.run.pk}"
    assert Letter.objects.filter(kind="honorarium_offer").count() == 1
    assert series.run.course.title in series.offer.task


def test_the_same_press_twice_is_one_offer(dina):
    run, rie, _per = make_staffed(sessions=2)
    asked, key = wish(run, rie, make_money()), uuid.uuid4()

    first = offering.offer(wish=asked, by=dina, key=key)
    second = offering.offer(wish=asked, by=dina, key=key)

    assert first == second
    assert Offer.objects.count() == 1


def test_what_is_offered_is_not_offered_again(dina):
    series = make_series(dina, sessions=2)

    with pytest.raises(NotNow):
        offering.offer(wish=wish(series.run, series.rie, series.project), by=dina, key=uuid.uuid4())

    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "activity"),
    [
        (TeachingRole.TEACHER, Activity.TEACHING),
        (TeachingRole.HOST, Activity.TEACHING),
        (TeachingRole.CO_TEACHER, Activity.CO_TEACHING),
        (TeachingRole.SPEAKER, Activity.SPEAKING),
        (TeachingRole.SUBSTITUTE, Activity.TEACHING),
    ],
)
def test_each_role_is_paid_as_what_it_is(dina, role, activity):
    run, _rie, _per = make_staffed(sessions=1)
    lis, session = make_teacher("Lis"), run.sessions.get()
    assign(run, lis, role, session=session)

    made = offering.offer(wish=wish(run, lis, make_money(), role=role), by=dina, key=uuid.uuid4())

    assert [row.activity for row in made.engagements.all()] == [activity]


def test_preparation_for_each_session_goes_with_the_session(dina):
    series = make_series(dina, sessions=2, preparation=EACH, minutes=60)
    rows = series.rows()
    assert [row.activity for row in rows].count(Activity.PREPARATION) == 2
    offers.answer(offer=series.offer, choices={row.pk: "paid" for row in rows}, by=series.rie.person)

    following.sweep(now=after(series.sessions[0]))

    assert [row.state for row in series.rows()] == [DONE, DONE, "accepted", "accepted"]
    assert len(series.claims()) == 2


def test_preparation_once_is_done_with_the_first_session_that_is_held(dina):
    series = make_series(dina, sessions=2, preparation=ONCE, minutes=90)
    offers.answer(offer=series.offer, choices={row.pk: "paid" for row in series.rows()}, by=series.rie.person)
    first, second = series.sessions
    changes.cancel_session(session=first, by=dina, now=series.offer.made_at)

    following.sweep(now=after(second))

    done = {row.activity: row.minutes for row in series.rows() if row.state == DONE}
    assert done == {Activity.PREPARATION: 90, Activity.TEACHING: 120}


def test_preparation_comes_to_nothing_with_the_class(dina):
    series = make_series(dina, sessions=2, preparation=ONCE, minutes=90)

    changes.cancel_run(run=series.run, by=dina)

    assert {row.state for row in series.rows()} == {CALLED_OFF}


def test_who_prepared_is_paid_for_that_though_another_takes_the_session(dina):
    series = make_series(dina, sessions=1, preparation=EACH, minutes=60)
    offers.answer(offer=series.offer, choices={row.pk: "paid" for row in series.rows()}, by=series.rie.person)
    session = series.sessions[0]
    asked = handovers.ask(session=session, contributor=series.rie, by=series.rie.person)
    handovers.take(handover=asked, contributor=series.per, by=series.per.person)

    following.sweep(now=after(session))

    assert {row.activity: row.state for row in series.rows()} == {
        Activity.PREPARATION: DONE,
        Activity.TEACHING: CALLED_OFF,
    }


def test_nothing_is_offered_for_a_session_that_is_cancelled_or_anothers(dina):
    run, rie, per = make_staffed(sessions=2)
    project, (first, second) = make_money(), run.sessions.order_by("starts_at")
    changes.cancel_session(session=first, by=dina)
    asked = handovers.ask(session=second, contributor=rie, by=rie.person)
    handovers.take(handover=asked, contributor=per, by=per.person)

    assert offering.offerable(run=run, contributor=rie) == {}
    for session in (first, second):
        with pytest.raises(NotNow):
            offering.offer(wish=wish(run, rie, project, sessions=(session,)), by=dina, key=uuid.uuid4())


def test_nothing_is_offered_to_who_is_not_of_the_class(dina):
    run, _rie, _per = make_staffed(sessions=1)

    with pytest.raises(NotNow):
        offering.offer(wish=wish(run, make_teacher("Lis"), make_money()), by=dina, key=uuid.uuid4())


def test_who_is_employed_is_offered_nothing(dina):
    run, rie, _per = make_staffed(sessions=1)
    rie.relation = Relation.EMPLOYED
    rie.save(update_fields=["relation"])

    with pytest.raises(offers.Employed):
        offering.offer(wish=wish(run, rie, make_money()), by=dina, key=uuid.uuid4())


def test_a_volunteer_may_be_offered(dina):
    series = make_series(dina, sessions=1)

    assert series.rie.relation == Relation.VOLUNTEER
    assert len(series.rows()) == 1


def test_a_session_that_was_held_and_never_offered_may_be_offered_afterwards(dina):
    run, rie, _per = make_staffed(sessions=2)
    first = run.sessions.order_by("starts_at").first()
    Session.objects.filter(pk=first.pk).update(
        starts_at=first.starts_at.replace(year=first.starts_at.year - 1),
        ends_at=first.ends_at.replace(year=first.ends_at.year - 1),
    )
    project = make_money()

    made = offering.offer(
        wish=wish(run, rie, project, sessions=(run.sessions.get(pk=first.pk),)), by=dina, key=uuid.uuid4()
    )
    row = made.engagements.get()
    offers.answer(offer=made, choices={row.pk: "paid"}, by=rie.person)
    following.sweep()

    row.refresh_from_db()
    assert row.state == DONE


def test_who_was_taken_off_and_is_asked_again_is_offered_again_in_the_old_letter(dina):
    series = make_series(dina, sessions=1)
    row = series.run.assignments.get(contributor=series.rie)
    staffing.end(assignment=row, by=dina)
    assert series.states == [EngagementState.WITHDRAWN]
    staffing.offer(run=series.run, contributor=series.rie, role=row.role, by=dina)
    assert series.states == [EngagementState.WITHDRAWN]

    again = offering.offer(wish=wish(series.run, series.rie, series.project), by=dina, key=uuid.uuid4())

    assert again == series.offer
    assert series.states == [EngagementState.OFFERED]


def look(series_wish):
    return preview.of(
        contributor=series_wish.contributor,
        pieces=offering.new_pieces(series_wish),
        project=series_wish.project,
    )


def test_the_preview_adds_up_and_writes_nothing(dina):
    run, rie, _per = make_staffed(sessions=2)
    project = make_money()

    found = look(wish(run, rie, project, preparation=EACH, minutes=30))

    assert [line.amount for line in found.lines] == ["125,00\xa0kr.", "500,00\xa0kr."] * 2
    assert found.total == "1.250,00\xa0kr."
    before = sum(one.before.free.amount for one in found.budgets)
    assert before - sum(one.after.free.amount for one in found.budgets) == 1250
    assert not Offer.objects.exists()
    assert found.problem == ""


def test_the_preview_says_where_the_budget_would_stop_it(dina):
    run, rie, _per = make_staffed(sessions=2)
    project = make_money()
    Budget.objects.update(granted=kroner(100))
    asked = wish(run, rie, project)

    assert "100,00" in look(asked).problem
    with pytest.raises(budgets.OverBudget):
        offering.offer(wish=asked, by=dina, key=uuid.uuid4())


def test_the_preview_says_what_it_does_to_the_schools_ceiling_and_knows_no_other(dina):
    run, rie, _per = make_staffed(sessions=1)
    project = make_money()
    set_rules(yearly_ceiling=1000)
    asked = wish(run, rie, project)
    before = look(asked)
    ceiling.set_own(contributor=rie, per_month=kroner(1), per_year=kroner(1), by=rie.person)

    assert "50 %" in before.ceilings[0]
    assert look(asked) == before
