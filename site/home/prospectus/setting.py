"""Sets papers by typst, with pictures beside the words, so that everybody's reading aid can read them."""

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from accounts import typesetting
from home.prospectus.course_words import Words
from home.prospectus.press import PAPER as PRESSED
from home.prospectus.press import pressed, pressed_apart

PAPER = Path(__file__).resolve().parent / "paper"
Lay = Callable[[Path], None]
"""Puts a file at the path it is given."""

Press = Callable[[Path, str, int, Sequence[Path]], list[str]]


class Faulty(Exception):
    """Typst had something to say against the paper: it is not published."""


def pdf(
    template: str, said: Words, *, beside: Mapping[str, Lay], timestamp: int, apart: bool = False
) -> bytes:
    """Set ``said`` by the template of that name, tagged as PDF/UA-1; the same input gives the same bytes.

    ``beside`` are the files that the template shows, by name. ``timestamp`` is seconds since 1970. A sign
    that no font of ours has is set as a question mark. ``apart``: in a process of its own, for large papers.
    Raises ``Faulty`` where typst refuses, or warns.
    """
    press = pressed_apart if apart else pressed
    with TemporaryDirectory(prefix="paper-") as kept:
        folder = Path(kept)
        for source in PAPER.glob("*.typ"):
            shutil.copy(source, folder / source.name)
        for name, lay in beside.items():
            lay(folder / name)
        text = json.dumps(said, ensure_ascii=False)
        try:
            return _set(folder, template, text, timestamp, press)
        except Faulty:
            plain = typesetting.plain(text)
            if plain == text:
                raise
            return _set(folder, template, plain, timestamp, press)


def written(content: bytes) -> Lay:
    """Return what lays down these bytes."""

    def lay(path: Path) -> None:
        path.write_bytes(content)

    return lay


def _set(folder: Path, template: str, text: str, timestamp: int, press: Press) -> bytes:
    (folder / "data.json").write_text(text, encoding="utf-8")
    heard = press(folder, template, timestamp, typesetting.fonts())
    against = [message for message in heard if not _is_about_fonts(message)]
    if against:
        raise Faulty("; ".join(against))
    return (folder / PRESSED).read_bytes()


def _is_about_fonts(message: str) -> bool:
    """Whether typst only misses a font: before the front end is built, its own serve."""
    return not typesetting.fonts() and re.match("unknown font family", message) is not None
