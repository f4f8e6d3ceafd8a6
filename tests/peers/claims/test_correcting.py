"""Hours put right, and the month of payment: explained, within ceiling and budget, by whose it is."""

from datetime import date

import pytest
from django.urls import reverse

from peers import budgets, ceiling, claims
from peers.models import Claim
from tests.cast import sign_in
from tests.factories import at
from tests.peers.claims import made
from tests.peers.money import kroner, set_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(eli):
    return made.ready(eli.contributor)


def correct(claim, eli, minutes, explanation="Vi blev længere.", version=None):
    return claims.correct(
        claim=claim, minutes=minutes, explanation=explanation, by=eli, version=version or claim.version
    )


def test_the_amount_follows_the_agreed_rate(claim, eli):
    row = correct(claim, eli, 145)

    assert row.amount == kroner("604.17")
    assert (row.agreed_amount, row.agreed_minutes) == (kroner(500), 120)


def test_a_new_rate_changes_nothing_that_was_agreed(claim, eli):
    made.make_rates(400, since=claim.done_on)

    assert correct(claim, eli, 60).amount == kroner(250)


@pytest.mark.parametrize("minutes", [60, 121])
def test_what_differs_is_explained(claim, eli, minutes):
    with pytest.raises(claims.Unexplained):
        correct(claim, eli, minutes, explanation="  ")


def test_back_to_what_was_agreed_needs_no_words(claim, eli):
    row = correct(claim, eli, 60)

    assert correct(row, eli, 120, explanation="").amount == kroner(500)


@pytest.mark.parametrize("minutes", [0, 24 * 60 + 1])
def test_no_time_and_more_than_a_day_are_refused(claim, eli, minutes):
    with pytest.raises(claims.NotThatLong):
        correct(claim, eli, minutes)


def test_more_than_agreed_has_to_fit_the_ceiling(claim, eli):
    set_rules(yearly_ceiling=600)

    with pytest.raises(ceiling.AboveCeiling):
        correct(claim, eli, 240)
    assert correct(claim, eli, 144).amount == kroner(600)


def test_more_than_agreed_has_to_fit_the_budget(claim, eli):
    claim.budget.granted = kroner(600)
    claim.budget.save(update_fields=["granted"])

    with pytest.raises(budgets.OverBudget):
        correct(claim, eli, 240)
    assert correct(claim, eli, 144).amount == kroner(600)
    assert budgets.figures(claim.budget).free == kroner(0)


def test_what_is_sent_is_taken_back_before_it_is_corrected(claim, eli):
    row = claims.send(claims=[claim], by=eli)[0]

    with pytest.raises(claims.NotNow):
        correct(row, eli, 60)


def test_another_corrects_nothing(claim, alma):
    with pytest.raises(claims.NotYours):
        correct(claim, alma, 60)


def test_two_tabs_are_both_shown(client, claim, eli):
    sign_in(client, eli)
    address = reverse("peers:correct_claim", args=[claim.pk])
    first = {"hours": "3", "minutes": "0", "explanation": "Tre timer.", "version": claim.version}
    assert client.post(address, first).status_code == 302
    second = client.post(address, {**first, "hours": "1", "explanation": "Kun en time."})

    said = second.content.decode()
    assert second.status_code == 409
    assert "Kun en time." in said
    assert "Tre timer." in said
    assert "750,00" in said
    assert Claim.objects.get().minutes == 180
    again = {**first, "hours": "1", "explanation": "Kun en time."}
    client.post(address, {**again, "version": second.context["form"]["version"].value()})
    assert Claim.objects.get().minutes == 60


def test_what_was_typed_stays_when_the_words_are_missing(client, claim, eli):
    sign_in(client, eli)
    answer = client.post(
        reverse("peers:correct_claim", args=[claim.pk]),
        {"hours": "3", "minutes": "15", "explanation": "", "version": claim.version},
    )

    assert answer.status_code == 422
    assert answer.context["form"]["minutes"].value() == "15"
    assert "explanation" in answer.context["form"].errors


def test_a_later_month_is_chosen_until_it_is_in_a_payment_run(claim, eli, dina):
    later = ceiling.months_to_choose(claim.done_on, None)[3]
    row = claims.change_month(claim=claim, pay_month=later, by=eli, version=claim.version)
    assert row.pay_month == later
    with pytest.raises(claims.Stale):
        claims.change_month(claim=claim, pay_month=later, by=eli, version=claim.version)
    with pytest.raises(claims.NotThatMonth):
        claims.change_month(claim=row, pay_month=later.replace(year=later.year - 2), by=eli)

    claims.send(claims=[row], by=eli)
    claims.move(claims.approve(claim=row, by=dina), "freeze", None)
    with pytest.raises(claims.NotNow):
        claims.change_month(claim=row, pay_month=claim.pay_month, by=eli)


def test_a_month_of_the_next_year_has_to_fit_its_ceiling(claim, eli):
    set_rules(yearly_ceiling=500)
    months = ceiling.months_to_choose(claim.done_on, None)
    other_year = next(one for one in months if one.year != claim.pay_month.year)
    claims.change_month(claim=claim, pay_month=other_year, by=eli)

    second = made.ready(eli.contributor)
    with pytest.raises(ceiling.AboveCeiling):
        claims.change_month(claim=second, pay_month=other_year, by=eli)


def test_the_own_limit_is_whispered_to_the_person(client, claim, eli):
    ceiling.set_own(contributor=eli.contributor, per_month=kroner(600), per_year=None, by=eli)
    sign_in(client, eli)
    longer = {"hours": "3", "minutes": "0", "explanation": "Tre timer.", "version": claim.version}
    answer = client.post(reverse("peers:correct_claim", args=[claim.pk]), longer, follow=True)

    assert "Din egen grænse er 600,00" in answer.content.decode().replace("\xa0", " ")
    claim.refresh_from_db()
    assert claim.amount == kroner(750)


def test_what_is_late_counts_in_this_year_already(eli):
    set_rules(yearly_ceiling=500)
    claim = made.ready(eli.contributor)
    now = at(date(claim.pay_month.year + 1, 2, 10), 12)
    months = ceiling.months_to_choose(claim.done_on, now)
    row = claims.change_month(claim=claim, pay_month=months[1], by=eli, now=now)

    assert row.pay_month == months[1]
