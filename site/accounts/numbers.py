"""Numbers of rows as a form or an address sends them: text that anybody may have written."""

from collections.abc import Iterable

LONGEST = 18
"""Figures: every number of a row has fewer, and no text of that length is slow to read."""


def number_of(text: str) -> int | None:
    """Return the number of a row; None for what cannot be one, such as "²" or a thousand figures."""
    is_one = text.isascii() and text.isdecimal() and len(text) <= LONGEST
    return int(text) if is_one else None


def numbers_of(texts: Iterable[str]) -> list[int]:
    """Return the numbers among texts, in their order; what cannot be one is left out."""
    return [number for number in map(number_of, texts) if number is not None]
