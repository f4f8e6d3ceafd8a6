"""Letters: what people are told who have no seat, by the way they chose, once, and not by night."""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from accounts import letters
from accounts.letters import Words
from accounts.models import Letter
from accounts.told.outgoing import PAUSES
from home.models import SchoolSettings
from tests.factories import make_person
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db

PATH = "/medskabelse/hold/7/"
DISCREET = Words("Du er spurgt om noget", ("Du kan svare på siden.",), "Svar", PATH)
FULL = Words("Vil du undervise på Hverdag med angst?", ("Det er torsdag kl. 13.",), "Svar", PATH)


@pytest.fixture
def tove():
    return make_person("Tove", email=None, contact_by="sms", phone="20 12 34 56")


def ask(person, **more):
    return letters.write(kind="asked_to_teach", words=DISCREET, full=FULL, person=person, **more)


def deliver(letter):
    state = letters.deliver.call(str(letter.pk))
    letter.refresh_from_db()
    return state


def test_a_letter_goes_by_mail_and_says_nothing_to_an_onlooker(alma, settings):
    settings.BASE_URL = "https://aftaler.example.org"
    letter = ask(alma)

    run_tasks(containing="letters")

    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == (DISCREET.subject, [alma.email])
    assert sent.extra_headers["Message-ID"].startswith(f"<{letter.pk}@")
    both = sent.body + sent.alternatives[0].content
    assert both.count("https://aftaler.example.org/medskabelse/hold/7/") == 2
    for secret in ("angst", "recovery", "skole"):
        assert secret not in (sent.subject + both).lower()
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("sent", 1)


def test_full_words_for_whoever_has_chosen_them_until_it_goes(alma):
    letter = ask(alma)
    alma.full_messages = True
    alma.save(update_fields=["full_messages"])

    deliver(letter)

    assert mail.outbox[0].subject == FULL.subject
    assert "Det er torsdag kl. 13." in mail.outbox[0].body


def test_a_stranger_has_an_address_and_the_language_of_the_page():
    with translation.override("en"):
        letter = letters.write(kind="idea", words=DISCREET, address="nina@example.org", is_own_act=True)

    deliver(letter)

    assert mail.outbox[0].to == ["nina@example.org"]
    assert mail.outbox[0].extra_headers["Content-Language"] == "en"
    assert mail.outbox[0].body.startswith("Hello\n")


@pytest.mark.parametrize("readers", [{}, {"address": "nina@example.org", "person": True}])
def test_there_is_exactly_one_reader(alma, readers):
    given = {**readers, **({"person": alma} if "person" in readers else {})}
    with pytest.raises(ValueError, match="A letter is to a person"):
        letters.write(kind="idea", words=DISCREET, **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(kind="idea", words={}, **given)


def test_without_a_button_there_is_no_link(alma):
    deliver(letters.write(kind="x", words=Words("Tak", ("Vi har det.",)), person=alma))

    assert "http" not in mail.outbox[0].body
    assert 'class="button"' not in mail.outbox[0].alternatives[0].content


def test_a_text_message_has_a_subject_and_a_link_and_never_full_words(tove, texts, settings):
    settings.BASE_URL = "https://aftaler.example.org"
    tove.full_messages = True
    tove.save(update_fields=["full_messages"])
    letter = ask(tove)

    assert deliver(letter) == "sent"

    (text,) = texts
    assert text.text == "Du er spurgt om noget: https://aftaler.example.org/medskabelse/hold/7/"
    assert (text.to, text.key) == ("+4520123456", str(letter.pk))
    deliver(letters.write(kind="x", words=Words("Tak", ("Vi har det.",)), person=tove))
    assert texts[-1].text == "Tak. Vi har det."


def test_who_has_neither_is_told_by_the_school_once(hans, dina):
    letter = ask(hans)

    assert not DBTaskResult.objects.exists()
    assert list(letters.to_call()) == [letter]
    told = letters.mark_told(letter=letter, by=dina)
    assert (told.state, told.done_by) == ("called", dina)
    assert letters.mark_told(letter=letter, by=hans).done_by == dina
    assert not letters.to_call().exists()


def test_a_server_that_refuses_is_asked_again_and_then_the_school_tells(alma, settings, caplog):
    settings.EMAIL_BACKEND = "tests.mail_that_refuses.Backend"
    letter, moment = ask(alma), timezone.now()

    for attempt in range(1, 6):
        with caplog.at_level(logging.ERROR):
            run_tasks(containing="letters", until=moment)
        letter.refresh_from_db()
        assert (letter.attempts, letter.state) == (attempt, "failed" if attempt == 5 else "queued")
        moment = timezone.now() + [*PAUSES, timedelta()][attempt - 1] + timedelta(minutes=1)

    assert list(letters.to_call()) == [letter]
    assert alma.email not in caplog.text


def test_a_letter_is_sent_once_however_often_its_task_runs(alma):
    letter = ask(alma)

    assert [deliver(letter) for _ in range(3)] == ["sent"] * 3
    assert len(mail.outbox) == 1
    assert letters.deliver.call("00000000-0000-4000-8000-000000000000") == ""


def test_nothing_is_left_of_a_letter_whose_cause_was_undone(alma):
    with transaction.atomic():
        ask(alma)
        transaction.set_rollback(True)

    assert not Letter.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.usefixtures("night")
def test_the_night_is_kept_but_for_an_answer_to_the_readers_own_act(alma, tove, clock):
    clock(2027, 1, 7, 22)

    own, other, stranger = ask(alma, is_own_act=True), ask(alma), ask(tove, is_own_act=True)
    idea = letters.write(kind="idea", words=DISCREET, address="nina@example.org")

    waking = [timezone.localtime(one.not_before).isoformat() for one in (other, stranger, idea)]
    assert (own.not_before, set(waking)) == (None, {"2027-01-08T08:00:00+01:00"})
    assert deliver(other) == "queued"
    clock(2027, 1, 8, 8)
    assert deliver(other) == "sent"


def test_a_lost_task_is_made_again(alma):
    letter = ask(alma)
    later = timezone.now() + timedelta(minutes=20)

    assert letters.queue_lost(now=later) == 0
    DBTaskResult.objects.all().delete()
    assert letters.queue_lost(now=later) == 1
    run_tasks(containing="letters")
    assert len(mail.outbox) == 1
    letter.refresh_from_db()
    assert letters.queue_lost(now=later) == 0


def test_who_has_gone_is_told_nothing(alma):
    letter = ask(alma)
    alma.is_active = False
    alma.save(update_fields=["is_active"])

    assert deliver(letter) == "dropped"
    assert mail.outbox == []


def test_what_was_told_is_forgotten_and_what_was_not_is_kept(alma, hans):
    deliver(ask(alma))
    waits = ask(hans)

    assert letters.forget(now=timezone.now() + timedelta(days=89)) == 0
    assert letters.forget(now=timezone.now() + timedelta(days=91)) == 1
    assert list(Letter.objects.all()) == [waits]


def test_the_school_is_named_in_full_words_alone(alma, bo):
    school = SchoolSettings.for_site(Site.objects.get())
    school.phone, school.school_name = "70 10 20 30", "Fjordby Recoveryskole"
    school.save()
    bo.full_messages = True
    bo.save(update_fields=["full_messages"])

    deliver(ask(alma))
    deliver(ask(bo))

    discreet, full = mail.outbox
    assert "70 10 20 30" in discreet.body
    assert "Recoveryskole" not in discreet.body
    assert "Fjordby Recoveryskole" in full.body
