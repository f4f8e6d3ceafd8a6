"""The tables of work and of claims: whole, and shown as they are."""

import re
from pathlib import Path

import pytest

from peers import states_doc
from peers.states import CLAIM_MOVES, ENGAGEMENT_MOVES, ClaimState, EngagementState

PAGE = Path(__file__).resolve().parents[3] / "docs" / "honorarium.md"


def test_the_page_shows_the_tables():
    found = re.search(
        r"<!-- states: .*?-->\n\n(.*)\n<!-- end of states -->", PAGE.read_text("utf-8"), re.DOTALL
    )
    assert found
    assert found[1] == states_doc.render(), "run: python manage.py states --of honorarium into the page"


@pytest.mark.parametrize(
    ("moves", "states", "ends"),
    [
        (ENGAGEMENT_MOVES, EngagementState, {"done"}),
        (CLAIM_MOVES, ClaimState, {"dropped", "reversed"}),
    ],
)
def test_every_state_but_the_last_is_left(moves, states, ends):
    left = {source for row in moves.values() for source in row.sources}
    assert left == set(states) - ends
    assert {row.target for row in moves.values()} <= set(states)
