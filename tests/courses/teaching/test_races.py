"""Two at one moment: exactly one has the session, and nobody has it who was told otherwise."""

import pytest

from accounts.models import Letter
from courses import handovers, runs, staffing
from courses.models import Handover
from courses.states import AssignmentState, HandoverState, RunState, TeachingRole
from tests.courses.teaching.classes import assign, make_handover, make_staffed, make_teacher
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def outcome(act):
    def acting():
        try:
            return act()
        except staffing.NotNow as no:
            return no

    return acting


@pytest.mark.parametrize("count", [2, 6])
def test_of_those_who_take_at_once_exactly_one_has_it(count):
    run, rie, _per = make_staffed()
    people = [make_teacher(f"Afløser{number}") for number in range(count)]
    for one in people:
        assign(run, one, TeachingRole.SUBSTITUTE)
    row = make_handover(run.sessions.all()[0], rie, *people)

    came = all_at_once(
        [
            outcome(lambda one=one: handovers.take(handover=row, contributor=one, by=one.person))
            for one in people
        ]
    )

    row.refresh_from_db()
    assert len([one for one in came if isinstance(one, Handover)]) == 1
    lost = [one for one in came if isinstance(one, handovers.Taken)]
    assert len(lost) == count - 1
    assert {one.name for one in lost} == {row.taken_by.public_name}


def test_taking_and_taking_back_at_once_leaves_one_of_them():
    run, rie, per = make_staffed(sessions=4)
    for session in run.sessions.all():
        row = make_handover(session, rie, per)
        came = all_at_once(
            [
                outcome(lambda row=row: handovers.take(handover=row, contributor=per, by=per.person)),
                outcome(lambda row=row: handovers.withdraw(handover=row, by=rie.person)),
            ]
        )
        row.refresh_from_db()
        assert len([one for one in came if isinstance(one, Handover)]) == 1
        assert (row.state == HandoverState.TAKEN) is (row.taken_by == per)


def test_a_press_on_two_phones_at_once_asks_once():
    run, rie, _per = make_staffed()
    session = run.sessions.all()[0]

    came = all_at_once([lambda: handovers.ask(session=session, contributor=rie, by=rie.person)] * 2)

    assert len({row.pk for row in came}) == Handover.objects.count() == 1


def test_yes_and_being_taken_off_at_once_end_in_one_state(dina):
    run, _rie, _per = make_staffed()
    ida = make_teacher("Ida")
    row = assign(run, ida, TeachingRole.CO_TEACHER, state=AssignmentState.OFFERED)

    all_at_once(
        [
            outcome(lambda: staffing.answer(assignment=row, accept=True, by=ida.person)),
            outcome(lambda: staffing.end(assignment=row, by=dina)),
        ]
    )

    row.refresh_from_db()
    assert row.state == AssignmentState.ENDED


def test_a_class_that_opens_while_its_only_one_says_no_is_open_with_the_desk_told_or_not_at_all(dina):
    run, rie, _per = make_staffed(state=RunState.DRAFT)
    row = run.assignments.get(contributor=rie)

    opened, _said = all_at_once(
        [
            outcome(lambda: runs.move(run=run, transition="open", by=dina)),
            outcome(lambda: staffing.answer(assignment=row, accept=False, by=rie.person)),
        ]
    )

    run.refresh_from_db()
    was_told = Letter.objects.filter(kind="staffing_lost", person=dina).exists()
    assert (run.state == RunState.OPEN) is was_told
    assert (run.state == RunState.DRAFT) is isinstance(opened, runs.NotStaffed)
