"""The table of an idea's moves: whole, used, and shown as it is."""

import re
from pathlib import Path

from courses.coproduction import states_doc, told
from courses.coproduction.idea_page import NEXT, WAY
from courses.states import HAS_COURSE, PROPOSAL_MOVES, SAME, ProposalState

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "coproduction.md"


def test_the_page_shows_the_table():
    shown = re.search(
        r"<!-- states: .*?-->\n\n(.*)\n<!-- end of states -->", PAGE.read_text("utf-8"), re.DOTALL
    )

    assert shown
    assert shown[1] == states_doc.render(), "run: python manage.py states --of ideas into the page"


def test_every_state_is_reached_and_every_one_but_the_last_is_left():
    reached = {row.target for row in PROPOSAL_MOVES.values() if row.target != SAME}
    left = {source for row in PROPOSAL_MOVES.values() for source in row.sources}

    assert reached == set(ProposalState)
    assert left == set(ProposalState) - {ProposalState.PUBLISHED}


def test_every_state_has_words_for_the_letter_and_for_the_page():
    assert set(told.NEWS) == set(ProposalState) == set(NEXT)
    assert {*WAY, ProposalState.DECLINED} == set(ProposalState)


def test_every_move_is_made_somewhere():
    sources = [
        path.read_text("utf-8") for path in (ROOT / "courses").rglob("*.py") if "states" not in str(path)
    ]

    assert not [name for name in PROPOSAL_MOVES if not any(f'"{name}"' in text for text in sources)]


def test_whatever_is_built_stays_built_until_it_is_declined():
    for row in PROPOSAL_MOVES.values():
        if row.sources <= HAS_COURSE and row.target != SAME:
            assert row.target in HAS_COURSE | {ProposalState.DECLINED}
