"""The spreadsheets hold what the page holds, hide what it hides, and run nothing."""

import csv
import io
import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from insight import sheets
from insight.pages.grids import Grid, Line, Value
from tests.cast import sign_in
from tests.insight.pages.counted import count

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(client, dina):
    """The desk of a coordinator."""
    return sign_in(client, dina)


def shown_on(page, measure):
    """Return the rows of a table as the page shows them."""
    part = page.split(f'id="{measure}"')[1].split("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", part, re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row) for row in rows]


def in_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("query", ["", "?efter=kursus", "?efter=semester", "?sammenlign=ingen"])
def test_the_csv_is_the_table_of_the_page(home, query):
    count(is_over=True)
    answer = home.get(f"/noegletal/hvem/people.csv{query}")
    rows = in_csv(answer.content)

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    on_page = shown_on(home.get(f"/noegletal/hvem/{query}").content.decode(), "people")
    assert [[cell.replace("+", "").replace("−", "-") for cell in row] for row in on_page] == rows[1:-1]
    assert rows[-1][0].startswith("Sådan er det talt: ")


def test_the_workbook_has_the_same_numbers_as_numbers(home):
    count(is_over=True)
    book = load_workbook(io.BytesIO(home.get("/noegletal/hvem/people.xlsx").content))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))

    found = {row[0]: row[1:] for row in rows}
    assert found["Borger"] == (31, 31, 0)
    assert found["Pårørende"] == ("skjult", "skjult", "skjult")
    assert found["I alt"] == (48, 40, 8)


def test_the_workbook_of_a_subject_has_a_sheet_for_each_measure(home):
    count()
    book = load_workbook(io.BytesIO(home.get("/noegletal/pladser.xlsx").content))

    assert len(book.worksheets) == 6
    assert len({one.title for one in book.worksheets}) == 6


def test_the_steps_can_be_fetched_too(home):
    count()
    rows = in_csv(home.get("/noegletal/roller/progression.csv").content)

    assert "skjult" in rows[2]


def grid(*labels):
    lines = [
        Line(label, [Value("1,5", Decimal("1.50")), Value("skjult", is_hidden=True)]) for label in labels
    ]
    return Grid("=Tal", ["+Hvem", "@Tal", "-Før"], lines)


def test_nothing_in_them_is_run():
    sheet = (grid('=HYPERLINK("http://ond.example")', "\tx", "Æble; og pære"), "=1+1")
    rows = in_csv(sheets.csv_file(sheet))
    cells = [cell for row in rows for cell in row]
    book = load_workbook(io.BytesIO(sheets.xlsx_file([sheet, sheet])))

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert rows[2] == ['\'=HYPERLINK("http://ond.example")', "1,5", "skjult"]
    assert rows[4][0] == "Æble; og pære"
    for page in book.worksheets:
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}


def test_a_sheet_may_be_called_anything():
    long = Grid("Et navn: med [alt] / og * meget længere end 31 tegn", ["A"], [])
    book = load_workbook(io.BytesIO(sheets.xlsx_file([(long, ""), (long, "")])))

    assert [len(one.title) <= 31 for one in book.worksheets] == [True, True]
