"""Notes between those who teach: who reads them, when they are told, and how long they are kept."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import Letter
from courses import notes, staffing
from courses.models import SessionNote, TeachingAssignment
from courses.states import NoteKind, TeachingRole
from peers.models import Basis
from tests.cast import sign_in
from tests.enrolment.day.days import move_to
from tests.factories import days_from_now, make_contributor, make_person
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db
BEFORE, AFTER = NoteKind.PREPARATION, NoteKind.DEBRIEF


@pytest.fixture
def mette(run):
    """The other teacher."""
    person = make_person("Mette", full_messages=True)
    other = make_contributor("Mette", basis=Basis.PROFESSIONAL, person=person)
    TeachingAssignment.objects.create(run=run, contributor=other)
    return person


def page_of(session):
    return reverse("enrolment:teaching_session", args=[session.pk])


def write(client, session, text="Husk tavlen."):
    return client.post(reverse("enrolment:teaching_note", args=[session.pk]), {"text": text})


def test_until_a_session_begins_one_prepares_it_and_then_one_looks_back(as_eli, today, coming):
    for session in (today, coming):
        write(as_eli, session)

    assert list(SessionNote.objects.values_list("session", "kind")) == [
        (today.pk, "debrief"),
        (coming.pk, "preparation"),
    ]
    assert "Bagefter" in as_eli.get(page_of(today)).content.decode()


def test_pressed_twice_it_is_one_note_and_empty_it_is_none(as_eli, coming):
    for _again in range(2):
        write(as_eli, coming)
    page = write(as_eli, coming, "  ")

    assert SessionNote.objects.count() == 1
    assert page.status_code == 422
    assert page.context["form"].errors


def test_the_other_teacher_reads_it_and_cannot_delete_it(client, eli, mette, coming):
    note = notes.write(session=coming, author=eli.contributor, kind=BEFORE, text="Jeg tager kaffe med.")
    sign_in(client, mette)
    gone = reverse("enrolment:teaching_note_gone", args=[coming.pk, note.pk])

    assert "Jeg tager kaffe med." in client.get(page_of(coming)).content.decode()
    assert client.post(gone).status_code == 404
    sign_in(client, eli)
    client.post(gone)
    assert not SessionNote.objects.exists()


def test_a_coordinator_reads_and_writes_none(client, dina, eli, coming):
    notes.write(session=coming, author=eli.contributor, kind=BEFORE, text="Jeg tager kaffe med.")
    sign_in(client, dina)
    shown = client.get(page_of(coming)).content.decode()

    assert "Jeg tager kaffe med." in shown
    assert "Gem noten" not in shown
    assert write(client, coming).status_code == 404


@pytest.mark.parametrize("who", ["alma", "outsider", "gry"])
def test_the_class_never_reads_it(client, eli, coming, who, request):
    notes.write(session=coming, author=eli.contributor, kind=BEFORE, text="Jeg tager kaffe med.")
    sign_in(client, request.getfixturevalue(who))

    assert client.get(page_of(coming)).status_code == 404
    assert write(client, coming).status_code == 404


def test_the_others_are_told_in_the_evening_once_and_discreetly(eli, mette, coming, today, bo):
    speaker = make_contributor("Sara", person=bo)
    by = {"run": coming.run, "contributor": speaker, "role": TeachingRole.SPEAKER, "session": coming}
    staffing.offer(**by, by=None, agreed=True)
    Letter.objects.all().delete()
    now = timezone.now()
    notes.write(session=coming, author=eli.contributor, kind=BEFORE, text="Kaffe.")
    notes.write(session=today, author=eli.contributor, kind=AFTER, text="Det gik godt.")

    assert notes.tell(now=now + timedelta(minutes=5)) == 1
    assert notes.tell(now=now + timedelta(minutes=6)) == 0
    letter = Letter.objects.get()
    assert letter.person == mette
    assert "2 noter" in letter.words["paragraphs"][0]
    assert "angst" not in str(letter.words).lower()
    assert "Når angsten fylder" in str(letter.full)
    assert "Kaffe" not in str(letter.full)

    notes.write(
        session=coming, author=eli.contributor, kind=BEFORE, text="Og te.", now=now + timedelta(hours=1)
    )
    assert notes.tell(now=now + timedelta(hours=2)) == 0
    assert notes.tell(now=now + timedelta(hours=24)) == 1


def test_the_mail_leads_to_the_session(eli, mette, coming):
    notes.write(session=coming, author=eli.contributor, kind=BEFORE, text="Kaffe.")
    notes.tell(now=timezone.now())
    run_tasks(containing="letters")

    assert mail.outbox[-1].to == [mette.email]
    assert page_of(coming) in mail.outbox[-1].body


def test_they_are_deleted_a_year_after_the_class(eli, run, today):
    notes.write(session=today, author=eli.contributor, kind=AFTER, text="Det gik godt.")
    for session in run.sessions.all():
        move_to(session, days_from_now(-364) + timedelta(hours=session.pk % 20))
    assert notes.forget() == 0

    assert notes.forget(now=timezone.now() + timedelta(days=3)) == 1
