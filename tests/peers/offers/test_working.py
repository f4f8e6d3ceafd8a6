"""What becomes of offered work: done, called off early or late, moved, taken back, drawn from a frame."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from peers import budgets, offers
from peers.models import Claim, Engagement, EngagementStep
from tests.peers.money import kroner, set_rules
from tests.peers.offers.offered import a_school, days_on, in_summer, make_offer, make_piece, pieces_of, say

pytestmark = pytest.mark.django_db


def agreed(eli, days=30, answer="paid", **more):
    offer = make_offer(eli.contributor, make_piece(days, **more))
    say(offer, answer)
    return pieces_of(offer)[0]


def test_paid_work_that_is_done_is_claimed_by_itself_once(eli):
    row = agreed(eli)
    offers.finish(engagement=row)
    offers.finish(engagement=row)
    claim = Claim.objects.get()
    assert (claim.engagement, claim.amount, claim.state) == (row, kroner(500), "ready")


@pytest.mark.parametrize("answer", ["unpaid", "expenses"])
def test_work_without_honorarium_is_done_and_not_claimed(eli, answer):
    row = offers.finish(engagement=agreed(eli, answer=answer))
    assert (row.state, row.terms) == ("done", answer)
    assert not Claim.objects.exists()


def test_what_nobody_said_yes_to_is_not_done(eli):
    row = pieces_of(make_offer(eli.contributor))[0]
    with pytest.raises(offers.NotNow):
        offers.finish(engagement=row)


def test_called_off_in_good_time_is_not_paid(eli):
    set_rules(cancel_days=7)
    row = offers.call_off(engagement=agreed(eli, days=7))
    assert (row.state, row.is_owed_anyway) == ("called_off", False)
    assert not Claim.objects.exists()


def test_called_off_late_is_paid_all_the_same(eli):
    set_rules(cancel_days=7)
    row = offers.call_off(engagement=agreed(eli, days=6))
    again = offers.call_off(engagement=row)
    assert (again.state, again.is_owed_anyway) == ("done", True)
    assert Claim.objects.get().amount == kroner(500)


def test_the_rule_is_that_of_the_day_of_the_offer(eli):
    set_rules(cancel_days=7)
    row = agreed(eli, days=6)
    set_rules(cancel_days=0)
    assert offers.call_off(engagement=row).is_owed_anyway


@pytest.mark.parametrize("answer", ["unpaid", "expenses", ""])
def test_late_is_only_paid_where_it_was_agreed_with_honorarium(eli, answer):
    row = agreed(eli, days=1, answer=answer) if answer else pieces_of(make_offer(eli.contributor))[0]
    assert offers.call_off(engagement=row).state == "called_off"
    assert not Claim.objects.exists()


def test_who_stayed_away_is_not_paid(eli):
    row = offers.call_off(engagement=agreed(eli, days=0), without_pay=True)
    assert row.state == "called_off"


def test_taken_back_late_is_paid_too(eli, dina):
    row = offers.withdraw(engagement=agreed(eli, days=1), by=dina)
    assert (row.state, row.is_owed_anyway) == ("done", True)
    with pytest.raises(offers.NotNow):
        offers.withdraw(engagement=row, by=dina)


def test_an_open_offer_is_taken_back(eli, dina):
    row = offers.withdraw(engagement=pieces_of(make_offer(eli.contributor))[0], by=dina)
    assert row.state == "withdrawn"
    with pytest.raises(offers.NotNow):
        say(row.offer)


def test_several_are_taken_back_or_none(eli, dina):
    offer = make_offer(eli.contributor, make_piece(30), make_piece(31))
    first, second = pieces_of(offer)
    offers.decline(engagement=second, by=eli)
    with pytest.raises(offers.NotNow):
        offers.withdraw_all(engagements=[first, second], by=dina)
    assert pieces_of(offer)[0].state == "offered"


def test_moved_work_keeps_its_rate_and_counts_its_new_minutes(eli):
    row = agreed(eli)
    moved = offers.move(engagement=row, done_on=days_on(45), starts_at=None, minutes=180)
    assert (moved.state, moved.done_on, moved.amount) == ("accepted", days_on(45), kroner(750))
    assert offers.move(engagement=row, done_on=days_on(45), starts_at=None, minutes=180) == moved


def test_longer_work_needs_room_in_the_budget(eli):
    project = a_school(granted=600)
    offer = make_offer(eli.contributor, make_piece(1), project=project)
    say(offer)
    with pytest.raises(budgets.OverBudget):
        offers.move(engagement=pieces_of(offer)[0], done_on=days_on(1), starts_at=None, minutes=180)
    offers.move(engagement=pieces_of(offer)[0], done_on=days_on(1), starts_at=None, minutes=60)


def test_moved_into_another_year_it_is_of_that_years_budget(eli):
    row = agreed(eli, done_on=in_summer(10))
    later = row.done_on.replace(year=row.done_on.year + 1)
    moved = offers.move(engagement=row, done_on=later, starts_at=None)
    assert (moved.budget.year, moved.pay_month.year) == (later.year, later.year)
    assert budgets.figures(row.budget).committed == kroner(0)


def test_moved_above_the_ceiling_it_is_asked_about_anew(eli):
    a_school()
    set_rules(yearly_ceiling=600)
    row = agreed(eli, done_on=in_summer(10))
    moved = offers.move(engagement=row, done_on=row.done_on, starts_at=None, minutes=180)
    assert (moved.state, moved.terms, moved.amount) == ("offered", "", kroner(750))
    moved.offer.refresh_from_db()
    assert moved.offer.answered_at is None


def test_what_has_ended_is_not_moved(eli):
    row = offers.finish(engagement=agreed(eli))
    assert offers.move(engagement=row, done_on=days_on(3), starts_at=None).done_on == row.done_on


def frame_of(eli, minutes=300, answer="paid"):
    return agreed(eli, answer=answer, minutes=minutes, activity="co_design", is_frame=True)


def log(frame, minutes, reference, eli):
    return offers.log_hours(
        frame=frame, done_on=days_on(0), minutes=minutes, about="Søvn", reference=reference, by=eli
    )


def test_hours_draw_on_a_frame_and_what_is_left_stays_planned(eli):
    frame = frame_of(eli)
    logged = log(frame, 120, "a", eli)
    assert (logged.frame, logged.amount, logged.state) == (frame, kroner(500), "done")
    assert offers.left_of(frame) == 180
    assert offers.money_left(frame) == kroner(750)
    assert Claim.objects.get().engagement == logged
    figures = budgets.figures(frame.budget)
    assert figures.committed == kroner(1250)
    offers.finish(engagement=frame)
    assert budgets.figures(frame.budget).committed == kroner(500)
    assert Claim.objects.count() == 1


def test_what_is_over_a_frame_is_said_in_words_and_not_paid(eli):
    frame = frame_of(eli, minutes=60)
    logged = log(frame, 90, "a", eli)
    assert (logged.minutes, logged.amount) == (60, kroner(250))
    assert "30" in logged.about
    after = log(frame, 30, "b", eli)
    assert (after.frame, after.terms, after.amount) == (None, "", None)
    with pytest.raises(offers.AlreadyThere):
        log(frame, 30, "b", eli)


@pytest.mark.parametrize("answer", ["unpaid", "expenses"])
def test_hours_of_an_unpaid_frame_are_written_down_unpaid(eli, answer):
    assert log(frame_of(eli, answer=answer), 60, "a", eli).amount is None
    assert not Claim.objects.exists()


def test_hours_are_logged_on_frames_alone(eli):
    with pytest.raises(offers.NotNow):
        log(agreed(eli), 60, "a", eli)


def test_every_move_is_logged_with_who_and_when(eli, dina):
    now = timezone.now() - timedelta(hours=1)
    row = agreed(eli)
    offers.call_off(engagement=row, by=dina, now=now)
    steps = [(step.move, step.source, step.target, step.by) for step in row.steps.order_by("pk")]
    assert steps[1:] == [
        ("accept", "offered", "accepted", eli),
        ("call_off", "accepted", "called_off", dina),
    ]
    assert row.steps.last().at == now


def test_the_log_is_never_changed(eli):
    agreed(eli)
    for act in (EngagementStep.objects.all().delete, lambda: EngagementStep.objects.update(move="finish")):
        with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
            act()


@pytest.mark.parametrize("state", ["offered", "declined", "called_off", "withdrawn", "accepted"])
def test_the_database_refuses_moves_that_are_not_in_the_table(eli, state):
    row = offers.finish(engagement=agreed(eli))
    with pytest.raises(IntegrityError, match="does not go from"), transaction.atomic():
        Engagement.objects.filter(pk=row.pk).update(state=state, terms="paid" if state == "accepted" else "")


def test_the_database_refuses_work_that_begins_as_agreed(eli):
    row = pieces_of(make_offer(eli.contributor))[0]
    row.pk, row.reference, row.state, row.terms = None, "en anden", "accepted", "paid"
    with pytest.raises(IntegrityError, match="does not begin"), transaction.atomic():
        row.save(force_insert=True)
