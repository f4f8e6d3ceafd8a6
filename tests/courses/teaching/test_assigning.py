import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import Letter
from courses import runs, staffing
from courses.models import TeachingAssignment
from courses.states import ASSIGNMENT_MOVES, AssignmentState, RunState, TeachingRole
from peers.models import Basis
from tests.courses.teaching.classes import assign, make_staffed, make_teacher
from tests.factories import days_from_now, make_contributor, make_run

pytestmark = pytest.mark.django_db


def kinds():
    return list(Letter.objects.order_by("created_at").values_list("kind", flat=True))


def test_somebody_is_asked_told_and_says_yes(dina):
    run, rie = make_run(), make_teacher("Rie")

    row = staffing.offer(run=run, contributor=rie, role=TeachingRole.TEACHER, by=dina)
    assert (row.state, row.offered_by, list(run.teachers)) == (AssignmentState.OFFERED, dina, [])
    letter = Letter.objects.get()
    assert letter.person == rie.person
    assert run.course.title not in str(letter.words)
    assert run.course.title in str(letter.full)

    staffing.answer(assignment=row, accept=True, by=rie.person)
    assert list(run.teachers) == [rie]
    actions = ModelLogEntry.objects.for_instance(run).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["courses.teaching_offer", "courses.teaching_accept"]


def test_a_no_needs_no_reason_and_who_asked_hears_of_it(dina):
    run, rie = make_run(), make_teacher("Rie")
    row = staffing.offer(run=run, contributor=rie, role=TeachingRole.TEACHER, by=dina)

    staffing.answer(assignment=row, accept=False, by=rie.person)

    row.refresh_from_db()
    assert row.state == AssignmentState.DECLINED
    assert Letter.objects.get(person=dina).kind == "teaching_declined"


def test_who_said_no_can_be_asked_again_and_who_is_asked_cannot(dina):
    run, rie = make_run(), make_teacher("Rie")
    row = staffing.offer(run=run, contributor=rie, role=TeachingRole.TEACHER, by=dina)
    with pytest.raises(staffing.NotNow, match="Rie er allerede spurgt"):
        staffing.offer(run=run, contributor=rie, role=TeachingRole.HOST, by=dina)

    staffing.answer(assignment=row, accept=False, by=rie.person)
    again = staffing.offer(run=run, contributor=rie, role=TeachingRole.SUBSTITUTE, by=dina)

    assert (again.pk, again.state, again.role) == (row.pk, AssignmentState.OFFERED, TeachingRole.SUBSTITUTE)


@pytest.mark.parametrize("move", sorted(ASSIGNMENT_MOVES))
@pytest.mark.parametrize("state", AssignmentState.values)
def test_assignments_move_only_as_the_table_says(move, state, dina):
    run, rie = make_run(), make_teacher("Rie")
    row = assign(run, rie, state=state)
    step = ASSIGNMENT_MOVES[move]
    act = {
        "accept": lambda: staffing.answer(assignment=row, accept=True, by=rie.person),
        "decline": lambda: staffing.answer(assignment=row, accept=False, by=rie.person),
        "end": lambda: staffing.end(assignment=row, by=dina),
        "offer_again": lambda: staffing.offer(run=run, contributor=rie, role="teacher", by=dina),
    }[move]

    is_same_again = state == step.target and move != "offer_again"
    if state in step.sources or is_same_again:
        assert act().state == step.target
    else:
        with pytest.raises(staffing.NotNow):
            act()
        row.refresh_from_db()
        assert row.state == state


def test_only_who_is_asked_answers_or_a_coordinator_who_heard_it(dina, alma, gry):
    row = assign(make_run(), make_teacher("Rie"), state=AssignmentState.OFFERED)
    for stranger in (alma, gry):
        with pytest.raises(staffing.NotYours):
            staffing.answer(assignment=row, accept=True, by=stranger)

    assert staffing.answer(assignment=row, accept=True, by=dina).state == AssignmentState.ACCEPTED


def test_a_class_that_is_over_asks_nobody_and_takes_no_answer(dina):
    run, rie = make_run(state=RunState.FINISHED), make_teacher("Rie")
    row = assign(run, rie, state=AssignmentState.OFFERED)

    with pytest.raises(staffing.NotNow, match="slut"):
        staffing.offer(run=run, contributor=make_contributor(), role="teacher", by=dina)
    with pytest.raises(staffing.NotNow, match="slut"):
        staffing.answer(assignment=row, accept=True, by=rie.person)


def test_nobody_is_asked_about_a_session_that_is_cancelled_or_of_another_class(dina):
    run = make_run()
    session = run.sessions.all()[0]
    session.cancelled_at = timezone.now()
    session.save()

    with pytest.raises(staffing.NotNow):
        staffing.offer(run=run, contributor=make_contributor(), role="speaker", by=dina, session=session)
    other = make_run().sessions.all()[0]
    with pytest.raises(ValueError, match="another class"):
        staffing.offer(run=run, contributor=make_contributor(), role="speaker", by=dina, session=other)


def test_a_yes_by_word_of_mouth_counts_at_once_and_the_person_reads_it(dina):
    run, rie = make_run(), make_teacher("Rie")

    staffing.offer(run=run, contributor=rie, role="teacher", by=dina, agreed=True)

    assert (list(run.teachers), kinds()) == ([rie], ["teaching_agreed"])


def test_the_form_of_a_class_ends_those_it_leaves_out_and_tells_them(dina):
    run, rie, per = make_staffed()
    speaker = assign(run, make_teacher("Ida"), TeachingRole.SPEAKER)

    runs.set_teachers(run=run, teachers=[rie], by=dina)

    assert list(run.teachers) == [rie]
    assert run.assignments.get(contributor=per).state == AssignmentState.ENDED
    speaker.refresh_from_db()
    assert speaker.state == AssignmentState.ACCEPTED
    assert Letter.objects.filter(person=per.person, kind="teaching_ended").count() == 1


def test_an_open_class_that_loses_its_only_one_of_a_kind_stays_open_and_the_desk_is_told(dina):
    run, rie, _per = make_staffed()

    staffing.answer(assignment=run.assignments.get(contributor=rie), accept=False, by=rie.person)

    run.refresh_from_db()
    assert run.state == RunState.OPEN
    letter = Letter.objects.get(kind="staffing_lost")
    assert letter.person == dina
    assert run.course.title in str(letter.full)


def test_nobody_is_told_of_a_loss_where_one_of_the_kind_is_left(dina):
    run, rie, _per = make_staffed()
    assign(run, make_teacher("Eva", basis=Basis.LIVED), TeachingRole.CO_TEACHER)

    staffing.end(assignment=run.assignments.get(contributor=rie), by=dina)

    assert kinds() == ["teaching_ended"]


def test_a_class_of_the_past_tells_nobody(dina):
    run, rie, _per = make_staffed(first_start=days_from_now(-60))

    staffing.end(assignment=run.assignments.get(contributor=rie), by=dina)

    assert "teaching_ended" not in kinds()


def test_one_row_for_each_person_class_and_session(dina):
    run, rie = make_run(), make_teacher("Rie")
    first, second = run.sessions.all()[:2]

    staffing.offer(run=run, contributor=rie, role="substitute", by=dina)
    for session in (first, second):
        staffing.offer(run=run, contributor=rie, role="speaker", by=dina, session=session)

    assert TeachingAssignment.objects.filter(run=run).count() == 3
