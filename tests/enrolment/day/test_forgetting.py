from datetime import timedelta

import pytest
from django.utils import timezone

from enrolment.day import retention as day_retention
from enrolment.day import welfare
from enrolment.models import Apology, Attendance, AttendanceFigures, Enrolment, GuestSeat, WelfareCall
from tests.enrolment.day.days import make_class_of_today, mark
from tests.factories import make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(eli):
    """A session of four: one came, one gave afbud, one told the teacher, one was not there."""
    run, session = make_class_of_today(
        people=make_people(4), teachers=(eli.contributor,), capacity=4, minutes_ago=150
    )
    rows = list(Enrolment.objects.filter(run=run).order_by("pk"))
    Apology.objects.create(enrolment=rows[1], session=session)
    for row, said in zip(rows, ("present", "absent", "apology", "absent"), strict=True):
        mark(session, row, said, by=eli)
    return session


def test_after_a_year_only_figures_of_the_room_are_left(evening):
    later = evening.ends_at + timedelta(days=366)

    assert day_retention.fold_attendance(now=later) == 1

    figures = AttendanceFigures.objects.get()
    assert (figures.session, figures.present, figures.apologies, figures.others) == (evening, 1, 2, 1)
    for model in (Attendance, Apology, GuestSeat, WelfareCall):
        assert not model.objects.exists()


def test_within_the_year_nothing_is_folded(evening):
    assert day_retention.fold_attendance(now=evening.ends_at + timedelta(days=364)) == 0
    assert Attendance.objects.count() == 4


def test_folding_again_changes_nothing(evening):
    later = evening.ends_at + timedelta(days=366)
    day_retention.fold_attendance(now=later)

    assert day_retention.fold_attendance(now=later) == 0
    assert AttendanceFigures.objects.get().present == 1


def test_a_talk_is_forgotten_a_fortnight_after_it_was_had(evening, dina):
    welfare.talked(call=welfare.to_call().get(), by=dina)

    assert day_retention.forget_calls(now=timezone.now() + timedelta(days=13)) == 0
    assert day_retention.forget_calls(now=timezone.now() + timedelta(days=15)) == 1


def test_a_call_that_nobody_made_is_forgotten_too(evening):
    assert day_retention.forget_calls(now=evening.ends_at + timedelta(days=59)) == 0
    assert day_retention.forget_calls(now=evening.ends_at + timedelta(days=61)) == 1
