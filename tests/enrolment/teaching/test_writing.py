"""Words both ways: from a teacher to the class, and from the class to those who teach it."""

from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from enrolment import changes, notices
from enrolment.classroom import words
from enrolment.models import ClassMessage, Enrolment, Notice, TeacherMessage
from enrolment.told import class_messages
from tests.cast import sign_in
from tests.enrolment.teaching.classes import make_class
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


def address(run, name="write", *more):
    return reverse(f"enrolment:teaching_{name}", args=[run.pk, *more])


def letter(**fields):
    return {
        "to": "seats",
        "subject": "Til på torsdag",
        "text": "Tag en madpakke med.",
        "key": uuid4(),
        **fields,
    }


@pytest.fixture
def said(run, alma):
    row = Enrolment.objects.get(person=alma, run=run)
    return words.write(enrolment=row, text="Jeg kommer lidt for sent.", by=alma, key=uuid4())


def test_first_it_is_said_who_gets_it_and_how(as_eli, run):
    shown = as_eli.post(address(run), letter(text="Vi taler om angsten.")).content.decode()

    assert "2 får besked." in shown
    assert "E-mail: 2" in shown
    assert "Teksten røber, hvad den handler om" in shown
    assert "(angsten) 2, der vil have diskrete beskeder" in shown
    assert not ClassMessage.objects.exists()


def test_then_it_goes_once_with_the_name_of_the_teacher(as_eli, run, eli, alma):
    sent = letter(send="1")
    for _twice in range(2):
        assert as_eli.post(address(run), sent).status_code == 302
    mail.outbox.clear()
    run_tasks(containing="outbox")

    assert ClassMessage.objects.get().by == eli
    bodies = [one.body for one in mail.outbox if "madpakke" in one.body]
    assert len(bodies) == 2
    assert all("Eli" in body for body in bodies)
    page = sign_in(as_eli, alma).get(reverse("enrolment:message", args=[ClassMessage.objects.get().pk]))
    assert "<p>Eli</p>" in page.content.decode()


def test_what_the_school_writes_carries_no_teachers_name(run, dina, alma):
    message = class_messages.write(run=run, by=dina, **{**letter(), "to": "seats"})
    mail.outbox.clear()
    run_tasks(containing="outbox")

    assert message.receivers == 2
    assert not [one for one in mail.outbox if "Eli" in one.body or "Dina" in one.body]


def test_it_can_be_changed_before_it_goes(as_eli, run):
    page = as_eli.post(address(run), letter(change="1"))

    assert page.context["form"]["text"].value() == "Tag en madpakke med."
    assert not ClassMessage.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"subject": ""}, {"text": ""}, {"to": "waiting"}, {"to": "x"}, {"key": "x"}]
)
def test_a_wrong_message_is_refused(as_eli, run, wrong):
    assert as_eli.post(address(run), letter(**{"send": "1", **wrong})).status_code == 422
    assert not ClassMessage.objects.exists()


def test_of_a_cancelled_class_there_is_nobody_to_write_to(as_eli, run, dina):
    changes.cancel_run(run=run, by=dina, reason="For få")
    shown = as_eli.post(address(run), letter()).content.decode()

    assert "Ingen ville få den." in shown
    assert "Send den" not in shown


def test_to_those_of_one_session(as_eli, run, coming):
    as_eli.post(address(run), letter(send="1", to=f"session-{coming.pk}"))

    assert ClassMessage.objects.get().session == coming


def test_what_the_class_writes_is_read_once_by_who_reads_it_first(as_eli, run, said, eli):
    first = as_eli.get(address(run, "words")).content.decode()
    said.refresh_from_db()
    again = as_eli.get(address(run, "words")).content.decode()

    assert "Jeg kommer lidt for sent." in first
    assert ("Ny</" in first.replace("\n", ""), "Ny</" in again.replace("\n", "")) == (True, False)
    assert said.read_by == eli


def test_an_answer_is_told_by_the_persons_own_way(as_eli, run, said, alma, eli):
    sent = {"text": "Det er helt fint."}
    for _twice in range(2):
        as_eli.post(address(run, "answer", said.pk), sent)
    said.refresh_from_db()

    assert (said.answer, said.answered_by) == ("Det er helt fint.", eli)
    assert Notice.objects.filter(kind="answered", person=alma).count() == 1
    assert as_eli.post(address(run, "answer", said.pk), {"text": " "}).status_code == 422
    assert "Det er helt fint." in as_eli.get(address(run, "words")).content.decode()


def test_two_answer_at_once_and_the_second_reads_the_first(as_eli, run, said, dina):
    page = as_eli.get(address(run, "answer", said.pk))
    words.answer(message=said, text="Vi venter på dig.", by=dina)
    shown = as_eli.post(address(run, "answer", said.pk), {"text": "Nej.", "seen": page.context["mark"]})
    said.refresh_from_db()

    assert shown.status_code == 422
    assert said.answer == "Vi venter på dig."
    for part in ("En anden har svaret imens", "Vi venter på dig.", "Nej."):
        assert part in shown.content.decode()

    as_eli.post(address(run, "answer", said.pk), {"text": "Nej.", "seen": shown.context["mark"]})
    said.refresh_from_db()
    assert said.answer == "Nej."


@pytest.mark.parametrize("who", ["dina", "bo", "outsider"])
def test_what_the_class_writes_is_for_its_teachers_alone(client, run, said, who, request):
    sign_in(client, request.getfixturevalue(who))

    assert client.get(address(run, "words")).status_code == 404
    assert client.post(address(run, "answer", said.pk), {"text": "Hej"}).status_code == 404
    said.refresh_from_db()
    assert (said.read_at, said.answer) == (None, "")


def test_words_of_another_class_are_not_found_here(as_eli, run, said, eli):
    other, _session = make_class(people=[], teachers=(eli.contributor,))
    assert as_eli.get(address(other, "answer", said.pk)).status_code == 404
    assert TeacherMessage.objects.count() == 1
    assert not notices.to_call().exists()
