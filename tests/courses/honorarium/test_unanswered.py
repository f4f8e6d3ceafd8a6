"""Who made an offer hears once of a session that was held before it was answered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Letter
from courses.honorarium import unanswered
from enrolment import changes
from tests.courses.honorarium.series import after, make_series

pytestmark = pytest.mark.django_db


def letters():
    return Letter.objects.filter(kind=unanswered.KIND)


def test_who_offered_it_is_told_the_day_after_once(dina, clock):
    series = make_series(dina, sessions=2)
    morning = timezone.localtime(after(series.sessions[0])) + timedelta(days=1)
    clock(morning.year, morning.month, morning.day, 7, 45)

    assert unanswered.tell() == 1
    letters().update(created_at=timezone.now())
    assert [unanswered.tell() for _time in range(2)] == [0, 0]

    letter = letters().get()
    assert letter.person == dina
    assert letter.words["path"] == f"/redaktion/hold/{series.run.pk}/undervisere/"
    assert "Rie" not in str(letter.words)


def test_nobody_is_told_of_what_is_answered_cancelled_or_to_come(dina):
    series = make_series(dina, sessions=3)
    first, second, third = series.sessions
    series.say("no")
    changes.cancel_session(session=second, by=dina)

    for session in (first, second):
        assert unanswered.tell(now=after(session) + timedelta(hours=18)) == 0
    assert unanswered.tell(now=third.starts_at - timedelta(hours=1)) == 0
    assert not letters().exists()


def test_it_says_neither_the_person_nor_the_class_without_full_words(dina):
    series = make_series(dina, sessions=1)

    unanswered.tell(now=after(series.sessions[0]) + timedelta(hours=18))

    letter = letters().get()
    assert series.run.course.title not in str(letter.words)
    assert series.run.course.title in str(letter.full)
