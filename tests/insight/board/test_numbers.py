"""The board's numbers against a computation of its own, in plain Python over the rows of the daily work."""

from collections import Counter

import pytest
from django.utils import timezone

from courses.models import CourseRun, Session
from enrolment.models import Enrolment, Interest, Share
from insight.board import page
from insight.board.rows import Audience
from tests.insight.board.generated import make_school

pytestmark = pytest.mark.django_db
SEEDS = (1, 2)


def counted(run):
    """Count seats and people of a class from its enrolments, one by one."""
    rows = list(Enrolment.objects.filter(run=run))
    return {
        "taken": sum(row.seats for row in rows if row.state in ("held", "enrolled", "offered")),
        "waiting": sum(row.state == "waiting" for row in rows),
        "interested": sum(
            one.confirmed_at is not None for one in Interest.objects.filter(course=run.course_id)
        ),
        "held": {
            (share.group, share.guaranteed)
            for share in Share.objects.filter(run=run, released_at=None)
            if share.guaranteed
        },
    }


def belongs(run, now, *, is_public):
    sessions = list(Session.objects.filter(run=run))
    is_over = bool(sessions) and not any(s.cancelled_at is None and s.ends_at > now for s in sessions)
    if is_over or run.state in ("cancelled", "finished"):
        return False
    return not is_public or (run.state in ("open", "closed") and run.access == "public")


@pytest.mark.parametrize("seed", SEEDS)
def test_staff_read_the_numbers_as_they_are(seed):
    runs, now = make_school(seed, classes=9), timezone.now()

    board = page.look({}, audience=Audience.STAFF, now=now)

    expected = {run.pk: counted(run) for run in runs if belongs(run, now, is_public=False)}
    assert {
        row.one.id: {
            "taken": row.taken.least,
            "waiting": row.waiting.least,
            "interested": row.interested.least,
            "held": {(share.group, share.seats) for share in row.one.guarantees},
        }
        for row in board.rows
    } == expected
    assert all(row.taken.is_exact and row.waiting.is_exact for row in board.rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_public_reads_the_same_but_for_small_numbers(seed):
    runs, now = make_school(seed, classes=9), timezone.now()

    board = page.look({}, audience=Audience.PUBLIC, now=now)

    expected = {run.pk: counted(run) for run in runs if belongs(run, now, is_public=True)}
    said = {row.one.id: [row.taken, row.waiting, row.interested] for row in board.rows}
    assert {pk: [str(one) for one in shown] for pk, shown in said.items()} == {
        pk: [
            "få" if 0 < numbers[name] < 5 else str(numbers[name])
            for name in ("taken", "waiting", "interested")
        ]
        for pk, numbers in expected.items()
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_groups_come_to_what_their_classes_come_to(seed):
    make_school(seed, classes=9)
    runs = {run.pk: run for run in CourseRun.objects.select_related("course", "seats", "venue")}
    numbers = {pk: counted(run) for pk, run in runs.items()}

    for by in ("uge", "kursus", "omraade", "sted"):
        board = page.look({"vis": by}, audience=Audience.STAFF, now=timezone.now())

        for group in board.groups:
            compare(group, runs, numbers)
        times = Counter(row.one.id for group in board.groups for row in group.rows)
        areas = {row.one.id: max(1, len(runs[row.one.id].course.life_areas)) for row in board.rows}
        assert times == (areas if by == "omraade" else dict.fromkeys(areas, 1))


def compare(group, runs, numbers):
    counting = [
        row.one.id
        for row in group.rows
        if runs[row.one.id].state != "draft" and runs[row.one.id].course.format != "cafe"
    ]
    interested = {row.one.course: numbers[row.one.id]["interested"] for row in group.rows}
    assert group.sum.seats == sum(runs[pk].seats.capacity for pk in counting)
    assert group.sum.taken.least == sum(numbers[pk]["taken"] for pk in counting)
    assert group.sum.waiting.least == sum(numbers[pk]["waiting"] for pk in counting)
    assert group.sum.interested.least == sum(interested.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_free_date_is_the_next_session_of_a_class_with_a_seat_to_be_had(seed):
    runs, now = make_school(seed, classes=9), timezone.now()

    board = page.look({}, audience=Audience.STAFF, now=now)

    for row in board.rows:
        run = next(one for one in runs if one.pk == row.one.id)
        held = [s for s in Session.objects.filter(run=run).order_by("starts_at") if s.cancelled_at is None]
        closes_at = run.enrolment_closes_at or held[0].starts_at
        free = run.seats.capacity - counted(run)["taken"]
        coming = next(s.starts_at for s in held if s.ends_at > now)
        if run.course.format == "cafe":
            assert row.first_free == (coming if run.state != "draft" else None)
        elif run.state == "open" and closes_at > now and free > 0:
            assert (row.first_free, row.free.least) == (coming, free)
        else:
            assert row.first_free is None
