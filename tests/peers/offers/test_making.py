"""An offer is written before the work: by today's rates, from a budget, never to who is employed."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from peers import budgets, offers
from peers.models import Engagement, EngagementStep, Offer
from tests.factories import make_contributor
from tests.peers.money import kroner, make_project, make_rates
from tests.peers.offers.offered import a_school, days_on, make_offer, make_piece, pieces_of, say

pytestmark = pytest.mark.django_db


def test_each_piece_keeps_rate_amount_budget_and_month(eli, dina):
    offer = make_offer(eli.contributor, make_piece(10, minutes=90), make_piece(40), by=dina)
    first, second = pieces_of(offer)
    assert (first.amount, first.unit_amount, first.unit) == (kroner(375), kroner(250), "hour")
    assert (second.amount, second.state, second.terms) == (kroner(500), "offered", "")
    assert first.budget.year == first.done_on.year
    assert first.pay_month.day == 1
    assert first.pay_month > first.done_on
    assert [step.move for step in EngagementStep.objects.all()] == ["offer", "offer"]
    assert {step.by for step in EngagementStep.objects.all()} == {dina}


def test_a_new_rate_changes_nothing_that_was_offered(eli):
    offer = make_offer(eli.contributor)
    make_rates(900, since=days_on(0))
    say(offer)
    assert pieces_of(offer)[0].amount == kroner(500)


def test_the_same_key_is_the_same_offer(eli):
    key, project = uuid4(), a_school()
    first = make_offer(eli.contributor, make_piece(), project=project, key=key)
    again = make_offer(eli.contributor, make_piece(), project=project, key=key)
    assert first == again
    assert (Offer.objects.count(), Engagement.objects.count()) == (1, 1)


def test_the_same_work_is_offered_once(eli):
    make_offer(eli.contributor, make_piece(reference="session:7:teaching:1"))
    with pytest.raises(offers.AlreadyThere) as no:
        make_offer(eli.contributor, make_piece(reference="session:7:teaching:1"))
    assert no.value.reference == "session:7:teaching:1"
    assert Offer.objects.count() == 1


def test_who_is_employed_is_never_offered_honorarium():
    employed = make_contributor("Karin", relation="employed")
    with pytest.raises(offers.Employed):
        make_offer(employed)
    assert not Offer.objects.exists()


def test_the_database_refuses_it_too(eli):
    offer = make_offer(eli.contributor)
    row = pieces_of(offer)[0]
    eli.contributor.relation = "employed"
    eli.contributor.save(update_fields=["relation"])
    with pytest.raises(IntegrityError, match="is employed"), transaction.atomic():
        Engagement.objects.filter(pk=row.pk).update(state="accepted", terms="paid")
    Engagement.objects.filter(pk=row.pk).update(state="accepted", terms="unpaid")
    row.pk, row.reference = None, "en anden"
    with pytest.raises(IntegrityError, match="is employed"), transaction.atomic():
        row.save(force_insert=True)


def test_work_that_was_agreed_before_is_paid_though_somebody_is_employed_since(eli):
    offer = make_offer(eli.contributor)
    say(offer)
    eli.contributor.relation = "employed"
    eli.contributor.save(update_fields=["relation"])
    assert offers.finish(engagement=pieces_of(offer)[0]).claims.get().amount == kroner(500)


def test_who_has_stopped_is_asked_nothing():
    gone = make_contributor("Tidligere", ended_on=days_on(-1), consented_at=None)
    with pytest.raises(offers.HasStopped):
        make_offer(gone)


def test_without_a_rate_nothing_is_offered(eli):
    project = a_school()
    with pytest.raises(offers.NoRate) as no:
        make_offer(eli.contributor, make_piece(activity="cost"), project=project)
    assert no.value.activity


def test_without_a_budget_nothing_is_offered(eli):
    a_school()
    with pytest.raises(budgets.NoBudget):
        make_offer(eli.contributor, project=make_project("Nyt projekt"))


def test_a_budget_that_is_used_up_stops_the_offer_until_a_leader_lifts_it(eli, dina):
    project = a_school(granted=900)
    make_offer(eli.contributor, make_piece(1), project=project)
    with pytest.raises(budgets.OverBudget) as no:
        make_offer(eli.contributor, make_piece(2), project=project)
    assert no.value.figures.committed == kroner(500)
    budget = budgets.budget_for(project, days_on(2))
    budgets.lift(budget=budget, amount=kroner(100), reason="Et hold mere", by=dina)
    make_offer(eli.contributor, make_piece(2), project=project)


def test_a_no_gives_the_money_back(eli):
    project = a_school(granted=500)
    offer = make_offer(eli.contributor, make_piece(1), project=project)
    say(offer, "no")
    make_offer(eli.contributor, make_piece(1), project=project)


def test_a_frame_needs_a_rate_by_the_hour(eli):
    project = a_school()
    make_rates(900, unit="flat", since=days_on(0))
    with pytest.raises(offers.NoRate):
        make_offer(eli.contributor, make_piece(activity="co_design", is_frame=True), project=project)


def test_nothing_is_no_offer(eli):
    project = a_school()
    with pytest.raises(offers.NotNow):
        offers.make(contributor=eli.contributor, task="?", pieces=[], project=project, by=eli, key=uuid4())


def test_offered_again_is_on_todays_terms(eli, dina):
    offer = make_offer(eli.contributor)
    say(offer, "no")
    make_rates(300, since=days_on(0))
    again = offers.offer_again(engagement=pieces_of(offer)[0], by=dina)
    offer.refresh_from_db()
    assert (again.state, again.amount, offer.answered_at) == ("offered", kroner(600), None)
    with pytest.raises(offers.NotNow):
        offers.offer_again(engagement=again, by=dina)


def test_offered_again_needs_room_in_the_budget(eli, dina):
    project = a_school(granted=500)
    offer = make_offer(eli.contributor, make_piece(1), project=project)
    say(offer, "no")
    make_offer(eli.contributor, make_piece(2), project=project)
    with pytest.raises(budgets.OverBudget):
        offers.offer_again(engagement=pieces_of(offer)[0], by=dina)


def test_a_day_that_is_past_is_not_offered_again(eli, dina):
    offer = make_offer(eli.contributor, make_piece(-3))
    say(offer, "no")
    with pytest.raises(offers.NotNow):
        offers.offer_again(engagement=pieces_of(offer)[0], by=dina)
