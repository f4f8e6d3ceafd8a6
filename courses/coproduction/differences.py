"""What changed between two texts, word by word.

Comparing words takes time that can grow with their cube ("a a a" against "a b a b"). So the work is reckoned
before it is done: what would take too long is compared line by line, and the lines that differ as a whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\n|\S+[^\S\n]*|[^\S\n]+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST_WORK = 2_000_000
"""About half a second."""


@dataclass(frozen=True)
class Piece:
    """A run of text: ``same``, ``gone`` (only in the first) or ``new`` (only in the second)."""

    kind: str
    text: str


def between(old: str, new: str) -> list[Piece]:
    """Return the pieces that tell how ``old`` became ``new``; side by side they hold both texts whole."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if _work(before, after) <= MOST_WORK:
        return _joined(_compared(before, after))
    return _joined(_by_lines(_LINES.findall(old), _LINES.findall(new)))


def _by_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """Lines that stayed, and the words of those that changed while there is work left."""
    left = MOST_WORK - _work(before, after)
    if left < 0:
        yield from _replaced(before, after)
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(before[a:b]))
            continue
        words = _WORDS.findall("".join(before[a:b])), _WORDS.findall("".join(after[c:d]))
        left -= _work(*words)
        yield from _compared(*words) if left >= 0 else _replaced(*words)


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(before[a:b]))
        else:
            yield from _replaced(before[a:b], after[c:d])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    yield Piece("gone", "".join(before))
    yield Piece("new", "".join(after))


def _work(before: Sequence[str], after: Sequence[str]) -> int:
    """The most that comparing can cost: each pair of equal words, once for each run that is found."""
    counts = Counter(after)
    pairs = sum(count * counts[word] for word, count in Counter(before).items())
    return pairs * min(len(before), len(after))


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece, and no empty ones."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
