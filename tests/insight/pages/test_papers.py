"""The reports: accessible PDFs that say what the page says."""

import io
import subprocess

import pikepdf
import pytest

from tests.cast import sign_in
from tests.insight.pages.counted import count

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(client, dina):
    """The desk of a coordinator."""
    return sign_in(client, dina)


def text_of(content, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tags(element):
    """Yield every tagged element of a paper, in the order in which it is read."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from tags(kid)


def opened(content):
    return pikepdf.open(io.BytesIO(content))


@pytest.mark.parametrize("name", ["rapport", "aarsrapport"])
@pytest.mark.parametrize(("prefix", "language"), [("", "da-DK"), ("/en", "en-GB")])
def test_they_are_tagged_titled_and_in_a_language(home, name, prefix, language):
    count()
    answer = home.get(f"{prefix}/noegletal/{name}.pdf")

    assert answer["Content-Type"] == "application/pdf"
    with opened(answer.content) as paper:
        assert str(paper.Root.Lang) == language
        assert bool(paper.Root.MarkInfo.Marked)
        assert bool(paper.Root.ViewerPreferences.DisplayDocTitle)
        assert str(paper.docinfo["/Title"])
        found = list(tags(paper.Root.StructTreeRoot))
    kinds = [str(one.S) for one in found]
    alternatives = [str(one.get("/Alt", "")) for one in found if str(one.S) == "/Figure"]
    assert kinds.index("/H1") < kinds.index("/H2")
    assert alternatives
    assert all(alternatives)


def test_the_report_is_one_page_with_the_five_answers(home, tmp_path):
    count()
    content = home.get("/noegletal/rapport.pdf").content

    with opened(content) as paper:
        assert len(paper.pages) == 1
        found = [one for one in tags(paper.Root.StructTreeRoot) if str(one.S) == "/Figure"]
        assert any("skjult" in str(one.get("/Alt", "")) for one in found)
    said = text_of(content, tmp_path)
    order = [
        said.index(one)
        for one in ("Hvem kommer?", "Hvem får ikke", "Hvad mangler", "blev skabt", "kostede det?")
    ]
    assert order == sorted(order)
    assert "48 mennesker havde en plads" in " ".join(said.split())
    assert "Tal under fem er skjult" in said


def test_the_report_fits_one_page_when_there_is_much_to_say(home):
    rollup = count()
    period = rollup.figures.filter(measure="people").first().period
    for area in ("home_front", "housing", "work_education", "network"):
        for measure in ("seats_filled", "seats_offered"):
            rollup.figures.create(
                measure=measure, period=period, dimension="area", value=area, group="all", number=123456
            )

    with opened(home.get("/noegletal/rapport.pdf").content) as paper:
        assert len(paper.pages) == 1


def test_the_yearly_report_has_every_subject_and_how_it_is_counted(home, tmp_path):
    count()
    content = home.get("/noegletal/aarsrapport.pdf").content
    said = " ".join(text_of(content, tmp_path).split())

    for subject in ("Hvem kommer", "At få plads", "Fremmøde", "samskabelse", "honorar", "Borgernes andel"):
        assert subject in said
    assert said.count("Sådan er det talt:") >= 30
    with opened(content) as paper:
        kinds = [str(one.S) for one in tags(paper.Root.StructTreeRoot)]
    assert kinds.count("/Table") >= 30
    assert kinds.count("/TH") > kinds.count("/Table")


def test_the_same_figures_give_the_same_bytes(home):
    count()

    assert home.get("/noegletal/rapport.pdf").content == home.get("/noegletal/rapport.pdf").content
