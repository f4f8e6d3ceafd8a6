"""Time as people write it: "1 t 30 min", "1,5", "90 min", "1:30", "halvanden time"."""

import re

from django.utils.translation import gettext

LONGEST = 24 * 60
"""Minutes of a day."""
MOST_LETTERS = 30

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:t|timer|h)?")
_HOURS = r"(\d+(?:[.,]\d+)?)(?:t|ti|time|timer|h|hr|hrs|hour|hours)"
_MINUTES = r"(\d+)(?:m|min|mins|minut|minutter|minute|minutes)"
_PARTS = re.compile(rf"(?:{_HOURS})?(?:og|and)?(?:{_MINUTES})?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_FRACTIONS = {"½": ",5", "¼": ",25", "¾": ",75"}
_SAID = {
    "halv": "0,5t",
    "halvtime": "0,5t",
    "enhalvtime": "0,5t",
    "enkvarter": "15min",
    "etkvarter": "15min",
    "kvarter": "15min",
    "trekvarter": "45min",
    "entime": "1t",
    "halvanden": "1,5t",
    "halvandentime": "1,5t",
    "halfanhour": "0,5t",
    "anhour": "1t",
}


def minutes(text: str) -> int | None:
    """Return the minutes somebody means, or None where it cannot be read or is not within a day.

    A bare number is hours up to 12 ("2", "1,5"), and minutes above that ("90").
    """
    said = re.sub(r"\s+", "", text.lower()).rstrip(".")
    if len(said) > MOST_LETTERS:
        return None
    for sign, digits in _FRACTIONS.items():
        said = re.sub(rf"(?<!\d){sign}", f"0{digits}", said).replace(sign, digits)
    found = _read(_SAID.get(said, said))
    return found if found is not None and 0 < found <= LONGEST else None


def words(count: int) -> str:
    """Such as "1 t 30 min", "45 min", "2 t", in one piece however narrow the line."""
    hours, rest = divmod(count, 60)
    if hours and rest:
        said = gettext("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
    elif hours:
        said = gettext("%(hours)s h") % {"hours": hours}
    else:
        said = gettext("%(minutes)s min") % {"minutes": rest}
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def _read(said: str) -> int | None:
    if clock := _CLOCK.fullmatch(said):
        return int(clock[1]) * 60 + int(clock[2]) if int(clock[2]) < 60 else None
    if _NUMBER.fullmatch(said):
        number = _amount(said)
        return round(number * 60) if number <= 12 else round(number)
    parts = _PARTS.fullmatch(said)
    if parts is None or not any(parts.groups()):
        return None
    return round(_amount(parts[1] or "0") * 60) + int(parts[2] or 0)


def _amount(digits: str) -> float:
    return float(digits.replace(",", "."))
