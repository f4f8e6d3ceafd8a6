"""What people are told, and what nobody else can read from it."""

import email
import email.policy
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from accounts.told.outgoing import PAUSES
from enrolment import changes, notices, seats
from enrolment.mine import offers
from enrolment.models import Notice
from enrolment.states import Actor
from enrolment.told.outbox import deliver
from home.models import SchoolSettings
from tests.factories import days_from_now, make_course, make_people, make_run
from tests.tasks import run_tasks

TITLE = "Hverdag med angst"
SECRETS = (
    TITLE,
    "angst",
    "Recoveryskolen",
    "recovery",
    "Medborgerhuset",
    "Lokale 7",
    "meet.example",
    "Samskole",
)


@pytest.fixture
def run(db):
    school = SchoolSettings.for_site(Site.objects.get())
    school.phone = "70 10 20 30"
    school.save()
    return make_run(
        capacity=2,
        course=make_course(TITLE, slug="hverdag-med-angst"),
        room="Lokale 7",
        online_url="https://meet.example/angst",
    )


def sent():
    run_tasks(containing="outbox")
    return mail.outbox


def parsed(message):
    return email.message_from_bytes(message.message().as_bytes(), policy=email.policy.default)


def everything_readable(message):
    """Headers, and every part as its reader sees it."""
    whole = parsed(message)
    parts = [part.get_content() for part in whole.walk() if not part.is_multipart()]
    return "\n".join([*(f"{name}: {value}" for name, value in whole.items()), *parts])


def every_notice(run, person, dina):
    """Bring about each kind of notice once, with the person as the one who is told."""
    first, second = make_people(2)
    other = make_run(course=run.course)
    row = seats.enrol(person=person, run=run, by=person)
    session = run.sessions.first()
    changes.change_session(
        session=session,
        by=dina,
        starts_at=session.starts_at + timedelta(hours=1),
        ends_at=session.ends_at + timedelta(hours=1),
        venue=None,
        room="Lokale 8",
        online_url="",
    )
    changes.cancel_session(session=run.sessions.last(), by=dina, reason="Underviseren har angst")
    seats.move_person(enrolment=row, to_run=other, by=dina)
    moved = person.enrolments.get(run=other)
    seats.leave(enrolment=moved, by=person)
    for filler in (first, second):
        seats.enrol(person=filler, run=run, by=filler)
    waiting = seats.enrol(person=person, run=run, by=person)
    seats.leave(enrolment=waiting, by=person)
    for answer in ("decline", "expire"):
        seats.enrol(person=person, run=run, by=person)
        seats.leave(enrolment=first.enrolments.last(), by=first)
        offered = person.enrolments.get(run=run, state="offered")
        if answer == "decline":
            seats.answer(enrolment=offered, accept=False, by=person)
        else:
            seats.expire(enrolment_id=offered.pk, now=offered.expires_at)
        seats.enrol(person=first, run=run, by=first)
    seats.enrol(person=person, run=run, by=person)
    changes.finish_run(run=run, by=dina)
    seats.enrol(person=person, run=other, by=person)
    changes.cancel_run(run=other, by=dina, reason="For få tilmeldte til angst")


def test_a_discreet_mail_tells_an_onlooker_nothing(run, alma, dina):
    every_notice(run, alma, dina)
    mails = [message for message in sent() if message.to == [alma.email]]
    assert len(mails) == Notice.objects.filter(person=alma).count()
    for message in mails:
        seen = everything_readable(message).lower()
        assert [secret for secret in SECRETS if secret.lower() in seen] == []
        raw = message.message().as_bytes().decode().lower()
        assert [secret for secret in SECRETS if secret.lower() in raw] == []
        assert "70 10 20 30" in seen


def test_full_words_say_which_class_it_is(run, dina):
    alma = User.objects.create_user("alma@example.org", chosen_name="Alma", full_messages=True)
    every_notice(run, alma, dina)
    mails = [message for message in sent() if message.to == [alma.email]]
    assert len(mails) == Notice.objects.filter(person=alma).count()
    for message in mails:
        seen = everything_readable(message)
        assert message.from_email == "Aftaler <aftaler@example.org>"
        assert "Recoveryskolen" in seen
        assert "meet.example" not in seen
    assert mails[0].subject == f"Du har en plads på {TITLE}"
    assert "Medborgerhuset" in everything_readable(mails[0])


def test_text_and_html_say_the_same(run, alma):
    seats.enrol(person=alma, run=run, by=alma)
    (message,) = sent()
    whole = parsed(message)
    letter, file = whole.iter_parts()
    assert (whole.get_content_type(), file.get_filename()) == ("multipart/mixed", "aftaler.ics")
    assert [part.get_content_type() for part in letter.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    text, html = (part.get_content() for part in list(letter.iter_parts())[:2])
    for words in ("Hej Alma", "Du har en aftale", "http://127.0.0.1:8000/min-side/"):
        assert words in text
        assert words in html
    assert whole["Message-ID"] == f"<{Notice.objects.get().pk}@example.org>"
    assert message.subject.startswith("Du har en aftale ")
    assert "\n\n\n" not in text


def test_replies_go_where_the_school_wants_them(run, alma, settings):
    settings.REPLY_TO_EMAIL = "svar@example.org"
    seats.enrol(person=alma, run=run, by=alma)
    (message,) = sent()
    assert parsed(message)["Reply-To"] == "svar@example.org"
    assert parsed(message)["From"] == settings.DEFAULT_FROM_EMAIL


def test_an_offer_is_answered_by_its_link_once(alma, bo):
    run = make_run(capacity=1, first_start=days_from_now(14))
    taken = seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=taken, by=bo)
    offer = next(message for message in sent() if "senest" in message.subject)
    row = alma.enrolments.get()
    secret = offers.token(row)
    assert f"http://127.0.0.1:8000/tilbud/{secret}/" in offer.body
    assert offers.find(secret) == row
    with pytest.raises(seats.OfferGone):
        offers.find(secret, now=row.expires_at)
    seats.answer(enrolment=row, accept=True, by=alma)
    with pytest.raises(seats.OfferGone):
        offers.find(secret)


@pytest.mark.parametrize("bad", ["", "x", "1-1", "1-1.x", "9-1.abc", "ø", "1-1.\x00"])
def test_a_link_that_is_not_ours_leads_nowhere(db, bad):
    with pytest.raises(offers.NoSuchOffer):
        offers.find(bad)


def test_english_for_those_who_read_it(run):
    ann = User.objects.create_user("ann@example.org", chosen_name="Ann", language="en")
    seats.enrol(person=ann, run=run, by=ann)
    (message,) = sent()
    assert message.subject.startswith("You have an appointment ")
    assert "http://127.0.0.1:8000/en/min-side/" in message.body
    assert "SUMMARY:Appointment" in everything_readable(message)
    assert "appointments.ics" in message.message().as_string()


def test_who_has_no_mail_is_to_be_called(run, hans, dina):
    seats.enrol(person=hans, run=run, by=dina, actor=Actor.SCHOOL)
    (notice,) = notices.to_call()
    assert (notice.state, sent()) == ("to_call", [])
    called = notices.mark_called(notice=notice, by=dina)
    assert (called.state, called.done_by) == ("called", dina)
    first_time = called.done_at
    assert notices.mark_called(notice=notice, by=dina).done_at == first_time
    assert not notices.to_call().exists()


def test_a_mail_that_does_not_go_is_tried_again_and_then_the_school_calls(run, alma, settings):
    settings.EMAIL_BACKEND = "tests.mail_that_fails.Backend"
    seats.enrol(person=alma, run=run, by=alma)
    moment, notice = timezone.now(), Notice.objects.get()
    for attempt in range(1, 6):
        run_tasks(containing="outbox", until=moment)
        notice.refresh_from_db()
        assert (notice.attempts, notice.state) == (attempt, "failed" if attempt == 5 else "queued")
        # A minute more than the pause, and less than the next one.
        moment = timezone.now() + [*PAUSES, timedelta()][attempt - 1] + timedelta(minutes=1)
    assert list(notices.to_call()) == [notice]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    run_tasks(containing="outbox", until=moment)
    assert mail.outbox == []


def test_a_mail_is_sent_once_however_often_its_task_runs(run, alma):
    seats.enrol(person=alma, run=run, by=alma)
    notice = Notice.objects.get()
    assert [deliver.call(str(notice.pk)) for _ in range(3)] == ["sent"] * 3
    assert len(sent()) == 1
    assert deliver.call("00000000-0000-4000-8000-000000000000") == ""
