"""What a teacher meets first."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses import handovers, notes, staffing
from courses.states import NoteKind, TeachingRole
from enrolment.day import apologies
from enrolment.day.online_rooms import link_of
from enrolment.models import Enrolment, TeacherMessage
from peers.models import Basis
from tests.cast import sign_in
from tests.enrolment.day.days import move_to
from tests.enrolment.teaching.classes import make_class
from tests.factories import make_contributor, make_people, make_person, make_run

pytestmark = pytest.mark.django_db
PAGE = "/undervisning/"
OF_THE_CLASS = ("teaching_class", "teaching_paper", "teaching_write", "teaching_words", "teaching_materials")


def text(client, path=PAGE):
    return client.get(path).content.decode()


def test_the_session_of_today_stands_first_with_all_that_is_needed(as_eli, today, run):
    page = as_eli.get(PAGE)
    shown = page.content.decode()

    assert page.context["first"].session == today
    assert "I dag" in shown
    assert "Medborgerhuset" in shown
    assert "Ind ad porten." in shown
    assert "2 kommer." in shown
    assert "Fremmøde" in shown
    assert reverse("enrolment:attendance", args=[today.pk]) in shown
    assert reverse("enrolment:teaching_class", args=[run.pk]) in shown
    assert "undervisning/" in page.context["teaching_feed"]


def test_who_gave_afbud_is_not_counted(as_eli, coming, today, alma):
    move_to(today, timezone.now() - timedelta(days=2))
    apologies.give(enrolment=Enrolment.objects.get(person=alma), session=coming, by=alma)

    assert "1 kommer." in text(as_eli)


def test_the_next_time_stands_first_where_there_is_none_today(as_eli, today, coming):
    move_to(today, timezone.now() - timedelta(days=3))
    page = as_eli.get(PAGE)

    assert page.context["first"].session == coming
    assert [one.session for one in page.context["lessons"].before] == [today]
    assert "Næste gang" in page.content.decode()


def test_a_cancelled_session_is_not_the_first(as_eli, run, today, coming):
    today.cancelled_at = timezone.now()
    today.save(update_fields=["cancelled_at"])
    page = as_eli.get(PAGE)

    assert page.context["first"].session == coming
    assert "Aflyst" in page.content.decode()


def test_what_waits_to_be_read_is_said(as_eli, coming, alma, eli):
    row = Enrolment.objects.get(person=alma)
    TeacherMessage.objects.create(enrolment=row, text="Jeg kommer for sent.")
    other = make_contributor("Mette", basis=Basis.PROFESSIONAL, person=make_person("Mette"))
    notes.write(session=coming, author=other, kind=NoteKind.PREPARATION, text="Husk tavlen.")
    notes.write(session=coming, author=eli.contributor, kind=NoteKind.PREPARATION, text="Ja.")
    shown = text(as_eli)

    assert "1 ny besked fra holdet" in shown
    assert "1 ny note om, hvad der kan hjælpe" in shown
    assert "1 note at læse" in shown


def test_what_is_asked_of_me_stands_first(as_eli, eli, dina):
    mette = make_contributor("Mette", basis=Basis.PROFESSIONAL, person=make_person("Mette"))
    shared = make_run(teachers=(eli.contributor, mette))
    handovers.ask(session=shared.sessions.first(), contributor=mette, by=mette.person)
    staffing.offer(run=make_run(), contributor=eli.contributor, role=TeachingRole.TEACHER, by=dina)
    shown = text(as_eli)

    assert "Kan du tage en mødegang for Mette?" in shown
    assert "Du er spurgt, om du vil undervise" in shown


def test_who_has_nothing_planned_is_told_so_kindly(as_eli, eli):
    over = make_run(teachers=(eli.contributor,), first_start=timezone.now() - timedelta(days=200))
    shown = text(as_eli)

    assert "Der er ikke planlagt noget for dig lige nu" in shown
    assert str(over.course.title) not in shown


@pytest.mark.parametrize("who", ["alma", "gry", "frede", "outsider"])
def test_who_teaches_nothing_finds_nothing(client, today, who, request):
    assert sign_in(client, request.getfixturevalue(who)).get(PAGE).status_code == 404


def test_a_speaker_sees_when_and_where_but_not_who_comes(client, run, coming, dina):
    speaker = make_contributor("Sara", person=make_person("Sara"))
    staffing.offer(
        run=run, contributor=speaker, role=TeachingRole.SPEAKER, by=dina, session=coming, agreed=True
    )
    sign_in(client, speaker.person)
    overview, page = text(client), text(client, reverse("enrolment:teaching_session", args=[coming.pk]))

    assert "Medborgerhuset" in overview
    assert " 2 kommer." not in overview
    assert "Fremmøde" not in overview + page
    assert "Noter mellem" not in page
    for name in (
        "teaching_class",
        "teaching_paper",
        "teaching_write",
        "teaching_words",
        "teaching_materials",
    ):
        assert client.get(reverse(f"enrolment:{name}", args=[run.pk])).status_code == 404
    for name in ("attendance", "teaching_change", "teaching_cancel"):
        assert client.get(reverse(f"enrolment:{name}", args=[coming.pk])).status_code == 404
    address = reverse("enrolment:teaching_note", args=[coming.pk])
    assert client.post(address, {"text": "Hej"}).status_code == 404


def test_a_coordinator_sees_all_classes_but_none_as_their_own(client, dina, today, run):
    page = sign_in(client, dina).get(PAGE)

    assert page.context["first"] is None
    assert str(run.course.title) in page.content.decode()
    assert "Hold, du underviser" not in page.content.decode()


def test_an_online_session_has_its_door_and_never_its_link(as_eli, alma, eli):
    _run, session = make_class(
        people=[alma], teachers=(eli.contributor,), online_url="https://online.example.org/x"
    )
    shown = text(as_eli)

    assert reverse("enrolment:online_room", args=[session.pk]) in shown
    assert link_of(session) not in shown


@pytest.mark.parametrize(("classes", "people"), [(1, 1), (5, 30)])
def test_it_asks_as_often_for_many(as_eli, eli, classes, people):
    for _each in range(classes):
        make_class(people=make_people(people), teachers=(eli.contributor,), capacity=people)
    as_eli.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        as_eli.get(PAGE)

    assert len(asked) == 25
