from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from enrolment import seats
from enrolment.day import apologies, attendance, rosters
from enrolment.models import Attendance, Enrolment
from tests.enrolment.day.days import make_class_of_today, mark, move_to, tap
from tests.factories import make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(alma, bo, eli):
    """A class that began ten minutes ago, with Alma and Bo in it, taught by Eli."""
    return make_class_of_today(people=[alma, bo], teachers=(eli.contributor,))


def row_of(person):
    return Enrolment.objects.get(person=person)


def test_a_tap_is_kept_with_who_tapped_it(today, alma, eli):
    _run, session = today

    strange = mark(session, row_of(alma), "present", by=eli)

    row = Attendance.objects.get()
    assert strange == []
    assert (row.enrolment, row.mark, row.by) == (row_of(alma), "present", eli)


def test_the_later_of_two_taps_counts_whatever_order_they_arrive_in(today, alma, eli):
    _run, session = today
    now = timezone.now()
    mark(session, row_of(alma), "absent", by=eli, at=now)
    mark(session, row_of(alma), "present", by=eli, at=now - timedelta(minutes=3))

    assert rosters.marks_of(session) == {row_of(alma).pk: "absent"}


def test_a_tap_that_was_taken_back_is_not_brought_back_by_an_older_one(today, alma, eli):
    _run, session = today
    now = timezone.now()
    mark(session, row_of(alma), "", by=eli, at=now)
    mark(session, row_of(alma), "absent", by=eli, at=now - timedelta(minutes=3))

    assert rosters.marks_of(session) == {}


def test_the_same_tap_again_changes_nothing(today, alma, bo, eli):
    _run, session = today
    first = tap(row_of(alma), "present", tap_id=uuid4())
    attendance.take(session=session, given=[first], by=eli)
    attendance.take(session=session, given=[first, first], by=eli)

    assert Attendance.objects.count() == 1


def test_somebody_who_is_not_in_the_class_is_not_marked(today, carla, eli):
    _run, session = today
    make_class_of_today(people=[carla])

    strange = mark(session, row_of(carla), "present", by=eli)

    assert [one.who for one in strange] == [row_of(carla).pk]
    assert not Attendance.objects.exists()


def test_a_mark_that_does_not_exist_is_refused(today, alma, eli):
    _run, session = today

    assert mark(session, row_of(alma), "late", by=eli)
    assert not Attendance.objects.exists()


def test_nobody_is_marked_before_the_day(today, alma, dina):
    _run, session = today
    move_to(session, timezone.now() + timedelta(days=1))

    with pytest.raises(attendance.NotNow):
        mark(session, row_of(alma), "present", by=dina)


def test_after_a_month_only_the_school_corrects(today, alma, eli, dina):
    _run, session = today
    move_to(session, timezone.now() - timedelta(days=40))

    with pytest.raises(attendance.NotNow):
        mark(session, row_of(alma), "present", by=eli)
    mark(session, row_of(alma), "present", by=dina)
    assert rosters.marks_of(session) == {row_of(alma).pk: "present"}


def test_a_cancelled_session_has_no_marks(today, alma, eli):
    _run, session = today
    session.cancelled_at = timezone.now()
    session.save(update_fields=["cancelled_at"])

    with pytest.raises(attendance.NotNow):
        mark(session, row_of(alma), "present", by=eli)


def test_afbud_of_the_persons_own_stands_on_the_roster_without_a_tap(today, alma, eli):
    _run, session = today
    start = session.starts_at
    move_to(session, timezone.now() + timedelta(hours=2))
    apologies.give(enrolment=row_of(alma), session=session, by=alma)
    move_to(session, start)

    expected = {one.name: one for one in rosters.of(session)}

    assert (expected["Alma"].mark, expected["Alma"].told_us) == ("apology", True)
    assert (expected["Bo"].mark, expected["Bo"].told_us) == ("", False)


def test_who_left_the_class_is_no_longer_expected_but_a_mark_stays(today, alma, bo, eli):
    _run, session = today
    mark(session, row_of(bo), "present", by=eli)
    for person in (alma, bo):
        seats.leave(enrolment=row_of(person), by=person)

    assert [one.name for one in rosters.of(session)] == ["Bo"]


def test_a_roster_never_says_what_anybody_comes_as(today):
    assert "comes_as" not in set(rosters.Expected.__slots__)


@pytest.mark.parametrize("count", [1, 30])
def test_taking_thirty_marks_asks_as_often_as_one(eli, count):
    run, session = make_class_of_today(people=make_people(count), teachers=(eli.contributor,), capacity=count)
    rows = list(Enrolment.objects.filter(run=run))
    given = [tap(row, "absent") for row in rows]
    with CaptureQueriesContext(connection) as asked:
        attendance.take(session=session, given=given, by=eli)
    with CaptureQueriesContext(connection) as listed:
        assert len(rosters.of(session)) == count

    assert len(asked) == 8
    assert len(listed) == 4
