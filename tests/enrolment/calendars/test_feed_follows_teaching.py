"""A teacher's calendar follows what was said yes to, taken off and taken over, at once."""

import pytest
from django.utils import timezone

from courses import handovers, staffing
from courses.states import AssignmentState, TeachingRole
from enrolment.teaching import calendar as teaching_calendar
from tests.courses.teaching.classes import assign, make_staffed, make_teacher
from tests.factories import make_run

pytestmark = pytest.mark.django_db


def starts(contributor):
    content = teaching_calendar.teaching_feed(contributor.person, now=timezone.now()).decode()
    return [line for line in content.splitlines() if line.startswith("DTSTART;")]


def test_it_begins_with_a_yes_and_ends_with_a_no(dina):
    run, ida = make_run(sessions=3), make_teacher("Ida")
    row = staffing.offer(run=run, contributor=ida, role=TeachingRole.TEACHER, by=dina)
    assert len(starts(ida)) == 0

    staffing.answer(assignment=row, accept=True, by=ida.person)
    assert len(starts(ida)) == 3

    staffing.answer(assignment=row, accept=False, by=ida.person)
    assert len(starts(ida)) == 0


def test_who_is_taken_off_has_it_no_more(dina):
    run, rie, _per = make_staffed()

    staffing.end(assignment=run.assignments.get(contributor=rie), by=dina)

    assert not starts(rie)


def test_a_speaker_has_the_one_session():
    run, tea = make_run(sessions=4), make_teacher("Tea")
    assign(run, tea, TeachingRole.SPEAKER, session=run.sessions.all()[1])

    assert len(starts(tea)) == 1


def test_a_session_moves_from_one_calendar_to_the_other():
    run, rie, _per = make_staffed(sessions=2)
    ida = make_teacher("Ida")
    assign(run, ida, TeachingRole.SUBSTITUTE)
    session = run.sessions.all()[0]
    row = handovers.ask(session=session, contributor=rie, by=rie.person)
    assert (len(starts(rie)), len(starts(ida))) == (2, 0)

    handovers.take(handover=row, contributor=ida, by=ida.person)

    assert (len(starts(rie)), len(starts(ida))) == (1, 1)


def test_somebody_twice_in_a_class_has_each_session_once():
    run, ida = make_run(sessions=3), make_teacher("Ida")
    assign(run, ida)
    assign(run, ida, TeachingRole.SPEAKER, session=run.sessions.all()[0])
    assign(run, ida, state=AssignmentState.ENDED, session=run.sessions.all()[1])

    assert len(starts(ida)) == 3
