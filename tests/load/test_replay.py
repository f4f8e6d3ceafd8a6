"""The judge of the log: what it must not take for a fault, and that it finds what is one."""

from datetime import timedelta
from decimal import Decimal

import pgtrigger
import pytest
from django.db import transaction
from django.utils import timezone

from enrolment import seats
from enrolment.models import Enrolment, Move, Pair
from tests.coming import come, fresh
from tests.factories import make_people, make_run
from tests.load.replay import Replay, logs_with_faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(dina):
    """A class of six where each of the staff needs a citizen beside them, with one of the staff in line."""
    run = make_run(capacity=6)
    seats.change_rules(run=run, by=dina, staff_per_citizen=Decimal(1), staff_from=0)
    come(run, "staff")
    return run


@pytest.fixture
def waits(run):
    return Enrolment.objects.get(run=run)


def two(run, *groups):
    """Let two come together, the one after the other."""
    (first,) = come(run, groups[0], together=True)
    return first, *come(run, groups[1], pair=first.pair)


# -- What is right ---------------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["", "citizen", "relative", "staff"])
def test_what_a_citizen_of_two_opens_is_first_the_others(run, waits, other):
    """Nobody in line could have had the other's seat: without it the citizen had not come."""
    assert [fresh(row).state for row in two(run, "citizen", other)] == ["enrolled", "enrolled"]
    assert fresh(waits).state == ("waiting" if other == "staff" else "offered")
    assert Replay(run).faults == []


def test_so_it_is_with_two_who_are_offered_seats(run, waits, dina):
    come(run, *[""] * 5)
    both = two(run, "", "citizen")
    seats.change_capacity(run=run, capacity=7, by=dina)
    assert [fresh(row).state for row in (*both, waits)] == ["offered", "offered", "waiting"]
    assert Replay(run).faults == []


# -- What is not, made with the guards off ----------------------------------------------------------


@pytest.fixture
def unguarded():
    """Let nothing be kept of what is wrong."""
    yield
    transaction.set_rollback(True)


def sits_down(run, group, *, now, pair=None):
    """Give somebody a seat as no code of ours would."""
    (person,) = make_people(1)
    with pgtrigger.ignore("enrolment.Enrolment:shares_are_kept", "enrolment.Enrolment:nobody_overtakes"):
        row = Enrolment.objects.create(person=person, run=run, state="enrolled", comes_as=group, pair=pair)
    return log(row, "take", now=now)


def log(row, transition, *, now, source=""):
    said = {"comes_as": row.comes_as, "line_number": row.line_number, "pair": row.pair}
    return Move.objects.create(
        enrolment=row, transition=transition, source=source, target=row.state, actor="person", at=now, **said
    )


def fault(move, ahead):
    return f"{move.pk}: {ahead.pk} could have had the seat of {move.enrolment_id}"


@pytest.mark.usefixtures("unguarded")
class TestOvertaking:
    @pytest.fixture(autouse=True)
    def _opened(self, run, waits, dina):
        """Somebody has paused while the rules changed, so that a seat is theirs the moment they resume."""
        seats.pause(enrolment=waits, by=None)
        seats.change_rules(run=run, by=dina, staff_per_citizen=None)
        Enrolment.objects.filter(pk=waits.pk).update(paused_at=None)

    @pytest.fixture
    def now(self, waits):
        now = timezone.now()
        log(waits, "resume", source="waiting", now=now)
        return now

    def test_by_whoever_comes(self, run, waits, now):
        assert Replay(run).faults == []
        move = sits_down(run, "", now=now)
        assert Replay(run).faults == [fault(move, waits)]

    def test_by_two_together_is_one_fault(self, run, waits, now):
        pair = Pair.objects.create(run=run)
        moves = [sits_down(run, group, now=now, pair=pair) for group in ("citizen", "")]
        assert Replay(run).faults == [fault(moves[0], waits)]

    def test_by_two_who_are_no_pair(self, run, waits, now):
        moves = [sits_down(run, group, now=now) for group in ("citizen", "")]
        assert Replay(run).faults == [fault(move, waits) for move in moves]

    def test_of_somebody_on_pause_is_none(self, run):
        sits_down(run, "", now=timezone.now())
        assert Replay(run).faults == []


@pytest.mark.usefixtures("unguarded")
class TestWhatACitizenOpened:
    """The citizen may come, and then it is the turn of the staff in line, unless both came as one."""

    def test_is_not_for_who_comes_beside_them(self, run, waits):
        now = timezone.now()
        sits_down(run, "citizen", now=now)
        assert Replay(run).faults == []
        move = sits_down(run, "", now=now)
        assert Replay(run).faults == [fault(move, waits)]

    def test_is_not_for_another_who_comes_later(self, run, waits):
        pair, now = Pair.objects.create(run=run), timezone.now()
        sits_down(run, "citizen", now=now, pair=pair)
        late = sits_down(run, "", now=now + timedelta(seconds=1), pair=pair)
        assert Replay(run).faults == [fault(late, waits)]

    def test_is_not_for_the_staff_who_are_named_first(self, run):
        now = timezone.now()
        moves = [sits_down(run, group, now=now) for group in ("staff", "citizen")]
        (found,) = Replay(run).faults
        assert found.startswith(f"{moves[0].pk}: take gave ['staff'] in []")


@pytest.mark.usefixtures("unguarded")
def test_two_together_are_overtaken_where_there_were_two_seats(run):
    come(run, *[""] * 5)
    both = two(run, "", "")
    come(run, "")  # one seat is none for two
    assert Replay(run).faults == []
    for row in Enrolment.objects.filter(run=run, state="enrolled")[:2]:
        row.state = "withdrawn"
        row.save(update_fields=["state"])
        log(row, "leave", source="enrolled", now=timezone.now())
    late = sits_down(run, "", now=timezone.now())
    assert Replay(run).faults == [fault(late, both[0])]


@pytest.mark.usefixtures("unguarded")
def test_the_log_of_a_class_with_a_fault_is_told_line_by_line(run, waits):
    fine = Replay(make_run())
    now = timezone.now()
    sits_down(run, "citizen", now=now)
    move = sits_down(run, "", now=now)
    *_, rules, waited, citizen, late, found = logs_with_faults([fine, Replay(run)]).splitlines()
    assert rules.startswith("Rules(capacity=6")
    assert waited.endswith(f"wait {waits.pk}: new -> waiting, staff x1 line 1 first-timer")
    assert citizen.endswith("new -> enrolled, citizen x1")
    assert late.startswith(f"{move.pk} {now:%H:%M:%S.%f} take {move.enrolment_id}: new -> enrolled, unsaid")
    assert found == f"FAULT {fault(move, waits)}"
    assert logs_with_faults([fine]) == ""
