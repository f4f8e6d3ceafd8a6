"""Two who wrote at once: what each changed since the text they both began with, put together.

Texts are kept flat: a field by its name, a block of the body as ``body.<id>``, and ``body`` is the order of
the blocks' ids. Pure functions, no database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]

BODY = "body"
BLOCK = "body."


@dataclass(frozen=True)
class Merged:
    """``values`` to write; what of ``theirs`` was kept beside mine; and where both changed the same.

    ``rescued`` are blocks that one took out while the other wrote in them: they stay.
    """

    values: dict[str, Any]
    theirs: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    rescued: tuple[str, ...] = ()


@dataclass
class _Tally:
    values: dict[str, Any] = field(default_factory=dict)
    theirs: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)
    rescued: list[str] = field(default_factory=list)


def merge(*, base: Values, mine: Values, theirs: Values) -> Merged:
    """Put ``mine`` and ``theirs`` together, seen from ``base``; only what ``mine`` holds is looked at.

    A field that ``base`` does not know counts as changed by both, unless they agree.
    """
    tally = _Tally()
    for name, value in mine.items():
        if name != BODY and not name.startswith(BLOCK):
            _field(tally, name, base, value, theirs)
    if BODY in mine:
        _body(tally, base, mine, theirs)
    return Merged(tally.values, tuple(tally.theirs), tuple(tally.clashes), tuple(tally.rescued))


def _field(tally: _Tally, name: str, base: Values, value: Any, theirs: Values) -> None:
    """Write down who is right about one field (or one block that both have)."""
    other = theirs.get(name)
    if value == other:
        tally.values[name] = value
    elif name in base and value == base[name]:
        tally.values[name] = other
        tally.theirs.append(name)
    elif name in base and other == base[name]:
        tally.values[name] = value
    else:
        tally.clashes.append(name)


def _body(tally: _Tally, base: Values, mine: Values, theirs: Values) -> None:
    ours, others, first = list(mine[BODY]), list(theirs.get(BODY, ())), list(base.get(BODY, ()))
    staying = [key for key in dict.fromkeys([*others, *ours]) if _stays(tally, key, base, mine, theirs)]
    primary, second = (ours, others) if others == first else (others, ours)
    tally.values[BODY] = _in_order(set(staying), primary, second)
    if others != first:
        tally.theirs.append(BODY)


def _stays(tally: _Tally, key: str, base: Values, mine: Values, theirs: Values) -> bool:
    """Whether a block is there in the end; its text is written down. Nobody's new words are thrown away."""
    name = f"{BLOCK}{key}"
    in_mine, in_theirs = key in mine[BODY], key in theirs.get(BODY, ())
    if in_mine and in_theirs:
        _field(tally, name, base, mine[name], theirs)
        return True
    source = mine if in_mine else theirs
    if key in base.get(BODY, ()):
        # The other took it out: that counts, unless this one wrote in it meanwhile.
        if source[name] == base[name]:
            return False
        tally.rescued.append(name)
    elif in_theirs:
        tally.theirs.append(name)
    tally.values[name] = source[name]
    return True


def _in_order(staying: set[str], primary: Sequence[str], second: Sequence[str]) -> list[str]:
    """Order as in ``primary``; what only ``second`` has comes after the block it stood after there."""
    found = [key for key in primary if key in staying]
    for place, key in enumerate(second):
        if key not in staying or key in found:
            continue
        before = next((one for one in reversed(second[:place]) if one in found), None)
        found.insert(found.index(before) + 1 if before is not None else 0, key)
    return found
