"""A team at once: names in any shape, a preview row by row, and all of them or none."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import User
from enrolment import invariants, seats
from enrolment.models import Enrolment, Notice, SignUpConsent
from enrolment.on_behalf import team_files
from enrolment.states import Actor
from tests.cast import sign_in
from tests.factories import make_person, make_run
from tests.staff.signing_up import YES, wish

pytestmark = pytest.mark.django_db

TEAM = (
    "Navn;E-mail;Telefon;Kommer som\nMette Holm;mette@example.org;;Medarbejder\nJens Ø;;20 30 40 50;borger\n"
)


def send(client, run, *, commit=False, **data):
    more = {"commit": "1"} if commit else {}
    return client.post(
        reverse("runs:add_team", args=[run.pk]), {**wish(), **YES, "usual": "staff", **data, **more}
    )


def spreadsheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("hold.xlsx", out.getvalue())


def rows_of(page):
    return [
        (line.name, line.errors or line.member.state or line.member.was_there)
        for line in page.context["plan"].lines
    ]


def test_a_preview_tells_what_each_gets_and_writes_nothing(at_desk, alma):
    run = make_run(capacity=2)
    seats.enrol(person=alma, run=run, by=alma)
    before = User.objects.count(), Enrolment.objects.count(), Notice.objects.count()

    page = send(at_desk, run, text=TEAM)

    assert rows_of(page) == [("Mette Holm", "enrolled"), ("Jens Ø", "waiting")]
    assert (User.objects.count(), Enrolment.objects.count(), Notice.objects.count()) == before


def test_all_are_signed_up_as_they_would_be_one_by_one(at_desk, dina):
    run = make_run(capacity=2)
    preview = send(at_desk, run, text=TEAM)

    send(at_desk, run, commit=True, text=preview.context["text"])

    rows = {row.person.chosen_name: row for row in run.enrolments.select_related("person")}
    assert {(name, row.state, row.comes_as) for name, row in rows.items()} == {
        ("Mette Holm", "enrolled", "staff"),
        ("Jens Ø", "enrolled", "citizen"),
    }
    assert {row.person.phone for row in rows.values()} == {"", "20 30 40 50"}
    assert set(Notice.objects.values_list("channel", flat=True)) == {"email", "call"}
    assert SignUpConsent.objects.filter(recorded_by=dina, said_by="phone").count() == 2
    move = rows["Jens Ø"].moves.get()
    assert (move.by, move.actor) == (dina, Actor.SCHOOL)
    assert invariants.faults() == []


def test_one_wrong_row_signs_up_nobody(at_desk):
    run = make_run()

    page = send(at_desk, run, commit=True, text="Mette;mette@example.org\nJens;ikke-en-adresse\n")

    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert not run.enrolments.exists()
    assert not User.objects.filter(email="mette@example.org").exists()


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (";x@example.org", "Navnet mangler"),
        ("Jens", "Skriv en e-mailadresse eller et telefonnummer"),
        ("Jens;x@", "ikke en e-mailadresse"),
        ("Jens;;12", "ikke et helt telefonnummer"),
        ("Jens;x@example.org;;konge", "Kommer som"),
        ("=HYPERLINK(1);x@example.org", "begynder med et bogstav"),
        (f"{'x' * 61};x@example.org", "for langt"),
        ("Mette igen;METTE@example.org", "linje 1"),
        ("Barnet;barred@example.org", "kan ikke bruges"),
    ],
)
def test_a_row_says_what_is_wrong_with_it(at_desk, row, error):
    User.objects.filter(pk=make_person("B", email="barred@example.org").pk).update(is_active=False)

    page = send(at_desk, make_run(), text=f"Mette;mette@example.org\n{row}")

    [fine, wrong] = page.context["plan"].lines
    assert not fine.errors
    assert error in " ".join(wrong.errors)
    assert "commit" not in page.content.decode().split("<main", 1)[1].split("<table")[0]


def test_who_is_known_or_in_the_class_stays_one_person(at_desk, alma, hans):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)

    send(at_desk, run, commit=True, text="Alma;ALMA@example.org\nhans;;+45 20000000\n")

    assert run.enrolments.count() == 2
    assert User.objects.filter(chosen_name__iexact="hans").count() == 1
    assert alma.enrolments.count() == 1


@pytest.mark.parametrize(
    "text",
    [
        "Mette Holm\tmette@example.org\nJens Ø\tjens@example.org",
        "Mette Holm, mette@example.org\nJens Ø, jens@example.org",
        "Mette Holm <mette@example.org>\nJens Ø <jens@example.org>",
        "E-mail;Navn\r\nmette@example.org;Mette Holm\r\n\r\njens@example.org;Jens Ø",
    ],
)
def test_names_are_read_as_people_paste_them(text):
    table = team_files.of_text(text)

    assert table["name"] == ["Mette Holm", "Jens Ø"]
    assert [cell.strip() for cell in table["email"]] == ["mette@example.org", "jens@example.org"]


def test_the_first_of_a_team_is_nobody_s_heading():
    table = team_files.of_text("Mette Holm\tmette@example.org\t\tmedarbejder\nJens Ø\t\t20 30 40 50\tborger")

    assert table["name"] == ["Mette Holm", "Jens Ø"]
    assert table["comes_as"] == ["medarbejder", "borger"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_odd_encodings_are_read(at_desk, encoding):
    content = "Navn;E-mail\nSøren Ærø;s@example.org".encode(encoding)

    page = send(at_desk, make_run(), file=SimpleUploadedFile("hold.csv", content))

    assert rows_of(page) == [("Søren Ærø", "enrolled")]
    assert "Søren Ærø;s@example.org" in page.context["form"]["text"].value()


def test_a_spreadsheet_is_read_and_its_formulas_are_not_run(at_desk):
    file = spreadsheet(
        ["Navn", "Telefon", "Mail"],
        ["Søren", 20304050.0, None],
        ["=1+1", None, "x@example.org"],
    )

    page = send(at_desk, make_run(), file=file)

    first, second = page.context["plan"].lines
    assert (first.name, first.phone, first.errors) == ("Søren", "20304050", ())
    assert second.errors


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bombe.xlsx", bomb()),
        ("halv.xlsx", b"PK\x03\x04 ikke en pakke"),
        ("gammel.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("stor.csv", b"Jens;x@example.org\n" * 60_000),
        ("tom.csv", b""),
        ("kun-overskrift.csv", b"Navn;E-mail\n"),
        ("uden-navn.csv", b"E-mail;Telefon\nx@example.org;20304050\n"),
        ("mange.csv", b"".join(b"Jens;%d@example.org\n" % n for n in range(501))),
    ],
)
def test_what_cannot_be_read_says_so_and_does_nothing(at_desk, name, content):
    page = send(at_desk, make_run(), file=SimpleUploadedFile(name, content))

    assert page.status_code == 200
    assert page.context["plan"] is None
    assert page.context["form"].errors["file"]


def test_nothing_at_all_is_asked_again(at_desk):
    page = send(at_desk, make_run(), text="  \n ")

    assert page.context["form"].errors["text"]


def test_without_a_yes_nobody_is_signed_up(at_desk):
    run = make_run()

    page = send(at_desk, run, commit=True, text=TEAM, consent="")

    assert page.context["form"].errors["consent"]
    assert not run.enrolments.exists()


def test_two_presses_sign_up_once(at_desk):
    run = make_run()
    for _ in range(2):
        send(at_desk, run, commit=True, text=TEAM)

    assert run.enrolments.count() == 2
    assert User.objects.filter(chosen_name="Jens Ø").count() == 1


def test_a_cancelled_class_refuses_each_row(at_desk):
    page = send(at_desk, make_run(state="cancelled"), text=TEAM)

    assert all(line.errors for line in page.context["plan"].lines)


@pytest.mark.parametrize("name", ["gry", "frede", "outsider"])
def test_only_those_who_run_classes_sign_up_teams(request, name):
    run = make_run()
    someone = sign_in(Client(), request.getfixturevalue(name))

    assert send(someone, run, commit=True, text=TEAM).status_code == 404
    assert someone.get(reverse("runs:add_team", args=[run.pk])).status_code == 404
    assert not run.enrolments.exists()


def test_people_are_locked_before_the_class_however_their_names_are_written(at_desk):
    run = make_run()
    jens = make_person("Jens Ø", email=None, phone="20304050")

    with CaptureQueriesContext(connection) as asked:
        page = send(at_desk, run, text="JENS  ø;;20 30 40 50\n")

    locks = [query["sql"] for query in asked if "FOR NO KEY UPDATE" in query["sql"]]
    of_jens = next(place for place, sql in enumerate(locks) if f"WHERE id = {jens.pk} " in sql)
    of_class = next(place for place, sql in enumerate(locks) if "courses_courserun" in sql)
    assert rows_of(page) == [("JENS  ø", "enrolled")]
    assert of_jens < of_class
