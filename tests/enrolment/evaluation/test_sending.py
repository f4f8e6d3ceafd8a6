"""Who is told, when and how; discreetly, once, and reminded alike."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.letters import text_of
from accounts.models import Letter
from courses.models import Session
from enrolment.evaluation import closing, sending, tokens
from enrolment.models import Evaluation
from tests.enrolment.classroom.rooms import met, met_many
from tests.enrolment.evaluation.forms import answer, make_form, opened
from tests.factories import make_people, make_person
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db
HOURS_AGO = timedelta(hours=3)


def letters_to(person):
    return list(Letter.objects.filter(person=person).order_by("created_at", "pk"))


def test_a_class_is_asked_some_hours_after_its_last_session_and_once():
    make_form(is_used=True)
    _rows, session = met_many(5, ahead=0, ago=timedelta(hours=1))
    assert sending.send_due() == 0
    later = timezone.now() + timedelta(hours=2)
    assert sending.send_due(now=later) == 1
    assert sending.send_due(now=later) == 0
    assert Evaluation.objects.get().run == session.run
    assert Letter.objects.filter(kind=sending.LETTER).count() == 5


def test_a_class_that_goes_on_and_one_that_ended_long_ago_are_not_asked():
    make_form(is_used=True)
    met_many(5, ahead=1, ago=HOURS_AGO)
    met_many(5, ahead=0, ago=timedelta(days=4))
    assert sending.send_due() == 0


def test_a_cancelled_last_session_does_not_hold_it_back():
    make_form(is_used=True)
    _rows, session = met_many(5, ahead=1, ago=HOURS_AGO)
    Session.objects.filter(run=session.run).exclude(pk=session.pk).update(cancelled_at=timezone.now())
    assert sending.send_due() == 1


def test_a_form_that_is_not_sent_by_itself_is_not():
    make_form(is_used=False)
    met_many(5, ahead=0, ago=HOURS_AGO)
    assert sending.send_due() == 0


def test_fewer_than_five_are_not_asked_what_could_never_be_shown():
    make_form(is_used=True)
    _rows, session = met_many(4, ahead=0, ago=HOURS_AGO)
    assert sending.send_due() == 0
    with pytest.raises(sending.TooFew):
        sending.send(form=make_form("Anden"), subject=session.run, by=None)
    assert not Evaluation.objects.exists()


def test_a_session_is_asked_about_while_the_class_goes_on():
    make_form(about="session", is_used=True)
    _rows, session = met_many(5, ahead=2, ago=HOURS_AGO)
    assert sending.send_due() == 1
    assert Evaluation.objects.get().session == session


def test_a_term_is_asked_about_when_it_is_over():
    make_form(about="term", is_used=True)
    _rows, session = met_many(5, ahead=0, ago=HOURS_AGO)
    term = session.run.term
    assert sending.send_due() == 0
    term.ends_on = timezone.localdate() - timedelta(days=1)
    term.save(update_fields=["ends_on"])
    assert sending.send_due() == 1
    assert Evaluation.objects.get().term == term


def test_a_coordinator_sends_once_and_only_what_fits(dina):
    _rows, session = met_many(5)
    form = make_form()
    sending.send(form=form, subject=session.run, by=dina)
    with pytest.raises(sending.SentBefore):
        sending.send(form=form, subject=session.run, by=dina)
    with pytest.raises(sending.WrongForm):
        sending.send(form=make_form("Halvår", about="term"), subject=session.run, by=dina)


def test_the_letter_says_neither_the_school_nor_the_class(mailoutbox):
    people, evaluation = opened(sent=True)
    run_tasks(containing="letters")
    mail = next(one for one in mailoutbox if people[0].email in one.to)
    title = evaluation.run.course.title
    assert mail.subject == "Der er et par spørgsmål til dig"
    assert title not in mail.body + str(mail.alternatives)
    assert "Det tager et par minutter, og du svarer uden dit navn." in mail.body
    assert f"/evaluering/{tokens.of(evaluation, people[0])}/" in mail.body


def test_full_words_and_english_for_who_has_chosen_so(mailoutbox):
    reader = make_person("Full", full_messages=True)
    english = make_person("Kate", language="en", full_messages=True)
    _rows, session = met([reader, english, *make_people(3)], ahead=0)
    sending.send(form=make_form(), subject=session.run, by=None)
    run_tasks(containing="letters")
    subjects = {one.to[0]: one.subject for one in mailoutbox}
    title = session.run.course.title
    assert subjects[reader.email] == f"Hvordan var »{title}«?"
    assert subjects[english.email] == f"How was “{title}”?"
    body = next(one.body for one in mailoutbox if one.to == [english.email])
    assert "/en/evaluering/" in body
    assert "you answer without your name" in body


def test_a_text_message_has_the_link_and_whom_we_call_gets_no_secret():
    texted = make_person("Sara", phone="+45 20 11 22 33", contact_by="sms")
    called = make_person("Hans", email=None, phone="20 00 00 00", contact_by="phone")
    _rows, session = met([texted, called, *make_people(3)], ahead=0)
    evaluation = sending.send(form=make_form(), subject=session.run, by=None)
    (sms,), (call,) = letters_to(texted), letters_to(called)
    assert sms.channel == "sms"
    assert len(text_of(sms)) <= 160
    assert tokens.of(evaluation, texted) in text_of(sms)
    assert (call.channel, call.state) == ("call", "to_call")
    assert tokens.of(evaluation, called) not in f"{call.words}{call.full}"


def test_everybody_is_reminded_once_and_alike():
    people, evaluation = opened(sent=True)
    answer(evaluation, people[0], scale="5")
    assert sending.remind(now=evaluation.opens_at + timedelta(days=8)) == 0
    assert sending.remind(now=evaluation.opens_at + timedelta(days=9)) == 1
    assert sending.remind(now=evaluation.opens_at + timedelta(days=10)) == 0
    told = [letters_to(person)[-1] for person in people]
    assert {one.kind for one in told} == {sending.REMINDER}
    assert len({(one.words["subject"], *one.words["paragraphs"]) for one in told}) == 1


def test_on_the_last_day_nobody_is_reminded():
    _people, evaluation = opened(sent=True)
    assert sending.remind(now=evaluation.closes_at - timedelta(hours=12)) == 0


def test_whom_the_school_calls_is_not_called_again():
    called = make_person("Hans", email=None, phone="20 00 00 00", contact_by="phone")
    _rows, session = met([called, *make_people(4)], ahead=0)
    evaluation = sending.send(form=make_form(), subject=session.run, by=None)
    sending.remind(now=evaluation.opens_at + timedelta(days=10))
    assert len(letters_to(called)) == 1


def test_when_it_closes_its_letters_go_and_no_others():
    called = make_person("Hans", email=None, phone="20 00 00 00", contact_by="phone")
    _rows, session = met([called, *make_people(5)], ahead=0)
    evaluation = sending.send(form=make_form(), subject=session.run, by=None)
    _people, other = opened(form=make_form("Anden"), sent=True)
    kept = Letter.objects.exclude(person__in=[row.person for row in _rows]).count()
    assert closing.close_due(now=evaluation.closes_at) == 1
    assert Letter.objects.count() == kept == 6
    assert other.closed_at is None
