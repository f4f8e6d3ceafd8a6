"""What a draft still lacks before two can be asked to approve it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from courses.coproduction import contents
from courses.coproduction.merging import BLOCK, BODY
from courses.states import ApprovalKind


@dataclass(frozen=True)
class Lack:
    """Something missing, in which part it is written ("" for none), and whether it is needed."""

    words: str
    part: str
    is_needed: bool = True


def of(values: Mapping[str, Any], team: Sequence[ApprovalKind] = ()) -> list[Lack]:
    """What is missing, the needed first. ``team`` is for which experience nobody is in the team."""
    found = [
        Lack(words, part)
        for is_there, words, part in (
            (values["teaser"], gettext("A sentence that makes people want to come"), "titel"),
            (_has_text(values), gettext("A text about what happens on the course"), "indhold"),
            (_agreed(values), gettext("A yes from the person whose words you quote"), "indhold"),
            (values["gains"].strip(), gettext("What you get out of it"), "udbytte"),
            (values["audience"], gettext("Who it is for"), "find"),
            (values["themes"], gettext("What it strengthens"), "find"),
        )
        if not is_there
    ]
    found += [Lack(_of_team(kind), "") for kind in team]
    if not values["next_steps"].strip():
        found.append(Lack(gettext("Next steps outside the school"), "videre", is_needed=False))
    if values["picture"] is None:
        found.append(Lack(gettext("A picture: an editor finds one"), "", is_needed=False))
    return found


def _of_team(kind: ApprovalKind) -> str:
    if kind == ApprovalKind.LIVED:
        return gettext("Somebody in the team with lived experience")
    return gettext("A professional in the team")


def _blocks(values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [values[f"{BLOCK}{key}"] for key in values[BODY]]


def _has_text(values: Mapping[str, Any]) -> bool:
    texts = (block["value"] for block in _blocks(values) if block["type"] == contents.TEXT)
    return any(text.strip() for text in texts)


def _agreed(values: Mapping[str, Any]) -> bool:
    quotes = (block["value"] for block in _blocks(values) if block["type"] == contents.QUOTE)
    return all(quote.get("agreed") for quote in quotes)
