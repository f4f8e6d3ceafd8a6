"""Charts: room for what is in them, a word for what is hidden, and the same drawing once."""

import re

import pytest

from insight import charts
from insight.charts import Mark, drawing
from insight.charts.flow import Link
from insight.charts.look import NARROW, WIDE
from insight.charts.texts import fitted, wide

LONG = "Ressourceforløbsydelse og andre lange ord, som ingen kan finde plads til på en telefon"


def marks(*numbers):
    return [
        Mark(f"Nr. {place}", number, "skjult" if number is None else str(number), number is None)
        for place, number in enumerate(numbers)
    ]


def everything():
    names = {key: Mark(key, 9, "9") for key in ("a", "b", "c")}
    steps = [Link("a", "b", Mark("", 9, "9")), Link("b", "a", Mark("", None, "skjult", is_hidden=True))]
    many = marks(3, None, 0, 12345678)
    return [
        charts.bars("Søjler", [*many, Mark(LONG, 4, "4", note="før: 5")]),
        charts.bars("Dele", many, wholes=marks(5, 5, 5, 12345678)),
        charts.columns("Søjler", many * 5),
        charts.columns("Dele", many, wholes=marks(5, 5, 5, 12345678)),
        charts.lines("Linjer", {LONG: many, "B": marks(None, None, None, None), "C": marks(1, 2, 3, 4)}),
        charts.flow("Skridt", names, steps),
        charts.bars("Ingen", []),
        charts.columns("Ingen", []),
        charts.lines("Ingen", {}),
        charts.flow("Ingen", names, []),
    ]


@pytest.mark.parametrize("place", range(10))
@pytest.mark.parametrize("width", [NARROW, 420, WIDE])
def test_nothing_stands_outside_the_drawing(place, width):
    svg = everything()[place].svg(width)
    right = float(re.search(r'width="([\d.]+)"', svg).group(1))
    texts = re.findall(r'text-anchor="(\w+)" transform="translate\(([-\d.]+),[-\d.]+\)"[^>]*>([^<]*)<', svg)

    assert right <= width + 2
    for anchor, x, text in texts:
        long = wide(text, 13) * 0.8
        assert float(x) - {"start": 0, "middle": long / 2, "end": long}[anchor] >= -2, text
        assert float(x) + {"start": long, "middle": long / 2, "end": 0}[anchor] <= right + 2, text


def test_a_hidden_value_is_hatched_and_named_and_has_no_bar():
    svg = charts.bars("Søjler", marks(None)).svg()

    assert ">skjult</text>" in svg
    assert svg.count("<line") > 8
    assert 'fill="#0f5c63"' not in svg


def test_nought_is_nought_and_nothing_is_a_dash():
    svg = charts.bars("Søjler", [Mark("A", 0, "0"), Mark("B", None, "–")]).svg()

    assert ">0</text>" in svg
    assert ">–</text>" in svg
    assert 'stroke="#857a6a"' not in svg


def test_a_hidden_value_interrupts_its_line():
    whole = charts.lines("L", {"A": marks(1, 2, 3)}).svg()
    broken = charts.lines("L", {"A": marks(1, None, 3)}).svg()
    thick = 'stroke-width="2.5"'

    assert (whole.count(thick), broken.count(thick)) == (2, 0)


def test_a_name_too_long_is_cut_and_said_in_full():
    picture = charts.bars("Søjler", [Mark(LONG, 4, "4")])

    assert "…</text>" in picture.svg(NARROW)
    assert LONG in picture.said
    assert fitted("Kort", 200) == "Kort"


def test_what_is_said_stands_in_the_picture_and_cannot_break_out_of_it():
    picture = charts.bars('"><script>', [Mark("</desc><script>", 1, "1")])
    html = picture.inline()

    assert "<script" not in html
    assert html.count('role="img"') == 2


def test_the_same_is_drawn_once(settings, monkeypatch):
    drawn = []
    real = drawing.vl_convert.vegalite_to_svg
    monkeypatch.setattr(
        drawing.vl_convert, "vegalite_to_svg", lambda *given, **more: drawn.append(1) or real(*given, **more)
    )
    for _ in range(3):
        charts.bars("Søjler", marks(987654)).svg()

    assert drawn == [1]
