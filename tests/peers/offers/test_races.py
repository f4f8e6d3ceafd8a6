"""Two at one moment: an answer and a withdrawal, two answers, and the last of a budget or of a ceiling."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import transaction

from peers import budgets, ceiling, offers
from peers.models import Claim, Engagement, Offer
from tests.factories import make_contributor
from tests.load.actors import all_at_once
from tests.peers.money import kroner, set_rules
from tests.peers.offers.offered import a_school, in_summer, make_offer, make_piece, pieces_of, say

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 3


def refusals(answers):
    return [one for one in answers if isinstance(one, Exception)]


def test_two_answers_at_once_are_one(eli):
    for _round in range(ROUNDS):
        offer = make_offer(eli.contributor)
        answers = all_at_once([partial(say, offer), partial(say, offer, "no")])
        row = pieces_of(offer)[0]
        assert row.state in {"accepted", "declined"}
        # A yes may become a no; after a no the yes is too late.
        assert all(isinstance(no, offers.NotNow) for no in refusals(answers))
        assert row.state == "declined"


def test_the_same_answer_from_two_phones_is_logged_once(eli):
    offer = make_offer(eli.contributor)
    assert not refusals(all_at_once([partial(say, offer)] * 4))
    assert pieces_of(offer)[0].steps.count() == 2


def test_an_answer_while_the_offer_is_taken_back(eli, dina):
    for _round in range(ROUNDS):
        offer = make_offer(eli.contributor)
        row = pieces_of(offer)[0]
        answers = all_at_once(
            [partial(say, offer), partial(offers.withdraw, engagement=row, by=dina)],
        )
        assert pieces_of(offer)[0].state == "withdrawn"
        assert all(isinstance(no, offers.NotNow) for no in refusals(answers))


def test_the_same_press_twice_is_one_offer(eli):
    project, key = a_school(), uuid4()
    piece = make_piece()
    made = all_at_once([partial(make_offer, eli.contributor, piece, project=project, key=key)] * 4)
    assert not refusals(made)
    assert (Offer.objects.count(), Engagement.objects.count()) == (1, 1)


def test_the_last_of_a_budget_is_promised_once():
    project = a_school(granted=900)
    people = [make_contributor(f"Person {number}") for number in range(4)]
    made = all_at_once([partial(make_offer, one, make_piece(5), project=project) for one in people])
    assert len(refusals(made)) == 3
    assert all(isinstance(no, budgets.OverBudget) for no in refusals(made))
    assert budgets.figures(Engagement.objects.get().budget).used == kroner(500)


def test_without_the_lock_the_last_of_a_budget_is_promised_more_than_once(monkeypatch):
    """The control: the same four, where nobody waits for anybody."""
    project = a_school(granted=900)
    people = [make_contributor(f"Person {number}") for number in range(4)]
    monkeypatch.setattr(budgets, "locked", lambda budget: budget)
    for attempt in range(5):
        all_at_once(
            [partial(make_offer, one, make_piece(5), project=project, task=str(attempt)) for one in people]
        )
        if Engagement.objects.count() > 1:
            return
        Engagement.objects.all().update(state="withdrawn")
    raise AssertionError("The race did not happen, so the test of the lock says nothing.")


def two_offers(eli):
    a_school()
    set_rules(yearly_ceiling=600)
    return [make_offer(eli.contributor, make_piece(done_on=in_summer(day))) for day in (10, 11)]


def test_the_last_of_a_ceiling_is_agreed_once(eli):
    answers = all_at_once([partial(say, offer) for offer in two_offers(eli)])
    assert [type(no) for no in refusals(answers)] == [ceiling.AboveCeiling]
    assert Engagement.objects.filter(state="accepted").count() == 1


def test_done_at_once_from_two_places_is_one_claim(eli):
    offer = make_offer(eli.contributor)
    say(offer)
    row = pieces_of(offer)[0]
    answers = all_at_once(
        [
            *[partial(offers.finish, engagement=row)] * 3,
            partial(offers.call_off, engagement=row),
            partial(offers.decline, engagement=row, by=eli),
        ]
    )
    state = pieces_of(offer)[0].state
    assert Claim.objects.count() == (1 if state == "done" else 0)
    assert all(isinstance(no, offers.NotNow) for no in refusals(answers))


def test_hours_logged_at_once_never_draw_more_than_the_frame(eli):
    offer = make_offer(eli.contributor, make_piece(minutes=120, activity="co_design", is_frame=True))
    say(offer)
    frame = pieces_of(offer)[0]

    def log(number):
        return offers.log_hours(
            frame=frame, done_on=frame.done_on, minutes=90, about="Søvn", reference=f"t{number}", by=eli
        )

    assert not refusals(all_at_once([partial(log, number) for number in range(4)]))
    with transaction.atomic():
        assert sum(row.minutes for row in frame.logged.all()) == 120
