from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from courses import copying
from courses.models import CourseRun
from courses.runs import NotNow
from courses.states import AssignmentState, RunState
from tests.factories import at, make_contributor, make_course, make_run, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def spring(db):
    return make_term(
        "Forår 2027",
        starts_on=date(2027, 1, 4),
        ends_on=date(2027, 6, 25),
        enrolment_opens_at=at(date(2026, 12, 1), 9),
    )


@pytest.fixture
def autumn(db):
    # Wednesday, where spring began on a Monday.
    return make_term(
        "Efterår 2027",
        starts_on=date(2027, 8, 11),
        ends_on=date(2027, 12, 17),
        enrolment_opens_at=at(date(2027, 6, 1), 9),
    )


def starts(run):
    return [
        timezone.localtime(session.starts_at).strftime("%a %d.%m %H:%M") for session in run.sessions.all()
    ]


def make_spring_run(spring, **fields):
    return make_run(term=spring, **{"first_start": at(date(2027, 1, 7)), **fields})


def test_a_copy_is_a_draft_with_seats_teachers_and_place_but_nobody_in_it(spring, autumn, dina):
    teacher = make_contributor()
    run = make_spring_run(spring, capacity=8, teachers=(teacher,), room="Loftet", label="Dag")

    copy = copying.copy_run(run=run, term=autumn, by=dina)

    assert (copy.state, copy.term, copy.course) == (RunState.DRAFT, autumn, run.course)
    assert (copy.venue, copy.room, copy.label) == (run.venue, "Loftet", "Dag")
    assert (copy.seats.capacity, copy.seats.taken, copy.seats.waiting) == (8, 0, 0)
    asked = copy.assignments.get()
    assert (asked.contributor, asked.state, asked.offered_by) == (teacher, AssignmentState.OFFERED, dina)
    assert not copy.enrolments.exists()
    assert ModelLogEntry.objects.for_instance(copy).filter(action="courses.copy", user=dina).exists()


def test_sessions_keep_weekday_and_hour_when_the_clocks_have_changed(spring, autumn):
    run = make_spring_run(spring, sessions=2)

    copy = copying.copy_run(run=run, term=autumn, by=None)

    assert starts(run) == ["Thu 07.01 13:00", "Thu 14.01 13:00"]
    assert starts(copy) == ["Thu 12.08 13:00", "Thu 19.08 13:00"]
    assert all(s.ends_at - s.starts_at == timedelta(hours=2) for s in copy.sessions.all())


def test_a_class_never_starts_before_its_new_term(spring, autumn):
    run = make_spring_run(spring, first_start=at(date(2027, 1, 4)), sessions=1)

    assert starts(copying.copy_run(run=run, term=autumn, by=None)) == ["Mon 16.08 13:00"]


def test_a_copy_may_start_when_you_say(spring):
    run = make_spring_run(spring, sessions=2)

    copy = copying.copy_run(run=run, term=spring, first_start=at(date(2027, 4, 6), 17), by=None)

    assert starts(copy) == ["Tue 06.04 17:00", "Tue 13.04 17:00"]


def test_a_copy_in_the_same_term_must_say_when(spring):
    with pytest.raises(NotNow):
        copying.copy_run(run=make_spring_run(spring), term=spring, by=None)


def test_a_class_without_sessions_is_copied_too(spring):
    run = make_spring_run(spring, sessions=0)

    assert starts(copying.copy_run(run=run, term=spring, by=None)) == []


def test_its_own_enrolment_window_moves_along(spring, autumn):
    run = make_spring_run(
        spring,
        enrolment_opens_at=at(date(2026, 12, 10), 9),
        enrolment_closes_at=at(date(2027, 1, 5), 12),
    )

    copy = copying.copy_run(run=run, term=autumn, by=None)

    assert timezone.localtime(copy.enrolment_closes_at).strftime("%d.%m %H:%M") == "10.08 12:00"


def test_a_session_that_was_cancelled_is_planned_again(spring, autumn):
    run = make_spring_run(spring, sessions=2)
    run.sessions.filter(starts_at=run.sessions.first().starts_at).update(
        cancelled_at=timezone.now(), sequence=3
    )

    copied = copying.copy_run(run=run, term=autumn, by=None).sessions.first()

    assert (copied.cancelled_at, copied.sequence) == (None, 0)


def test_a_term_is_copied_but_for_what_was_cancelled(spring, autumn):
    held = make_spring_run(spring)
    make_spring_run(spring, state=RunState.CANCELLED)
    make_run(term=make_term("Et andet"))

    made = copying.copy_term(source=spring, target=autumn, by=None)

    assert [copy.copied_from for copy in made] == [held]
    assert list(CourseRun.objects.filter(term=autumn)) == made


def test_copying_a_term_twice_doubles_nothing_even_when_the_copy_was_changed(spring, autumn):
    make_spring_run(spring)
    copy = copying.copy_term(source=spring, target=autumn, by=None)[0]
    copy.label = "Aften"
    copy.save()
    copy.sessions.all().delete()
    newer = make_spring_run(spring)

    again = copying.copy_term(source=spring, target=autumn, by=None)

    assert [made.copied_from for made in again] == [newer]


def test_only_the_chosen_classes_are_copied(spring, autumn):
    chosen, other = make_spring_run(spring), make_spring_run(spring)

    made = copying.copy_term(source=spring, target=autumn, only=[chosen.pk], by=None)

    assert [copy.copied_from for copy in made] == [chosen]
    assert not other.copies.exists()


def test_a_term_is_not_copied_onto_itself(spring):
    with pytest.raises(NotNow):
        copying.copy_term(source=spring, target=spring, by=None)


def test_the_plan_says_what_was_copied_and_what_falls_outside(spring, autumn):
    done = make_spring_run(spring, course=make_course("A"))
    late = make_spring_run(spring, course=make_course("B"), first_start=at(date(2027, 6, 17)), sessions=1)
    copying.copy_run(run=done, term=autumn, by=None)

    plan = copying.plan_term(source=spring, target=autumn)

    assert [(item.run, item.is_copied, item.outside_term) for item in plan] == [
        (done, True, False),
        (late, False, True),
    ]
    assert not late.copies.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_planning_asks_the_same_number_of_questions(count, spring, autumn, django_assert_num_queries):
    course = make_course()
    for _ in range(count):
        make_spring_run(spring, course=course, sessions=2)

    with django_assert_num_queries(3):
        copying.plan_term(source=spring, target=autumn)
