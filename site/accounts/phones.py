"""Telephone numbers as people write them, and as machines want them."""

import re

_SPACING = re.compile(r"[\s().\-/]+")
_FOREIGN = re.compile(r"\+[1-9]\d{6,14}")
_DANISH = re.compile(r"[2-9]\d{7}")


def international(written: str) -> str:
    """Return the number as ``+4520123456``, or '' where it is none.

    Eight digits are Danish; a foreign number is written with ``+`` or ``00`` before its country.
    """
    number = _SPACING.sub("", written)
    if number.startswith("00"):
        number = "+" + number[2:]
    if _DANISH.fullmatch(number):
        return "+45" + number
    if number.startswith("+45"):
        return number if _DANISH.fullmatch(number[3:]) else ""
    return number if _FOREIGN.fullmatch(number) else ""
