"""Two things at one moment: one of them happened, and the money says which."""

from datetime import timedelta
from functools import partial

import pytest

from courses import handovers, staffing
from courses.honorarium import following
from courses.models import Handover
from courses.runs import NotNow
from enrolment import changes
from peers import offers
from peers.offers import Refused
from peers.states import EngagementState, Terms
from tests.courses.honorarium.series import after, make_series
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

DONE, CALLED_OFF, OFFERED = EngagementState.DONE, EngagementState.CALLED_OFF, EngagementState.OFFERED


def outcome(act):
    def acting():
        try:
            return act()
        except (NotNow, Refused) as no:
            return no

    return acting


def test_held_or_cancelled_but_never_both(dina):
    series = make_series(dina, sessions=4)
    series.say(*["paid"] * 4)
    for number, session in enumerate(series.sessions):
        # The clock of one says that it is over, that of the other that it is not, eight days before.
        all_at_once(
            [
                outcome(partial(following.follow_run, series.run.pk, now=after(session))),
                outcome(
                    partial(
                        changes.cancel_session,
                        session=session,
                        by=dina,
                        now=session.starts_at - timedelta(days=8),
                    )
                ),
            ]
        )
        row = series.rows()[number]
        assert row.state in {DONE, CALLED_OFF}
        assert len([claim for claim in series.claims() if claim.engagement == row]) == (row.state == DONE)


def test_held_or_handed_over_but_never_both_paid(dina):
    series = make_series(dina, sessions=4)
    series.say(*["paid"] * 4)
    for session in series.sessions:
        asked = handovers.ask(session=session, contributor=series.rie, by=series.rie.person)
        came = all_at_once(
            [
                outcome(partial(following.follow_run, series.run.pk, now=after(session))),
                outcome(
                    partial(handovers.take, handover=asked, contributor=series.per, by=series.per.person)
                ),
            ]
        )
        assert any(isinstance(one, Handover) for one in came)
    # Whoever came first: of each session, one of the two is paid at most.
    for mine in series.rows():
        his = [row for row in series.rows(series.per) if row.starts_at == mine.starts_at]
        assert mine.state in {DONE, CALLED_OFF}
        assert [row.state for row in his] == [OFFERED] * (mine.state == CALLED_OFF) or mine.state == DONE


def test_eight_looks_at_once_make_one_claim_each(dina):
    series = make_series(dina, sessions=3)
    series.say(*["paid"] * 3)
    over = after(series.sessions[-1])

    came = all_at_once([partial(following.follow_run, series.run.pk, now=over) for _each in range(8)])

    assert came == [[]] * 8
    assert series.states == [DONE] * 3
    assert len(series.claims()) == 3


def test_an_answer_while_it_is_cancelled_is_owed_or_not_but_stands_once(dina):
    series = make_series(dina, sessions=4)
    for number, session in enumerate(series.sessions):
        row = series.rows()[number]
        answer = partial(
            offers.answer, offer=series.offer, choices={row.pk: Terms.PAID}, by=series.rie.person
        )
        late = partial(
            changes.cancel_session, session=session, by=dina, now=session.starts_at - timedelta(hours=1)
        )
        all_at_once([outcome(answer), outcome(late)])
        row.refresh_from_db()
        assert row.state in {DONE, CALLED_OFF}
        assert len([claim for claim in series.claims() if claim.engagement == row]) == (row.state == DONE)


def test_two_teachers_of_one_class_never_wait_for_each_other(dina):
    """People before budgets, and by number: two classes with the same two people and the same money."""
    first = make_series(dina, sessions=2)
    first.say("paid", "paid")
    over = after(first.sessions[-1])

    came = all_at_once(
        [
            *[partial(following.follow_run, first.run.pk, now=over) for _each in range(3)],
            *[
                outcome(
                    partial(
                        staffing.end,
                        assignment=first.run.assignments.get(contributor=who),
                        by=dina,
                        now=over,
                    )
                )
                for who in (first.rie, first.per)
            ],
        ]
    )

    assert not [one for one in came if isinstance(one, Exception) and not isinstance(one, NotNow)]
    assert first.states == [DONE, DONE]
