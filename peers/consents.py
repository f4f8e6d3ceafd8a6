"""A contributor's own yes to being shown in public: for the name, the story and the portrait.

Only the last answer is kept, never that somebody once said otherwise: who hides is nobody's business.
"""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from peers import portraits
from peers.locking import locked
from peers.models import Contributor


class Part(StrEnum):
    """What there is a yes to."""

    NAME = "navn"
    STORY = "historie"
    PORTRAIT = "billede"


_MOMENTS = {Part.NAME: "consented_at", Part.STORY: "story_shown_at", Part.PORTRAIT: "portrait_shown_at"}


class NothingToShow(Exception):
    """There is no story, or no portrait, or the person has stopped."""


@transaction.atomic
def say_yes(*, contributor: Contributor, part: Part, now: datetime | None = None) -> Contributor:
    """Show this to the public; saying it twice keeps the first moment.

    A story and a portrait are seen only while the name is shown. Raises NothingToShow.
    """
    row, field = locked(contributor), _MOMENTS[part]
    if row.has_stopped or (part is Part.STORY and not row.story):
        raise NothingToShow(part)
    if part is Part.PORTRAIT and not row.portrait:
        raise NothingToShow(part)
    if getattr(row, field) is None:
        setattr(row, field, now or timezone.now())
        row.save(update_fields=[field])
    return row


@transaction.atomic
def take_back(*, contributor: Contributor, part: Part) -> Contributor:
    """Show this no longer, from this moment. Without the name there is nothing else to be seen either.

    A portrait whose yes is taken back is deleted; a story stays with the person, who alone sees it.
    """
    row = locked(contributor)
    gone = tuple(_MOMENTS) if part is Part.NAME else (part,)
    fields = [_MOMENTS[one] for one in gone]
    for field in fields:
        setattr(row, field, None)
    row.save(update_fields=fields)
    return portraits.withdraw(contributor=row) if Part.PORTRAIT in gone else row
