"""The order of the Danish alphabet, which no collation of an embedded database is sure to know."""

import re
import unicodedata

_LAST = {"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"}
"""Behind z, in this order; the German and Swedish letters stand with the Danish ones."""

# "Aagaard" stands under Å; at the seam of two words ("Klaaborg") nobody can tell, and the rule is the same.
_DOUBLE_A = re.compile("aa")


def in_order(name: str) -> str:
    """Return what to sort a name by: ``sorted(names, key=in_order)``."""
    return "".join(_letter(letter) for letter in _DOUBLE_A.sub("å", name.casefold()))


def _letter(letter: str) -> str:
    if letter in _LAST:
        return _LAST[letter]
    return unicodedata.normalize("NFD", letter)[0]
