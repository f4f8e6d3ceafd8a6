"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\n|\S+[^\S\n]*|[^\S\n]+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST_WORDS = 3000
"""Above this, texts are compared line by line: comparing words takes time that grows with their square."""


@dataclass(frozen=True)
class Piece:
    """A run of text: ``same``, ``gone`` (only in the first) or ``new`` (only in the second)."""

    kind: str
    text: str


def between(old: str, new: str) -> list[Piece]:
    """Return the pieces that tell how ``old`` became ``new``; side by side they hold both texts whole."""
    before, after = _parts(old), _parts(new)
    if max(len(before), len(after)) > MOST_WORDS:
        before, after = _LINES.findall(old), _LINES.findall(new)
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(before[a:b])))
            continue
        found += [Piece("gone", "".join(before[a:b]))] if b > a else []
        found += [Piece("new", "".join(after[c:d]))] if d > c else []
    return _joined(found)


def _parts(text: str) -> list[str]:
    return _WORDS.findall(text)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
