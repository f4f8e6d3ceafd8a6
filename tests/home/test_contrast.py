"""Every pair of colours that stands in the styles has the contrast of WCAG 2.2 AA."""

import re
from itertools import product
from pathlib import Path

import pytest

SCSS = Path(__file__).resolve().parents[2] / "site" / "frontend" / "scss"
COLOUR = re.compile(r"^\$([\w-]+): (#[0-9a-f]{6});", re.MULTILINE)
PAIR = re.compile(r"^  (\w+): \(([^,()]+), ([^,()]+)\)", re.MULTILINE)
THEME = (SCSS / "_theme.scss").read_text(encoding="utf-8")
COLOURS = dict(COLOUR.findall(THEME)) | {"white": "#ffffff"}

GROUNDS = ("paper", "sheet", "sand-tint", "apricot-tint", "fjord-tint")
TEXT = [
    *product(("ink", "ink-soft", "fjord", "fjord-dark", "brick-dark", "heather-dark"), GROUNDS),
    *product(("white",), ("fjord", "fjord-dark", "fjord-deep", "brick")),
    ("ink", "apricot"),
    ("ink", "moss-tint"),
    ("ink", "brick-tint"),
    ("amber-dark", "apricot-tint"),
]
PARTS = [
    *product(("heather",), ("paper", "sheet", "sand-tint", "apricot-tint", "fjord-tint")),
    ("sand-dark", "paper"),
    ("sand-dark", "white"),
    ("apricot", "fjord-deep"),
    ("apricot", "fjord-dark"),
    ("fjord", "paper"),
    ("brick", "sheet"),
    ("ink-soft", "sheet"),
]


def hex_of(value):
    value = value.strip()
    if value == "#fff":
        return "#ffffff"
    return value if value.startswith("#") else COLOURS[value.removeprefix("t.").removeprefix("$")]


def luminance(colour):
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(hex_of(one)), luminance(hex_of(other))))
    return (high + 0.05) / (low + 0.05)


def words():
    """The (tint, text) pairs of seat words, alerts and CHIME themes, wherever a map of them stands."""
    return [
        (path.name, *pair) for path in SCSS.glob("*.scss") for pair in PAIR.findall(path.read_text("utf-8"))
    ]


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text, ground):
    assert contrast(text if text != "white" else "#fff", ground) >= 4.5


@pytest.mark.parametrize(("part", "ground"), PARTS)
def test_parts_can_be_seen(part, ground):
    assert contrast(part, ground) >= 3


def test_words_with_a_colour_can_be_read():
    assert len(words()) >= 19
    faint = [entry for entry in words() if contrast(entry[2], entry[3]) < 4.5]
    assert faint == []
