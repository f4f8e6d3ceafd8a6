"""The person answers for themselves: each piece on terms of its own, and a no at any time."""

from datetime import date

import pytest
from django.utils import timezone

from peers import ceiling, offers
from peers.ceiling import months_to_choose, set_own
from tests.peers.money import kroner, set_rules
from tests.peers.offers.offered import a_school, in_summer, make_offer, make_piece, pieces_of, say

pytestmark = pytest.mark.django_db


def three(eli):
    pieces = [make_piece(done_on=in_summer(day)) for day in (10, 11, 12)]
    return make_offer(eli.contributor, *pieces)


def test_each_piece_has_an_answer_of_its_own(eli):
    offer = three(eli)
    first, second, third = pieces_of(offer)
    offers.answer(offer=offer, choices={first.pk: "paid", second.pk: "expenses"}, by=eli)
    first, second, third = pieces_of(offer)
    assert (first.state, first.terms) == ("accepted", "paid")
    assert (second.state, second.terms) == ("accepted", "expenses")
    assert (third.state, third.terms) == ("offered", "")
    offer.refresh_from_db()
    assert offer.answered_at is None
    stored = offers.answer(offer=offer, choices={third.pk: "no"}, by=eli)
    assert stored.answered_at is not None


def test_the_same_answer_twice_is_one(eli):
    offer = three(eli)
    say(offer)
    say(offer)
    assert [row.steps.count() for row in pieces_of(offer)] == [2, 2, 2]


def test_nobody_else_answers(eli, alma, dina):
    offer = three(eli)
    for other in (alma, dina):
        with pytest.raises(offers.NotYours):
            say(offer, by=other)
        with pytest.raises(offers.NotYours):
            offers.decline(engagement=pieces_of(offer)[0], by=other)


def test_a_piece_of_another_offer_is_not_answered(eli):
    offer, other = three(eli), three(eli)
    with pytest.raises(offers.NotYours):
        offers.answer(offer=offer, choices={pieces_of(other)[0].pk: "paid"}, by=eli)


def test_what_was_taken_back_meanwhile_stops_the_whole_answer(eli, dina):
    offer = three(eli)
    offers.withdraw(engagement=pieces_of(offer)[1], by=dina)
    with pytest.raises(offers.NotNow):
        say(offer)
    assert [row.state for row in pieces_of(offer)] == ["offered", "withdrawn", "offered"]


def test_a_yes_may_become_a_no_until_it_is_done(eli):
    offer = three(eli)
    say(offer)
    first, second, _third = pieces_of(offer)
    offers.decline(engagement=first, by=eli)
    again = offers.decline(engagement=first, by=eli)
    assert (again.state, again.terms) == ("declined", "")
    offers.finish(engagement=second)
    with pytest.raises(offers.NotNow):
        offers.decline(engagement=second, by=eli)


def test_a_yes_on_other_terms_is_not_written_over(eli):
    offer = three(eli)
    say(offer, "unpaid")
    with pytest.raises(offers.NotNow):
        say(offer, "paid")


def test_above_the_ceiling_nothing_is_written_and_half_is_possible(eli):
    a_school()
    set_rules(yearly_ceiling=1000)
    offer = three(eli)
    with pytest.raises(ceiling.AboveCeiling) as no:
        say(offer)
    assert no.value.forecast.total == kroner(1500)
    first, second, third = pieces_of(offer)
    assert {first.state, second.state, third.state} == {"offered"}
    offers.answer(offer=offer, choices={first.pk: "paid", second.pk: "paid", third.pk: "unpaid"}, by=eli)


def test_a_later_year_makes_room(eli):
    a_school()
    set_rules(yearly_ceiling=1000)
    offer = three(eli)
    rows = pieces_of(offer)
    later = next(
        month
        for month in months_to_choose(rows[2].done_on)
        if month.year > max(row.pay_month.year for row in rows)
    )
    say(offer, pay_month={rows[2].pk: later})
    assert pieces_of(offer)[2].pay_month == later


def test_only_months_of_the_list(eli):
    offer = three(eli)
    first = pieces_of(offer)[0]
    with pytest.raises(offers.WrongMonth):
        say(offer, pay_month={first.pk: date(2020, 1, 1)})


def test_the_own_limit_warns_and_the_person_may_go_on(eli):
    offer = three(eli)
    set_own(contributor=eli.contributor, per_month=None, per_year=kroner(1000), by=eli)
    with pytest.raises(offers.OwnLimit) as no:
        say(offer)
    assert len(no.value.warnings) == 1
    assert {row.state for row in pieces_of(offer)} == {"offered"}
    say(offer, despite_own_limit=True)
    assert {row.state for row in pieces_of(offer)} == {"accepted"}


def test_without_honorarium_no_limit_is_asked(eli):
    offer = three(eli)
    set_own(contributor=eli.contributor, per_month=kroner(0), per_year=None, by=eli)
    say(offer, "expenses")


def test_who_is_employed_since_may_only_say_yes_without(eli):
    offer = three(eli)
    eli.contributor.relation = "employed"
    eli.contributor.save(update_fields=["relation"])
    with pytest.raises(offers.Employed):
        say(offer)
    say(offer, "unpaid")


def test_the_month_of_payment_may_be_changed_within_the_ceiling(eli):
    a_school()
    set_rules(yearly_ceiling=1000)
    offer = three(eli)
    rows = pieces_of(offer)
    this, others = rows[0].pay_month, months_to_choose(rows[0].done_on)
    later = next(month for month in others if month.year > this.year)
    say(offer, pay_month={row.pk: later for row in rows[1:]})
    offers.change_month(engagement=pieces_of(offer)[1], pay_month=this, by=eli)
    with pytest.raises(ceiling.AboveCeiling):
        offers.change_month(engagement=pieces_of(offer)[2], pay_month=this, by=eli)
    with pytest.raises(offers.WrongMonth):
        offers.change_month(engagement=pieces_of(offer)[2], pay_month=date(2020, 1, 1), by=eli)


def test_the_month_of_what_is_not_agreed_is_not_changed(eli):
    offer = three(eli)
    row = pieces_of(offer)[0]
    with pytest.raises(offers.NotNow):
        offers.change_month(engagement=row, pay_month=row.pay_month, by=eli)


def test_an_answer_after_a_long_while_is_paid_in_a_month_to_come(eli):
    offer = make_offer(eli.contributor, make_piece(-200))
    say(offer)
    assert pieces_of(offer)[0].pay_month >= timezone.localdate().replace(day=1)
