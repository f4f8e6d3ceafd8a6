"""Payroll's file: what stands in it, in which letters, and that it is the same for ever."""

import csv
import hashlib
import io
import subprocess
import sys
import zipfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from peers import payments
from peers.models import Contributor, ExportMapper
from peers.payments import exporting, xlsx_file
from peers.payments.formats import Format
from peers.rates import set_code
from tests.peers.payments.runs_of_school import approve, frozen, make_payee, pay_date

pytestmark = pytest.mark.django_db


@pytest.fixture
def mapper(db):
    return ExportMapper.objects.get()


@pytest.fixture
def run(dina, frede):
    set_code(activity="teaching", tax_code="b", payroll_code="4210", by=dina)
    eli = make_payee("Eli", number="20417")
    approve(eli, dina)
    approve(eli, dina, minutes=50)
    return frozen(frede)


def change(mapper, **fields):
    for name, value in fields.items():
        setattr(mapper, name, value)
    mapper.save()


def rows_of(content, delimiter=";", encoding="utf-8-sig"):
    return list(csv.reader(io.StringIO(content.decode(encoding)), delimiter=delimiter))


def test_the_first_format_says_what_payroll_needs_and_no_name(run):
    content = payments.export(run, "csv")
    day = f"{run.lines.first().done_on:%d-%m-%Y}"
    text = f"Undervisning {run.lines.first().done_on:%d.%m.%Y}"
    project = run.lines.first().project_code

    assert rows_of(content) == [
        ["Lønnummer", "Lønart", "Enheder", "Sats", "Beløb", "Dato", "Tekst", "Projekt", "Reference"],
        ["20417", "4210", "2,00", "250,00", "500,00", day, text, project, f"U{run.number:04d}-00001"],
        ["20417", "4210", "0,83", "250,00", "208,33", day, text, project, f"U{run.number:04d}-00002"],
        ["TOTAL 2", "", "2,83", "", "708,33", "", "", "", ""],
    ]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert b"Eli" not in content
    assert "Søvn".encode() not in content


def test_each_sign_of_a_format_is_kept(mapper, dina, frede):
    columns = [
        {"field": "constant", "header": "CVR", "value": "=12345678"},
        {"field": "empty", "header": ""},
        {"field": "tax", "header": "Å"},
        {"field": "run", "header": "Kørsel"},
        {"field": "line", "header": "Linje"},
        {"field": "amount", "header": "Beløb"},
        {"field": "payroll_number", "header": "Nr"},
        {"field": "pay_date", "header": "Dag"},
        {"field": "currency", "header": "Valuta"},
    ]
    change(
        mapper,
        columns=columns,
        delimiter="\t",
        encoding="cp1252",
        in_oere=True,
        date_format="%Y%m%d",
        line_ending="lf",
        has_totals=False,
    )
    approve(make_payee(number="7"), dina)
    run = frozen(frede)

    content = payments.export(run, "csv")

    assert content == (
        "CVR\t\tÅ\tKørsel\tLinje\tBeløb\tNr\tDag\tValuta\n"
        f"'=12345678\t\tB\t{run.number}\t1\t50000\t7\t{pay_date():%Y%m%d}\tDKK\n"
    ).encode("cp1252")


def test_the_workbook_has_figures_as_figures_and_texts_as_texts(run):
    content = payments.export(run, "xlsx")
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))

    assert rows[1][:5] == ("20417", "4210", 2, 250, 500)
    assert rows[2][4] == 208.33
    assert rows[1][5].date() == run.lines.first().done_on
    assert sheet["E2"].number_format == "#,##0.00"
    assert rows[3][0] == "TOTAL 2"


def test_the_workbook_holds_nothing_of_the_day_or_the_machine():
    content = xlsx_file.content([["=1+1", Decimal("1.5"), 3, "\x00<&>"]])
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in book.infolist()} == {zipfile.ZIP_STORED}
        assert not [name for name in book.namelist() if name.startswith("docProps")]
    cells = load_workbook(io.BytesIO(content)).worksheets[0][1]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("=1+1", "s"), (1.5, "n"), (3, "n"), ("<&>", "s"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_is_the_same_whatever_has_changed_since(run, mapper, dina, kind):
    first = payments.export(run, kind)
    change(mapper, columns=[{"field": "amount", "header": "Andet"}], delimiter="|", has_header=False)
    Contributor.objects.update(payroll_number="", public_name="En anden")
    set_code(activity="teaching", tax_code="a", payroll_code="1", by=dina)
    claim = run.lines.first().claim
    claim.budget.project.code = "ny"
    claim.budget.project.save()

    run.refresh_from_db()
    again = payments.export(run, kind)

    assert first == again
    assert getattr(run, f"{kind}_sha256") == hashlib.sha256(first).hexdigest()
    payments.mark_paid(run=run, by=run.frozen_by)
    run.refresh_from_db()
    assert payments.export(run, kind) == first


def test_another_process_writes_the_same_bytes(run):
    lines = [(one.payroll_number, one.amount.amount) for one in run.lines.all()]
    code = (
        "import hashlib;from decimal import Decimal;from peers.payments import xlsx_file;"
        f"rows=[[n, Decimal(a)] for n, a in {[(n, str(a)) for n, a in lines]!r}];"
        "print(hashlib.sha256(xlsx_file.content(rows)).hexdigest())"
    )
    setup = "import django;django.setup();"
    marks = {
        subprocess.run(
            [sys.executable, "-c", setup + code],
            check=True,
            capture_output=True,
            text=True,
            env={"DJANGO_SETTINGS_MODULE": "config.settings", "SAMSKOLE_ENV": "test", "TZ": zone,
                 "PYTHONHASHSEED": seed, "PATH": "", "LANG": "C"},
        ).stdout.strip()
        for zone, seed in (("UTC", "1"), ("Asia/Tokyo", "2"))
    }  # fmt: skip
    here = hashlib.sha256(xlsx_file.content([[number, amount] for number, amount in lines])).hexdigest()

    assert marks == {here}


def test_a_file_that_would_differ_is_not_handed_out(run, monkeypatch):
    payments.export(run, "csv")
    monkeypatch.setattr(exporting, "written", lambda run, kind: b"other")

    with pytest.raises(payments.FileChanged):
        payments.export(run, "csv")


def test_a_draft_has_no_file(frede):
    run = payments.start(pay_date=pay_date(), by=frede)
    for kind in ("csv", "xlsx", "pdf"):
        with pytest.raises(payments.NotNow):
            payments.export(run, kind)


def test_what_cannot_be_written_is_told_before_anything_is_frozen(mapper, dina, frede):
    change(mapper, encoding="cp1252")
    claim = approve(make_payee(), dina)
    claim.budget.project.code = "Łódź"
    claim.budget.project.save()
    run = payments.start(pay_date=pay_date(), by=frede)

    with pytest.raises(payments.Unwritable) as told:
        payments.freeze(run=run, by=frede)

    assert told.value.problems == ["“Łódź” har Ł ź"]
    assert not run.lines.exists()
    change(mapper, encoding="utf-8")
    run.refresh_from_db()
    assert "Łódź" in payments.export(payments.freeze(run=run, by=frede), "csv").decode()


def test_totals_stand_after_the_columns_where_all_are_sums():
    form = Format(columns=[{"field": "units"}, {"field": "amount"}])

    assert form.totals(3, Decimal("1.50"), Decimal(9)) == [Decimal("1.50"), Decimal(9), "TOTAL 3"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "act",
    [
        lambda run, by: payments.reverse_line(line=run.lines.first(), reason="Fejl", by=by),
        lambda run, by: payments.reject(run=run, lines=[run.lines.first()], reason="Fejl", by=by),
        lambda run, by: payments.mark_paid(run=run, lines=[run.lines.first()], by=by),
        lambda run, by: payments.reverse_run(run=run, reason="Fejl", by=by),
    ],
)
def test_a_file_that_was_not_taken_in_time_pays_nothing_twice(run, frede, act, kind):
    act(run, frede)

    with pytest.raises(payments.TooLateForFile):
        payments.export(run, kind)

    run.refresh_from_db()
    assert (run.exported_at, run.csv_sha256, run.xlsx_sha256) == (None, "", "")


def test_a_file_that_was_taken_is_taken_again_whatever_became_of_its_lines(run, frede):
    first = payments.export(run, "csv")
    payments.reverse_line(line=run.lines.first(), reason="Fejl", by=frede)

    assert payments.export(run, "csv") == first
    assert len(rows_of(first)) == 4
