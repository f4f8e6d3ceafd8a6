"""By which way a person is told, and when."""

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import ContactBy, User
from accounts.phones import international
from accounts.told import ways
from enrolment import changes, notices, seats
from enrolment.models import Notice
from enrolment.states import Actor, NoticeKind
from enrolment.told import outbox
from tests.factories import make_person, make_run
from tests.tasks import run_tasks


@pytest.mark.parametrize(
    ("contact", "way"),
    [
        ({"contact_by": "email"}, ("email", "queued")),
        ({"contact_by": "sms", "phone": "20 12 34 56"}, ("sms", "queued")),
        ({"contact_by": "sms", "phone": "spørg i receptionen"}, ("email", "queued")),
        ({"contact_by": "phone"}, ("call", "to_call")),
        ({"contact_by": "letter"}, ("letter", "to_call")),
        ({"contact_by": "guide"}, ("guide", "to_call")),
    ],
)
def test_each_is_told_as_they_have_chosen(contact, way):
    person = User(email="a@example.org", **contact)
    assert ways.way_to(person, now=timezone.now())[:2] == way


def test_a_number_that_cannot_be_texted_and_no_address_is_a_call():
    person = User(email=None, contact_by=ContactBy.SMS, phone="12")
    assert ways.way_to(person, now=timezone.now())[:2] == ("call", "to_call")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("20 12 34 56", "+4520123456"),
        ("+45 20123456", "+4520123456"),
        ("0045 2012-3456", "+4520123456"),
        ("+46 70 123 45 67", "+46701234567"),
        ("(20) 12.34.56", "+4520123456"),
        ("12 34 56 78", ""),  # no Danish number begins with 1
        ("+45 2012345", ""),
        ("2012345", ""),
        ("+0123456789", ""),
        ("tyve", ""),
        ("", ""),
    ],
)
def test_numbers_as_people_write_them(written, number):
    assert international(written) == number


@pytest.mark.usefixtures("night")
def test_by_night_only_the_answer_to_the_persons_own_act_goes(alma, dina, clock):
    evening = clock(2027, 1, 7, 22)
    own = ways.way_to(alma, is_own_act=True, now=evening)
    other = ways.way_to(alma, now=evening)
    assert (own.not_before, timezone.localtime(other.not_before).hour) == (None, 8)
    alma.contact_by, alma.phone = ContactBy.SMS, "20123456"
    assert timezone.localtime(ways.way_to(alma, is_own_act=True, now=evening).not_before).hour == 8


@pytest.mark.usefixtures("night")
def test_what_the_night_holds_back_goes_in_the_morning(alma, dina, clock, winter):
    run = winter()
    clock(2027, 1, 7, 22)
    seats.enrol(person=alma, run=run, by=dina, actor=Actor.SCHOOL)
    notice = alma.notices.get()
    morning = notice.not_before
    assert timezone.localtime(morning).isoformat() == "2027-01-08T08:00:00+01:00"
    assert DBTaskResult.objects.get(queue_name="mail").run_after == morning
    run_tasks(containing="outbox")
    assert mail.outbox == []
    # A task that comes late finds the next night, and waits again.
    clock(2027, 1, 8, 21, 30)
    assert outbox.deliver.call(str(notice.pk)) == "queued"
    notice.refresh_from_db()
    assert timezone.localtime(notice.not_before).isoformat() == "2027-01-09T08:00:00+01:00"
    clock(2027, 1, 9, 8)
    assert outbox.deliver.call(str(notice.pk)) == "sent"
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("night")
def test_a_failure_in_the_evening_is_tried_again_in_the_morning(alma, settings, clock, winter):
    settings.EMAIL_BACKEND = "tests.mail_that_fails.Backend"
    clock(2027, 1, 7, 20, 50)
    row = seats.enrol(person=alma, run=winter(), by=alma)
    notice = notices.queue(kind=NoticeKind.SESSION_CHANGED, enrolment=row)
    clock(2027, 1, 7, 20, 59, 30)
    assert outbox.deliver.call(str(notice.pk)) == "queued"
    tried_again = DBTaskResult.objects.order_by("enqueued_at").last()
    assert timezone.localtime(tried_again.run_after).isoformat() == "2027-01-08T08:00:00+01:00"


@pytest.mark.usefixtures("night")
def test_an_offer_that_was_answered_in_the_night_is_not_sent_in_the_morning(alma, bo, clock, winter):
    run = winter(capacity=1)
    clock(2027, 1, 7, 12)
    taken = seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=alma, run=run, by=alma)
    clock(2027, 1, 7, 22)
    seats.leave(enrolment=taken, by=bo)
    offer = Notice.objects.get(kind=NoticeKind.OFFERED)
    seats.answer(enrolment=alma.enrolments.get(), accept=True, by=alma)
    clock(2027, 1, 8, 8)
    assert outbox.deliver.call(str(offer.pk)) == "dropped"
    assert alma.notices.get(kind=NoticeKind.ENROLLED).state == "queued"


@pytest.mark.usefixtures("night")
def test_lost_tasks_of_what_waits_for_the_morning_are_not_doubled(alma, dina, clock, winter):
    clock(2027, 1, 7, 22)
    seats.enrol(person=alma, run=winter(), by=dina, actor=Actor.SCHOOL)
    clock(2027, 1, 7, 23)
    assert outbox.queue_lost() == 0
    DBTaskResult.objects.all().delete()
    assert outbox.queue_lost() == 1
    assert timezone.localtime(DBTaskResult.objects.get().run_after).hour == 8


def test_the_one_statement_writes_the_way_too(dina):
    texted = make_person("Tove", email=None, contact_by="sms", phone="20123456")
    row = seats.enrol(person=texted, run=make_run(), by=dina, actor=Actor.SCHOOL)
    written, again = row.notices.get(), notices.queue(kind="enrolled", enrolment=row)
    for name in ("channel", "not_before", "state", "attempts", "session", "message"):
        assert getattr(written, name) == getattr(again, name), name
    assert DBTaskResult.objects.filter(queue_name="mail").count() == 2


@pytest.mark.usefixtures("night")
def test_what_the_night_has_overtaken_is_not_said_in_the_morning(alma, dina, clock, winter):
    clock(2027, 1, 7, 22)
    row = seats.enrol(person=alma, run=winter(), by=dina, actor=Actor.SCHOOL)
    changes.cancel_session(session=row.run.sessions.first(), by=dina, now=timezone.now())
    seats.leave(enrolment=row, by=alma)
    clock(2027, 1, 8, 8)
    run_tasks(containing="outbox")
    assert dict(alma.notices.values_list("kind", "state")) == {
        "enrolled": "dropped",
        "session_cancelled": "dropped",
        "withdrawn": "sent",
    }
    assert len(mail.outbox) == 1
