"""What a form was begun from, sealed into the form: whose, of which course and part, and its values.

A seal is as good as the form's own token: only a page of ours, shown to this person, has it.
"""

from dataclasses import asdict
from typing import Any

from django.core import signing

from courses.coproduction.drafts import Base

_SALT = "courses.coproduction.base"
NOTHING = Base(None, "", {})
"""The base of a form whose seal was lost: whatever differs from what stands there has to be looked at."""


def seal(base: Base, *, page_id: int, part: str, person_id: int) -> str:
    """Return the text that goes into the form."""
    held = {"of": [page_id, part, person_id], "base": asdict(base)}
    return signing.dumps(held, salt=_SALT, compress=True)


def opened(text: str, *, page_id: int, part: str, person_id: int) -> Base:
    """Return the base in a seal, or ``NOTHING`` where it is broken or another's."""
    held = _read(text)
    if held is None or held["of"] != [page_id, part, person_id]:
        return NOTHING
    return Base(**held["base"])


def holder(text: str, *, page_id: int, part: str) -> int | None:
    """The number of the person whom a form of this part was shown to; None where the seal is broken."""
    held = _read(text)
    if held is None or held["of"][:2] != [page_id, part]:
        return None
    return int(held["of"][2])


def _read(text: str) -> dict[str, Any] | None:
    try:
        held: dict[str, Any] = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    return held
