import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from courses.states import RunState
from enrolment import seats
from enrolment.seats import ShareWish
from enrolment.states import Actor, SeatState
from tests.cast import sign_in
from tests.factories import make_course, make_person, make_run

pytestmark = pytest.mark.django_db


def test_the_roster_is_printed_with_a_box_for_each_session_and_needs_only_when_asked(at_desk, alma, bo):
    run = make_run(course=make_course("Ro"), sessions=3, capacity=1)
    seats.enrol(person=alma, run=run, by=alma, need="Rolig plads", comes_as="relative")
    seats.enrol(person=bo, run=run, by=bo)
    address = reverse("runs:roster", args=[run.pk])

    sheet = at_desk.get(address).content.decode()

    assert sheet.count("☐") == 3
    dates = [f"{timezone.localtime(one.starts_at):%-d/%-m}" for one in run.sessions.order_by("starts_at")]
    assert [sheet.index(f">{date}<") for date in dates] == sorted(sheet.index(f">{date}<") for date in dates)
    assert "Alma" in sheet
    assert "Bo" not in sheet.split("<main", 1)[1]
    assert "Rolig plads" not in sheet
    assert "Rolig plads" in at_desk.get(address, {"hjaelp": "1"}).content.decode()


def test_the_roster_parses_back_and_runs_no_formula(at_desk):
    run = make_run()
    sly = make_person("=1+1", email=None, phone="+45 20")
    seats.enrol(person=sly, run=run, by=sly, need="@SUM(A1)", comes_as="relative")
    address = reverse("runs:export_roster", args=[run.pk])

    text = at_desk.get(address, {"export": "csv"}).getvalue().decode("utf-8-sig")
    book = at_desk.get(address, {"export": "xlsx"}).getvalue()

    heading, row = csv.reader(io.StringIO(text))
    line = dict(zip(heading, row, strict=True))
    assert (line["Navn"], line["Telefon"], line["Hvad kan hjælpe"]) == ("'=1+1", "'+45 20", "'@SUM(A1)")
    assert "årørende" not in text
    assert load_workbook(io.BytesIO(book)).active["A2"].value == "'=1+1"


def test_a_roster_comes_in_two_kinds_of_files_only(at_desk):
    assert (
        at_desk.get(reverse("runs:export_roster", args=[make_run().pk]), {"export": "exe"}).status_code == 404
    )


def test_a_person_is_taken_out_and_told_and_the_seat_moves_on(at_desk, alma, bo, dina):
    run = make_run(capacity=1)
    row = seats.enrol(person=alma, run=run, by=alma)
    next_one = seats.enrol(person=bo, run=run, by=bo)

    at_desk.post(reverse("enrolments:withdraw", args=[row.pk]), {"reason": "Ringede selv"})

    row.refresh_from_db(), next_one.refresh_from_db()
    assert (row.state, next_one.state) == (SeatState.WITHDRAWN, SeatState.OFFERED)
    move = row.moves.last()
    assert (move.by, move.actor, move.reason) == (dina, Actor.SCHOOL, "Ringede selv")


@pytest.mark.parametrize(("said", "state"), [("1", SeatState.ENROLLED), ("0", SeatState.DECLINED)])
def test_an_offer_is_answered_on_the_phone(at_desk, alma, hans, said, state):
    run = make_run(capacity=1)
    first = seats.enrol(person=alma, run=run, by=alma)
    row = seats.enrol(person=hans, run=run, by=hans)
    seats.leave(enrolment=first, by=alma)

    at_desk.post(reverse("enrolments:answer", args=[row.pk]), {"accept": said})

    row.refresh_from_db()
    assert row.state == state


def test_an_offer_that_is_gone_says_so(at_desk, alma, hans):
    run = make_run(capacity=1)
    first = seats.enrol(person=alma, run=run, by=alma)
    row = seats.enrol(person=hans, run=run, by=hans)
    seats.leave(enrolment=first, by=alma)
    seats.answer(enrolment=row, accept=False, by=hans)

    page = at_desk.post(reverse("enrolments:answer", args=[row.pk]), {"accept": "1"})

    assert "gælder ikke mere" in page.content.decode()


def test_a_person_is_moved_with_what_can_help(at_desk, alma, dina):
    here, there = make_run(), make_run(capacity=1)
    row = seats.enrol(person=alma, run=here, by=alma, need="Rolig plads")

    at_desk.post(reverse("enrolments:move", args=[row.pk]), {"to_run": there.pk})

    row.refresh_from_db()
    new = there.enrolments.get()
    assert (row.state, new.state, new.support_need.text) == (
        SeatState.WITHDRAWN,
        SeatState.ENROLLED,
        "Rolig plads",
    )
    assert new.moves.get().by == dina


def test_only_classes_with_a_seat_are_offered_those_of_the_same_course_first(at_desk, alma, bo):
    here = make_run(course=make_course("Øvelse"))
    other, twin = make_run(course=make_course("A")), make_run(course=here.course)
    full, draft = make_run(capacity=1), make_run(state=RunState.DRAFT)
    seats.enrol(person=bo, run=full, by=bo)
    row = seats.enrol(person=alma, run=here, by=alma)

    form = at_desk.get(reverse("enrolments:move", args=[row.pk])).context["form"]

    assert list(form.fields["to_run"].queryset) == [twin, other]
    page = at_desk.post(reverse("enrolments:move", args=[row.pk]), {"to_run": draft.pk})
    assert "to_run" in page.context["form"].errors


def test_a_page_tells_all_that_happened(at_desk, alma, dina):
    run = make_run()
    row = seats.enrol(person=alma, run=run, by=dina, actor=Actor.SCHOOL, comes_as="relative")

    text = at_desk.get(reverse("enrolments:show", args=[row.pk])).content.decode()

    assert "Fik en plads" in text
    assert "Dina" in text


def test_what_a_person_comes_as_stands_on_their_page_and_on_no_list_or_roster(at_desk, alma):
    run = make_run()
    row = seats.enrol(person=alma, run=run, by=alma, comes_as="relative")

    def text(name, *args):
        return at_desk.get(reverse(name, args=args)).content.decode()

    assert "Pårørende" in text("enrolments:show", row.pk)
    for page in (text("runs:show", run.pk), text("runs:roster", run.pk), text("enrolments:index")):
        assert "Pårørende" not in page
        assert "Alma" in page


@pytest.mark.parametrize("name", ["show", "withdraw", "move", "answer"])
def test_a_place_is_nobody_elses_business(name, alma, gry, frede, outsider):
    row = seats.enrol(person=alma, run=make_run(), by=alma)
    address = reverse(f"enrolments:{name}", args=[row.pk])

    for person in (gry, frede):
        client = sign_in(Client(), person)
        assert client.get(address).status_code == 404
        assert client.post(address, {"accept": "1"}).status_code == 404
    assert sign_in(Client(), outsider).get(address).status_code == 404
    row.refresh_from_db()
    assert row.state == SeatState.ENROLLED


def test_who_has_left_meanwhile_is_not_moved_and_that_is_said(at_desk, alma):
    here, there = make_run(), make_run(label="Aftenhold")
    row = seats.enrol(person=alma, run=here, by=alma)
    seats.leave(enrolment=row, by=alma)

    page = at_desk.post(reverse("enrolments:move", args=[row.pk]), {"to_run": there.pk})
    again = at_desk.get(reverse("enrolments:withdraw", args=[row.pk]))

    assert "gået ud af holdet imens" in page.content.decode()
    assert "Alma er allerede gået ud: der sker ikke noget." in again.content.decode()
    assert not there.enrolments.exists()


def test_a_person_is_moved_only_where_there_is_a_seat_they_may_have(at_desk, alma):
    held, limited = make_run(capacity=2), make_run(capacity=2)
    seats.change_rules(run=held, by=None, shares=[ShareWish("citizen", 2)])
    seats.change_rules(run=limited, by=None, shares=[ShareWish("relative", 0, 0)])
    row = seats.enrol(person=alma, run=make_run(), by=alma, comes_as="relative")

    def offered():
        form = at_desk.get(reverse("enrolments:move", args=[row.pk])).context["form"]
        return set(form.fields["to_run"].queryset)

    assert offered() == set()
    seats.regroup(enrolment=row, comes_as="citizen", by=alma)
    assert offered() == {held, limited}
