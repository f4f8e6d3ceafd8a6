"""Several changes of a class at once are one message."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from enrolment import changes, seats
from enrolment.models import Notice
from enrolment.told import outbox
from tests.tasks import run_tasks


@pytest.fixture
def seat(alma, winter, clock):
    clock(2027, 1, 10, 12)
    row = seats.enrol(person=alma, run=winter(), by=alma)
    run_tasks(containing="outbox")
    mail.outbox.clear()
    return row


def put_off(session, dina, hours):
    changes.change_session(
        session=session,
        by=dina,
        starts_at=session.starts_at + timedelta(hours=hours),
        ends_at=session.ends_at + timedelta(hours=hours),
        venue=None,
        room="",
        online_url="",
    )


def news():
    return Notice.objects.filter(kind="session_changed")


def test_new_sessions_are_one_mail_that_names_each(seat, alma, dina, clock):
    first = clock(2027, 3, 4, 13)
    clock(2027, 1, 10, 12)
    changes.add_sessions(run=seat.run, by=dina, first_start=first, minutes=120, count=3)
    assert len(news().get().details["sessions"]) == 3
    run_tasks(containing="outbox")
    (sent,) = mail.outbox
    assert sent.subject == "Flere af dine aftaler er nye eller ændret"
    for day in ("torsdag 4. marts", "torsdag 11. marts", "torsdag 18. marts"):
        assert day.split()[1] in sent.body
    # One event that calendars take up by themselves, and a file with all.
    calendars = [str(part.content if hasattr(part, "content") else part[1]) for part in sent.alternatives[1:]]
    assert [content.count("BEGIN:VEVENT") for content in calendars] == [1]
    assert [str(content).count("BEGIN:VEVENT") for _name, content, _type in sent.attachments] == [3]


def test_changes_within_some_minutes_are_gathered(seat, alma, dina, clock, settings):
    settings.GATHER_MINUTES = 3
    one, two, *_rest = seat.run.sessions.all()
    put_off(one, dina, 1)
    clock(2027, 1, 10, 12, 2)
    put_off(two, dina, 1)
    put_off(one, dina, 1)
    notice = news().get()
    assert (notice.session, notice.details["sessions"]) == (None, [one.pk, two.pk])
    assert outbox.deliver.call(str(notice.pk)) == "queued"  # the three minutes have not passed
    clock(2027, 1, 10, 12, 3)
    assert outbox.deliver.call(str(notice.pk)) == "sent"
    put_off(two, dina, 1)
    assert news().count() == 2
    assert news().last().session == two


def test_the_same_session_changed_twice_is_told_as_it_is_now(seat, dina):
    session = seat.run.sessions.first()
    put_off(session, dina, 1)
    put_off(session, dina, 1)
    run_tasks(containing="outbox")
    (sent,) = mail.outbox
    assert timezone.localtime(session.starts_at).hour == 15
    assert "kl. 15" in sent.subject


def test_who_is_called_hears_of_all_in_one_call(hans, dina, winter, clock):
    clock(2027, 1, 10, 12)
    run = winter()
    seats.enrol(person=hans, run=run, by=dina, actor="school")
    for session in run.sessions.all()[:3]:
        put_off(session, dina, 1)
    assert len(news().get().details["sessions"]) == 3


def test_a_cancelled_session_is_told_by_itself(seat, dina):
    for session in list(seat.run.sessions.all()[:2]):
        changes.cancel_session(session=session, by=dina, now=timezone.now())
    assert Notice.objects.filter(kind="session_cancelled").count() == 2
