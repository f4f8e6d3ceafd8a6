"""The table of moves: whole, used, and shown as it is."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from enrolment import audit, seats, states_doc
from enrolment.states import ACTIVE, NEW, SAME, TRANSITIONS, Actor, NoticeKind, SeatState
from enrolment.told.mails.discreet import DISCREET
from enrolment.told.mails.full import FULL
from tests.factories import make_run

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_about_the_states_shows_the_table():
    page = (ROOT / "docs" / "states.md").read_text(encoding="utf-8")
    assert page == states_doc.render(), "run: python manage.py states > docs/states.md"


def test_every_state_can_be_reached_and_every_active_one_left():
    assert {row.target for row in TRANSITIONS.values()} == {*SeatState, SAME}
    left = {source for row in TRANSITIONS.values() for source in row.sources}
    assert left == ACTIVE | {NEW}


def test_every_move_and_every_notice_is_used():
    code = "\n".join(
        path.read_text() for path in (ROOT / "enrolment").rglob("*.py") if path.name != "states.py"
    )
    assert [name for name in TRANSITIONS if not re.search(rf'"{name}"', code)] == []
    told = {row.notice for row in TRANSITIONS.values()} - {""}
    # The others come from a session, from the clock or from the school.
    assert {kind.split("_")[0] for kind in set(NoticeKind) - told} == {
        "session",
        "guest",
        "reminder",
        "message",
        "answered",
    }
    assert set(DISCREET) == set(FULL) == set(NoticeKind)


@pytest.mark.django_db
def test_a_move_that_the_table_has_not_is_refused(alma):
    run, now = make_run(capacity=2), timezone.now()
    with pytest.raises(audit.NotAllowed):
        audit.begin("confirm", person=alma, run=run, actor=Actor.PERSON, by=alma, now=now)
    with pytest.raises(audit.NotAllowed):
        audit.begin("move_in", person=alma, run=run, actor=Actor.CLOCK, by=None, now=now)
    row = seats.enrol(person=alma, run=run, by=alma)
    for transition, actor in (("offer", Actor.CLOCK), ("complete", Actor.PERSON), ("lapse", Actor.PERSON)):
        with pytest.raises(audit.NotAllowed):
            audit.move(row, transition, actor=actor, by=None, now=now)
    with pytest.raises(KeyError):
        audit.move(row, "vanish", actor=Actor.SCHOOL, by=None, now=now)
