"""Letters: what people are told who have no seat to be told about. Rows of an outbox, like the notices.

A letter is finished when it is written; by the way it goes, and whether the night has to pass, is decided
as for everything else the school tells: by how the person wants to be reached.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, override
from django_tasks import task

from accounts.models import Language, Letter, User
from accounts.states import Channel, NoticeState
from accounts.told import texts
from accounts.told.mails import Stranger, Words, compose
from accounts.told.outgoing import PRIORITY, Outbox
from accounts.told.ways import mailed, way_to

__all__ = [
    "Words",
    "deliver",
    "forget",
    "mark_told",
    "queue_lost",
    "said",
    "take_back",
    "take_back_where",
    "to_call",
    "write",
]

KEPT = timedelta(days=90)
"""After it was told: a text is of no more use, and may name somebody."""


@transaction.atomic
def write(
    *,
    kind: str,
    words: Words,
    full: Words | None = None,
    person: User | None = None,
    address: str = "",
    language: str = "",
    is_own_act: bool = False,
) -> Letter:
    """Tell a person, or an address without one, something; both the row and its task are of this transaction.

    The text is finished, in the reader's language: ``words`` say neither the course nor the school, ``full``
    is what whoever has chosen full words reads. ``is_own_act``: the reader sits and waits for it, so a mail
    goes by night too. Raises ValueError where there is not exactly one reader.
    """
    if (person is None) == (address == ""):
        raise ValueError("A letter is to a person, or to an address without one.")
    now = timezone.now()
    way = way_to(person, now=now, is_own_act=is_own_act) if person else mailed(now=now, is_own_act=is_own_act)
    letter = Letter.objects.create(
        kind=kind,
        person=person,
        address=address,
        language=_known(person.language if person else language or get_language() or ""),
        words=asdict(words),
        full=asdict(full) if full else None,
        channel=way.channel,
        not_before=way.not_before,
        state=way.state,
    )
    if letter.state == NoticeState.QUEUED:
        OUTBOX.send_soon(letter)
    return letter


def said(letter: Letter, *, full: bool) -> Words:
    """Return the words of a letter; ``full`` where they were written and may be read."""
    written: dict[str, Any] = letter.full if full and letter.full else letter.words
    return Words(**{**written, "paragraphs": tuple(written["paragraphs"])})


def to_call() -> QuerySet[Letter]:
    """What the school has to tell by itself, oldest first: no mail, or a mail that did not go."""
    return OUTBOX.to_call().select_related("person")


def mark_told(*, letter: Letter, by: User) -> Letter:
    """Write down that somebody at the school has told the reader; again is no change."""
    return OUTBOX.mark_told(letter, by=by)


def queue_lost(*, now: datetime | None = None) -> int:
    """Queue again each letter that waits and whose task is gone; return how many."""
    return OUTBOX.queue_lost(now=now)


def forget(*, now: datetime | None = None) -> int:
    """Delete the letters that were told, or are no longer needed, some months ago; return how many."""
    before = (now or timezone.now()) - KEPT
    told = Q(done_at__lt=before) | Q(state=NoticeState.DROPPED, created_at__lt=before)
    return Letter.objects.filter(told).delete()[0]


def take_back(*, path: str) -> int:
    """Delete the letters whose button leads there, sent or not: what it led to is gone. Return how many."""
    return Letter.objects.filter(words__path=path).delete()[0]


def take_back_where(*, kinds: Iterable[str], path_part: str) -> int:
    """Delete the letters of these kinds whose button leads to an address with this part; return how many."""
    return Letter.objects.filter(kind__in=list(kinds), words__path__icontains=path_part).delete()[0]


@task(queue_name="mail", priority=PRIORITY)
def deliver(letter_id: str) -> str:
    """Send a letter by its way and return its state."""
    return OUTBOX.deliver(letter_id)


def _hand_over(letter: Letter) -> None:
    person, key = letter.person, str(letter.pk)
    if person is not None and letter.channel == Channel.SMS:
        texts.send(person=person, text=text_of(letter), key=key)
        return
    reader = person or Stranger(letter.language)
    to = person.email or "" if person else letter.address
    with override(letter.language):
        compose(said(letter, full=reader.full_messages), reader=reader, to=to, key=key).send()


def text_of(letter: Letter) -> str:
    """Return what stands in a text message: what happened, and where to read the rest; never full words."""
    words = said(letter, full=False)
    if words.url:
        return texts.fitted(f"{words.subject.rstrip('.:')}:", words.url)
    return texts.fitted(" ".join((f"{words.subject.rstrip('.')}.", *words.paragraphs)))


def _is_stale(letter: Letter) -> bool:
    """Whether its reader has gone since."""
    return letter.person is not None and not letter.person.is_active


def _known(language: str) -> str:
    return language if language in Language.values else Language.DANISH


OUTBOX: Outbox[Letter] = Outbox(Letter, deliver, _hand_over, _is_stale)
