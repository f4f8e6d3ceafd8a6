"""A class on its teacher's phone: what can help, who comes, the list on paper, and who has looked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import TeachingAssignment
from courses.states import Format
from enrolment import changes, retention, seats
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment, Reading, SupportNeed
from peers.models import Basis
from tests.cast import sign_in
from tests.enrolment.day.days import move_to
from tests.enrolment.teaching.classes import make_class
from tests.factories import make_contributor, make_course, make_people, make_person, make_run

pytestmark = pytest.mark.django_db


def page_of(run):
    return reverse("enrolment:teaching_class", args=[run.pk])


def shown(client, run):
    return client.get(page_of(run)).content.decode()


def press(client, run, person, act):
    row = Enrolment.objects.get(person=person, run=run)
    return client.post(reverse("enrolment:teaching_need", args=[run.pk, row.pk]), {"act": act})


def test_names_to_be_called_by_and_never_what_anybody_comes_as(as_eli, run):
    page = shown(as_eli, run)

    for part in ("Alma", "Bo", "En stol ved døren.", "Skriv til holdet", "Fra holdet"):
        assert part in page
    for never in ("Borger", "Pårørende", "alma@example.org"):
        assert never not in page


def test_what_can_help_is_seen_and_then_done_with_who_and_when(as_eli, run, alma, eli):
    assert "Set" in shown(as_eli, run)
    press(as_eli, run, alma, "seen")
    assert "Set af Eli" in shown(as_eli, run)
    press(as_eli, run, alma, "done")
    need = SupportNeed.objects.get()

    assert (need.seen_by, need.done_by) == (eli, eli)
    assert "Klaret af Eli" in shown(as_eli, run)
    press(as_eli, run, alma, "undo")
    need.refresh_from_db()
    assert (need.seen_by, need.done_by, need.done_at) == (eli, None, None)


def test_all_teachers_see_who_saw_it_first(as_eli, client, run, alma, eli):
    press(as_eli, run, alma, "seen")
    first = SupportNeed.objects.get().seen_at
    mette = make_person("Mette")
    TeachingAssignment.objects.create(
        run=run, contributor=make_contributor("Mette", basis=Basis.PROFESSIONAL, person=mette)
    )
    sign_in(client, mette)
    press(client, run, alma, "seen")

    assert "Set af Eli" in shown(client, run)
    assert (SupportNeed.objects.get().seen_by, SupportNeed.objects.get().seen_at) == (eli, first)


def test_other_words_than_those_that_were_seen_are_new(as_eli, run, alma):
    press(as_eli, run, alma, "done")
    seats.enrol(person=alma, run=run, by=alma, need="En stol ved døren.")
    assert SupportNeed.objects.get().done_at is not None

    seats.enrol(person=alma, run=run, by=alma, need="En stol ved vinduet.")
    need = SupportNeed.objects.get()
    assert (need.text, need.seen_at, need.done_at) == ("En stol ved vinduet.", None, None)


def test_nobody_elses_need_is_marked(as_eli, run, bo, carla, eli):
    other = make_run(teachers=())
    seats.enrol(person=carla, run=other, by=carla, need="Ro.")
    row = Enrolment.objects.get(person=carla)

    address = reverse("enrolment:teaching_need", args=[run.pk, row.pk])
    assert as_eli.post(address, {"act": "seen"}).status_code == 404
    assert press(as_eli, run, bo, "seen").status_code == 404
    assert SupportNeed.objects.get(enrolment=row).seen_at is None


def test_it_is_gone_a_month_after_the_class(as_eli, run, today):
    for number, session in enumerate(run.sessions.all()):
        move_to(session, timezone.now() - timedelta(days=40 + number))
    retention.forget_needs()

    assert not SupportNeed.objects.exists()


def test_its_teachers_see_it_for_a_month_and_coordinators_for_ever(as_eli, client, run, dina):
    for number, session in enumerate(run.sessions.all()):
        move_to(session, timezone.now() - timedelta(days=29 + number))
    assert as_eli.get(page_of(run)).status_code == 200
    for number, session in enumerate(run.sessions.all()):
        move_to(session, timezone.now() - timedelta(days=31 + number))

    assert as_eli.get(page_of(run)).status_code == 404
    assert sign_in(client, dina).get(page_of(run)).status_code == 200


@pytest.mark.parametrize("who", ["alma", "gry", "frede", "outsider"])
def test_others_find_nothing(client, run, alma, who, request):
    sign_in(client, request.getfixturevalue(who))

    assert client.get(page_of(run)).status_code == 404
    assert press(client, run, alma, "seen").status_code == 404
    assert client.get(reverse("enrolment:teaching_paper", args=[run.pk])).status_code == 404


def test_who_has_looked_is_written_down(as_eli, run, eli, bo):
    paper = reverse("enrolment:teaching_paper", args=[run.pk])
    as_eli.get(page_of(run))
    as_eli.get(paper)
    as_eli.get(f"{paper}?hjaelp=1")

    kinds = list(Reading.objects.filter(by=eli, run=run).order_by("pk").values_list("what", flat=True))
    assert kinds == [ReadingKind.NEEDS, ReadingKind.ROSTER, ReadingKind.NEEDS]


def test_the_list_on_paper_has_what_can_help_only_when_asked(as_eli, run):
    paper = reverse("enrolment:teaching_paper", args=[run.pk])
    plain, whole = (as_eli.get(address).content.decode() for address in (paper, f"{paper}?hjaelp=1"))

    assert "Alma" in plain
    assert "En stol ved døren." not in plain
    assert "En stol ved døren." in whole
    assert page_of(run) in plain


def test_a_cancelled_class_offers_nothing_to_change(as_eli, run, dina):
    changes.cancel_run(run=run, by=dina, reason="For få")
    page = shown(as_eli, run)

    assert "Holdet er aflyst" in page
    assert "Skriv til holdet" not in page
    assert "Alma" not in page


def test_a_drop_in_has_neither_names_nor_letters(as_eli, eli):
    cafe = make_run(course=make_course("Åben café", format=Format.CAFE), teachers=(eli.contributor,))
    page = shown(as_eli, cafe)

    assert "Skriv til holdet" not in page
    assert "På holdet" not in page
    assert "Mødegange" in page


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_as_often_for_thirty(as_eli, eli, count):
    run, _session = make_class(people=make_people(count), teachers=(eli.contributor,), capacity=count)
    for row in Enrolment.objects.all():
        SupportNeed.objects.create(enrolment=row, text="Ro.", seen_at=timezone.now(), seen_by=eli)
    as_eli.get(page_of(run))
    with CaptureQueriesContext(connection) as asked:
        as_eli.get(page_of(run))

    assert len(asked) == 22
