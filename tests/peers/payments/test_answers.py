"""Payroll's answer: what is right is taken in once, what is wrong is told by row, nothing by halves."""

import contextlib
import csv
import io
import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from peers import payments
from peers.models import PayrollAnswer
from peers.payments import answering
from peers.payments.answer_files import LARGEST_FILE, Unreadable
from peers.payments.answering import AlreadyTaken, BadRows
from peers.states import ClaimState, LineState, PaymentRunState
from tests.cast import sign_in
from tests.peers.payments.runs_of_school import approve, frozen, make_payee

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(dina, frede):
    payee = make_payee(number="20417")
    for minutes in (120, 50, 60):
        approve(payee, dina, minutes=minutes)
    return frozen(frede)


def ref(run, position):
    return f"U{run.number:04d}-{position:05d}"


def written(rows, delimiter=";", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def answered(run, by, rows, **how):
    return payments.answer(run=run, file=written(rows, **how), name="svar.csv", by=by)


def faults_of(run, by, rows):
    with pytest.raises(BadRows) as bad:
        answered(run, by, [["Reference", "Status", "Årsag", "Beløb", "Lønnummer", "Kørsel"], *rows])
    assert {line.state for line in run.lines.all()} == {LineState.FROZEN}
    assert not PayrollAnswer.objects.exists()
    return [(fault.row, fault.said) for fault in bad.value.faults]


def test_paid_and_sent_back_in_one_answer(run, frede):
    rows = [
        ["Reference", "Beløb", "Status", "Årsag"],
        [ref(run, 1), "500,00", "Betalt", ""],
        [ref(run, 2), "kr. 208,33", "AFVIST", "Ukendt nummer"],
        [ref(run, 3), "250", "ok", ""],
        ["TOTAL 3", "958,33", "", ""],
    ]

    found = answered(run, frede, rows)

    run.refresh_from_db()
    assert (found.paid, found.rejected, run.state) == (2, 1, PaymentRunState.SETTLED)
    assert [line.state for line in run.lines.all()] == ["paid", "rejected", "paid"]
    assert {line.claim.state for line in run.lines.filter(state="rejected")} == {ClaimState.APPROVED}


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "cp1252"), (",", "utf-8-sig"), ("\t", "utf-16"), ("|", "utf-8")]
)
def test_the_usual_letters_and_separators_are_read(run, frede, delimiter, encoding):
    rows = [["Kørsel", "Linje", "Status", "Årsag"], [run.number, 1, "Afvist", "Død nøgle"]]

    answered(run, frede, rows, delimiter=delimiter, encoding=encoding)

    assert run.lines.get(position=1).reason == "Død nøgle"


def test_a_spreadsheet_is_read(run, frede):
    book, out = Workbook(), io.BytesIO()
    for row in (
        ["Reference", "Status", "Beløb"],
        [ref(run, 1), "Betalt", 500],
        [ref(run, 2), "Betalt", 208.33],
    ):
        book.active.append(row)
    book.save(out)

    payments.answer(run=run, file=out.getvalue(), name="svar.xlsx", by=frede)

    assert [line.state for line in run.lines.all()] == ["paid", "paid", "frozen"]


def test_the_same_file_is_taken_in_once(run, frede):
    rows = [["Reference", "Status"], [ref(run, 1), "Betalt"]]
    answered(run, frede, rows)

    with pytest.raises(AlreadyTaken, match="Intet sker to gange"):
        answered(run, frede, rows)

    with pytest.raises(BadRows) as bad:
        answered(run, frede, [*rows, [ref(run, 2), "Betalt"]])
    assert [fault.said for fault in bad.value.faults] == ["Linje 1 har allerede fået sit svar."]
    assert run.lines.filter(state="paid").count() == 1


def test_everything_that_is_wrong_is_told_at_once(run, frede):
    faults = faults_of(
        run,
        frede,
        [
            [ref(run, 1), "Betalt", "", "500,01", "", ""],
            [ref(run, 2), "Måske", "", "", "", ""],
            [ref(run, 3), "Afvist", "", "", "", ""],
            [ref(run, 3), "Betalt", "", "", "", ""],
            [ref(run, 9), "Betalt", "", "", "", ""],
            ["U9999-00001", "Betalt", "", "", "", ""],
            ["12", "Betalt", "", "", "", ""],
            ["", "Betalt", "", "", "", ""],
            [ref(run, 1), "", "", "", "", ""],
        ],
    )

    assert faults == [
        (2, "Beløbet er 500,01, og i udbetalingen er det 500,00."),
        (3, "“Måske” er ikke en status. Skriv Betalt eller Afvist."),
        (4, "Den er afvist uden en årsag."),
        (5, "Linje 3 står allerede i række 4."),
        (6, "Udbetalingen har ingen linje 9."),
        (7, f"Den handler om udbetaling 9999, og dette er udbetaling {run.number}."),
        (8, "“12” er ikke en af vores referencer."),
        (9, "Referencen mangler."),
        (10, "Linje 1 står allerede i række 2."),
    ]


def test_numbers_of_person_and_run_have_to_agree(run, frede):
    assert faults_of(
        run,
        frede,
        [
            [ref(run, 1), "Betalt", "", "", "999", ""],
            [ref(run, 2), "Betalt", "", "", "", run.number + 1],
            [ref(run, 3), "Betalt", "", "-250", "20417", run.number],
        ],
    ) == [
        (2, "Lønnummeret er et andet end i udbetalingen."),
        (3, f"Den handler om udbetaling {run.number + 1}, og dette er udbetaling {run.number}."),
        (4, "Beløbet er \u2212250,00, og i udbetalingen er det 250,00."),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"Status\nBetalt",
        b"Reference;Status\n",
        b"Reference;Reference;Status\n1;2;3",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0 old",
        b"PK\x03\x04 broken",
        b"Reference;Status\nU\x00;Betalt",
        b"Reference;Status\n\x81\x8d;Betalt",
        b'Reference;Status\n"U0001-00001;Betalt',
        b"x" * (LARGEST_FILE + 1),
    ],
)
def test_what_is_no_answer_is_refused_in_words(run, frede, content):
    with pytest.raises(Unreadable) as told:
        payments.answer(run=run, file=content, name="x", by=frede)

    assert str(told.value)


def test_garbage_never_does_more_than_refuse(run, frede):
    chance = random.Random(7)
    good = written([["Reference", "Status", "Beløb"], [ref(run, 1), "Betalt", "500,00"]])
    for _one in range(150):
        bad = bytearray(good)
        for _two in range(chance.randint(1, 12)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        with contextlib.suppress(Unreadable, BadRows):
            answering.check(run=run, file=bytes(bad), name="x", by=frede)


def test_ten_thousand_bad_rows_are_told_briefly_and_as_a_list(client, run, frede):
    rows = [["Reference", "Status"], *([f"U0777-{number:05d}", "Betalt"] for number in range(10_000))]
    file = SimpleUploadedFile("svar.csv", written(rows))
    page = sign_in(client, frede).post(reverse("payments:answer", args=[run.pk]), {"file": file})

    assert "Intet er læst ind: der er fejl i 10000 rækker." in page.content.decode()
    assert len(page.context["faults"]) == 50
    assert "og 9950 flere" in page.content.decode()
    listed = client.get(reverse("payments:faults", args=[run.pk, page.context["refused"].pk]))
    assert listed.content.decode("utf-8-sig").count("\r\n") == 10_001
    assert run.lines.filter(state="frozen").count() == 3


def test_an_answer_is_taken_in_from_the_screen(client, run, frede):
    file = SimpleUploadedFile("svar.csv", written([["Reference", "Status"], [ref(run, 1), "Betalt"]]))
    address = reverse("payments:answer", args=[run.pk])

    answer = sign_in(client, frede).post(address, {"file": file})

    assert answer.url == reverse("payments:show", args=[run.pk])
    assert "svar.csv" in client.get(answer.url).content.decode()
    file.seek(0)
    again = client.post(address, {"file": file})
    assert "Intet sker to gange" in again.content.decode()
