import pytest
from django.db import IntegrityError
from wagtail.models import ModelLogEntry

from courses import runs
from courses.models import CourseRun
from courses.states import RUN_TRANSITIONS, RunState
from tests.factories import (
    make_contributor,
    make_course,
    make_pair,
    make_run,
    make_session,
    make_term,
    make_venue,
)

pytestmark = pytest.mark.django_db


def make_draft(**fields):
    return make_run(state=RunState.DRAFT, teachers=make_pair(), **fields)


def test_a_new_class_is_a_draft_with_free_seats_teachers_and_a_history(dina):
    lived, professional = make_contributor("Eli"), make_contributor("Karen")

    run = runs.create(
        course=make_course(),
        term=make_term(),
        capacity=12,
        venue=make_venue(),
        label="Aftenhold",
        teachers=[lived, professional],
        by=dina,
    )

    stored = CourseRun.objects.get(pk=run.pk)
    assert (stored.state, stored.label) == (RunState.DRAFT, "Aftenhold")
    assert (stored.seats.capacity, stored.seats.taken, stored.seats.waiting) == (12, 0, 0)
    assert set(stored.teachers.all()) == {lived, professional}
    entries = ModelLogEntry.objects.for_instance(stored).order_by("pk")
    assert [entry.action for entry in entries] == ["wagtail.create", *["courses.teaching_accept"] * 2]
    assert {entry.user for entry in entries} == {dina}


def test_teachers_who_stay_keep_their_assignment():
    stays, goes, comes = make_contributor(), make_contributor(), make_contributor()
    run = make_run(teachers=(stays, goes))
    kept = run.assignments.get(contributor=stays)

    runs.set_teachers(run=run, teachers=[stays, comes])

    assert set(run.teachers.all()) == {stays, comes}
    assert run.assignments.get(contributor=stays) == kept


def test_opening_is_logged_with_who_did_it(dina):
    run = make_draft()

    runs.move(run=run, transition="open", by=dina)

    run.refresh_from_db()
    entry = ModelLogEntry.objects.for_instance(run).get()
    assert (run.state, entry.action, entry.user) == (RunState.OPEN, "courses.open", dina)


def test_a_class_without_sessions_does_not_open(dina):
    with pytest.raises(runs.NotNow, match="mødegang"):
        runs.move(run=make_draft(sessions=0), transition="open", by=dina)


def test_a_class_whose_only_session_is_cancelled_does_not_open(dina):
    run = make_draft(sessions=0)
    session = make_session(run, run.term.enrolment_opens_at)
    session.cancelled_at = run.term.enrolment_opens_at
    session.save()

    with pytest.raises(runs.NotNow, match="mødegang"):
        runs.move(run=run, transition="open", by=dina)


def test_a_class_without_a_place_does_not_open(dina):
    run = make_draft()
    CourseRun.objects.filter(pk=run.pk).update(venue=None)

    with pytest.raises(runs.NotNow, match="sted"):
        runs.move(run=run, transition="open", by=dina)


def test_a_class_that_is_only_online_opens(dina):
    run = make_draft(online_url="https://video.example.org/sovn")
    CourseRun.objects.filter(pk=run.pk).update(venue=None)

    assert runs.move(run=run, transition="open", by=dina).state == RunState.OPEN


@pytest.mark.parametrize("transition", sorted(RUN_TRANSITIONS))
@pytest.mark.parametrize("state", RunState.values)
def test_a_class_moves_only_as_the_table_says(transition, state, dina):
    run = make_run(state=state, teachers=make_pair())
    step = RUN_TRANSITIONS[transition]

    if state in step.sources:
        assert runs.move(run=run, transition=transition, by=dina).state == step.target
    else:
        with pytest.raises(runs.NotNow):
            runs.move(run=run, transition=transition, by=dina)
        run.refresh_from_db()
        assert run.state == state


def test_a_move_is_judged_by_what_is_stored_not_by_what_was_read(dina):
    run = make_run()
    CourseRun.objects.filter(pk=run.pk).update(state=RunState.CANCELLED)

    with pytest.raises(runs.NotNow, match="aflyst"):
        runs.move(run=run, transition="close", by=dina)


def test_a_move_leaves_what_somebody_else_wrote(dina):
    run = make_run()
    CourseRun.objects.filter(pk=run.pk).update(room="Loftet")

    runs.move(run=run, transition="close", by=dina)

    run.refresh_from_db()
    assert (run.state, run.room) == (RunState.CLOSED, "Loftet")


def test_a_cancelled_class_keeps_the_reason(dina):
    run = runs.move(run=make_run(), transition="cancel", by=dina, reason="For få tilmeldte")

    assert run.cancelled_reason == "For få tilmeldte"


def test_an_unknown_move_is_a_mistake_of_the_caller(dina):
    with pytest.raises(KeyError):
        runs.move(run=make_run(), transition="explode", by=dina)


def test_a_class_closes_after_it_opens():
    term = make_term()
    with pytest.raises(IntegrityError, match="courses_run_closes_after_opening"):
        runs.create(
            course=make_course(),
            term=term,
            capacity=1,
            enrolment_opens_at=term.enrolment_opens_at,
            enrolment_closes_at=term.enrolment_opens_at,
            by=None,
        )
