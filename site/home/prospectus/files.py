"""The catalogues that are kept: one row each, served while they say what is so, and made anew when not.

A row is made by one worker at a time (an advisory lock, which falls when the worker dies), and is queued
only where no task of its own waits or runs: whoever asks a hundred times gets one making.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection, models, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from home.models.prospectus import Making, ProspectusFile
from home.prospectus import making, wording
from home.prospectus.choices import Choice

logger = logging.getLogger(__name__)

PRIORITY = 10
"""Before the index of pages (0), after mail: somebody waits for it, but can do so."""

PAUSE = timedelta(minutes=1)
"""How long a making that failed is left alone before somebody who asks has it tried again."""

_IN_HAND = (Making.WAITING, Making.AT_WORK)
_LOCKS = 4713  # the class of our advisory locks for catalogues


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of a catalogue. ``is_current``: the file says what is so now."""

    row: ProspectusFile
    is_current: bool

    @property
    def has_file(self) -> bool:
        """Whether there is a file to give, be it an older one."""
        return bool(self.row.file)

    @property
    def failed(self) -> bool:
        """Whether the last making failed, and none is under way."""
        return self.row.state == Making.FAILED


def ask(choice: Choice, *, now: datetime | None = None) -> Standing:
    """Return how the catalogue stands; one that is not there, or no longer true, is queued once."""
    moment = now or timezone.now()
    known = standing_of(choice)
    if known is not None and known.state in _IN_HAND and _has_task(known):
        return Standing(known, is_current=False)
    wanted = wording.fingerprint(making.said_now(choice, now=moment), choice.shape)
    with transaction.atomic():
        row = _locked(choice)
        if row.file and not row.file.storage.exists(str(row.file.name)):
            row.file = None
        is_current = bool(row.file) and row.fingerprint == wanted
        if not is_current and _may_begin(row, moment):
            row.state, row.done, row.total, row.asked_at = Making.WAITING, 0, 0, moment
            row.save(update_fields=["state", "done", "total", "asked_at"])
            make.enqueue(str(row.pk))
    return Standing(row, is_current)


def standing_of(choice: Choice) -> ProspectusFile | None:
    """Return the row of a catalogue, if anybody ever asked for it; nothing is queued."""
    return _rows(choice).select_related("term").first()


@task(priority=PRIORITY)
def make(pk: str) -> str:
    """Make the file of a row and return its state; '' where the row is gone or another worker has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCKS, int(pk)])
        if not cursor.fetchone()[0]:
            return ""
    try:
        return _make(int(pk))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCKS, int(pk)])


def forget(*, now: datetime | None = None) -> int:
    """Delete the catalogues of terms that are over, with their files; return how many there were."""
    today = timezone.localdate(now or timezone.now())
    old = list(ProspectusFile.objects.filter(term__ends_on__lt=today))
    for row in old:
        _drop(row.file.name, row)
        row.delete()
    return len(old)


def _make(pk: int) -> str:
    row = ProspectusFile.objects.select_related("term").filter(pk=pk).first()
    if row is None:
        return ""
    now = timezone.now()
    try:
        made = making.make(_choice(row), now=now, told=lambda done, total: _tell(pk, done, total))
    except Exception:
        # Whatever it was: who waits reads that it failed, and the next who asks has it tried again.
        logger.exception("The catalogue %s was not made", row)
        _rows_by(pk).update(state=Making.FAILED, asked_at=now)
        return str(Making.FAILED)
    return _keep(row, made, now)


def _keep(row: ProspectusFile, made: making.Made, now: datetime) -> str:
    """Put the new file in the place of the old one, which goes when everybody sees the new."""
    old = row.file.name
    row.file.save(_choice(row).filename, ContentFile(made.content), save=False)
    row.state, row.fingerprint, row.pages, row.made_at = Making.READY, made.fingerprint, made.pages, now
    row.done = row.total
    with transaction.atomic():
        row.save(update_fields=["state", "fingerprint", "pages", "made_at", "file"])
        transaction.on_commit(lambda: _drop(old, row))
    return str(row.state)


def _drop(name: str | None, row: ProspectusFile) -> None:
    storage = ProspectusFile._meta.get_field("file").storage
    if name and storage.exists(name):
        storage.delete(name)
        logger.debug("The old file of %s is gone", row)


def _tell(pk: int, done: int, total: int) -> None:
    _rows_by(pk).update(state=Making.AT_WORK, done=done, total=total)


def _rows_by(pk: int) -> "models.QuerySet[ProspectusFile]":
    return ProspectusFile.objects.filter(pk=pk)


def _may_begin(row: ProspectusFile, now: datetime) -> bool:
    """Whether nothing of it is under way; a task that is gone, or died three times, is not."""
    if row.state == Making.FAILED and row.asked_at + PAUSE > now:
        return False
    return not _has_task(row)


def _has_task(row: ProspectusFile) -> bool:
    tasks = DBTaskResult.objects.filter(
        task_path=make.module_path, status__in=("READY", "RUNNING"), args_kwargs__args=[str(row.pk)]
    )
    return bool(tasks.exists())


def _locked(choice: Choice) -> ProspectusFile:
    ProspectusFile.objects.get_or_create(**_key(choice))
    return _rows(choice).select_for_update(of=("self",)).select_related("term").get()


def _rows(choice: Choice) -> "models.QuerySet[ProspectusFile]":
    return ProspectusFile.objects.filter(**_key(choice))


def _key(choice: Choice) -> dict[str, Any]:
    return {
        "term": choice.term,
        "audience": choice.audience,
        "shape": choice.shape,
        "language": choice.language,
    }


def _choice(row: ProspectusFile) -> Choice:
    return Choice(row.term, row.audience, row.shape, row.language)
