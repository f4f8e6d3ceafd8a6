"""The PDFs themselves: can everybody read them, and do they hold what they say?"""

import io
import re
from itertools import pairwise

import pikepdf
import pytest
import segno
from django.conf import settings
from django.utils import timezone

from home.prospectus import booklet, making, poster, setting
from home.prospectus.landscape import Landscape
from tests.factories import days_from_now, make_course, make_run
from tests.home.pictures import make_picture
from tests.home.prospectus.school import LONG, choice, make_school, opened, paper, tags, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def fonts_of(pdf):
    found = set()
    for page in pdf.pages:
        for font in page.obj.Resources.get("/Font", {}).values():
            for one in font.get("/DescendantFonts", [font]):
                files = one.FontDescriptor.keys() & {"/FontFile", "/FontFile2", "/FontFile3"}
                found.add((str(one.BaseFont), bool(files)))
    return found


def bookmarks(pdf):
    with pdf.open_outline() as outline:
        return [item.title for item in outline.root]


@pytest.mark.parametrize("shape", ["a4", "a5", "large"])
def test_a_reader_that_reads_aloud_finds_its_way(school, shape):
    with opened(paper(school.term, shape=shape)) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Kurser, Forår i Fjordby, Recoveryskolen"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert {"Velkommen", "Kalender", "Håb", "Alle kurser fra A til Å"} <= set(bookmarks(pdf))
        assert all(embedded for _name, embedded in fonts_of(pdf))
        assert all("IBMPlexSans" in name for name, _embedded in fonts_of(pdf))


def test_headings_come_in_order_and_pictures_have_words(school):
    with opened(paper(school.term)) as pdf:
        found = tags(pdf)
        levels = [int(name[1:]) for name, _node in found if re.fullmatch(r"H\d", name)]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
        figures = [str(node.Alt) for name, node in found if name == "Figure"]
        assert figures[0].startswith("Landskab klippet i papir")
        assert "Fem stole i en rundkreds" in figures
        assert all(figures)
        names = {name for name, _node in found}
        assert {"Table", "TH", "TD", "L", "LI", "Link", "TOC"} <= names


def test_it_is_read_in_the_order_it_is_meant(school):
    text = words_of(paper(school.term))
    order = ["Forår i Fjordby", "Indhold", "Velkommen", "Sådan tilmelder du dig", "Kalender"]
    order += [
        "At høre til" if "At høre til" in text else "At tro på",
        "Find ro til natten.",
        "Det får du ud af det",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "Plads til 11 deltagere" in text
    assert "Hemmelig" not in text


def test_large_print_has_no_letter_below_eighteen_points(school):
    with opened(paper(school.term, shape="large")) as pdf:
        sizes = set()
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    sizes.add(float(operands[1]))
    assert min(sizes) >= 18


def test_the_same_content_and_moment_give_the_same_bytes(school):
    now = timezone.now()
    for shape in ("a4", "booklet"):
        first, second = (
            making.make(choice(school.term, shape=shape), now=now, told=lambda _d, _t: None).content
            for _ in range(2)
        )
        assert first == second


def test_a_booklet_folds_to_the_right_order():
    assert booklet.spreads(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert booklet.spreads(5) == [(4, 0), (1, None), (None, 2), (3, None)]


def test_a_booklet_is_a4_on_its_side_with_all_pages_of_a5(school):
    small = paper(school.term, shape="a5")
    with opened(paper(school.term, shape="booklet")) as pdf, opened(small) as pages:
        assert len(pdf.pages) == -(-len(pages.pages) // 4) * 2
        left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
        assert (round(right - left), round(top - bottom)) == (842, 595)
        assert str(pdf.Root.Lang) == "da"
        assert str(pdf.docinfo["/Title"]).startswith("Kurser")
        assert "/StructTreeRoot" not in pdf.Root


def test_a_paper_that_typst_only_warns_of_is_not_made(tmp_path, monkeypatch, school):
    for source in setting.PAPER.glob("*.typ"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    main = tmp_path / "catalogue.typ"
    main.write_text(main.read_text() + '\n#text(font: "No such font")[x]')
    monkeypatch.setattr(setting, "PAPER", tmp_path)
    with pytest.raises(setting.Faulty, match="unknown font"):
        paper(school.term)


def test_a_sign_that_no_font_has_is_no_reason_to_print_nothing(school):
    make_run(course=make_course("Hop 🦘 og håb", slug="hop"), term=school.term)
    assert "Hop ? og håb" in words_of(paper(school.term))


def test_each_seed_has_its_own_landscape():
    assert Landscape("2027-01").svg() == Landscape("2027-01").svg()
    assert Landscape("2027-01").svg() != Landscape("2027-08").svg()


def poster_of(course):
    return poster.of(course, now=timezone.now())


def test_a_poster_says_when_where_and_how(school):
    content = poster_of(school.sleep).pdf(now=timezone.now())
    text = words_of(content)
    for part in ("Søvn der hjælper", "Find ro til natten.", "Fire ", "Havnegade 4", "/kurser/soevn"):
        assert part in text
    with opened(content) as pdf:
        assert len(pdf.pages) == 1
        assert [name for name, _node in tags(pdf)].count("H1") == 1
        alts = [str(node.Alt) for name, node in tags(pdf) if name == "Figure"]
        address = f"{settings.BASE_URL.rstrip('/')}/kurser/soevn/".split("//")[1].rstrip("/")
        assert alts == ["Fem stole i en rundkreds", f"QR-kode, der åbner {address}"]


def test_its_code_opens_the_page_of_the_course(school):
    said = poster_of(school.sleep).said
    url = f"{settings.BASE_URL.rstrip('/')}/kurser/soevn/"
    assert said["address"]["url"] == url
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False
    )
    assert making.code(url) == drawn.getvalue()


def test_the_longest_words_still_make_one_page():
    course = make_course(LONG, teaser="Ressourceforløbsydelse " * 8, picture=make_picture())
    make_run(course=course)
    make_run(course=course, first_start=days_from_now(20))
    make_run(course=course, first_start=days_from_now(30))
    with opened(poster_of(course).pdf(now=timezone.now())) as pdf:
        assert len(pdf.pages) == 1


def test_a_poster_without_a_class_or_a_picture_says_what_to_do():
    text = words_of(poster_of(make_course("Alene")).pdf(now=timezone.now()))
    assert "Ring, og sig, at du gerne vil med." in text
