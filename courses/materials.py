"""What teachers hand out: put on the shelf of a class, renewed, renamed and taken down again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from courses import file_kinds
from courses.material_files import Sound, look
from courses.models import CourseRun, Material, MaterialVersion

REMOVED_KEPT = timedelta(days=30)
"""So long a material that was taken down can be found again, in the database."""

LONGEST_TITLE = 100


class Removed(Exception):
    """The material has been taken down."""


@transaction.atomic
def add(*, run: CourseRun, title: str, file: File[Any], by: User) -> Material:
    """Put a file on the shelf of a class; what lies there already, to the byte, is returned as it is.

    Without a title it is called what the file is called. Raises ValidationError (``material_files.look``).
    """
    found = look(file)
    locked = CourseRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    for material in of(locked):
        if newest(material).sha256 == found.sha256:
            return material
    material = Material.objects.create(run=locked, title=_title(title) or _title(_stem(found.name)))
    _keep(found, material=material, number=1, by=by)
    log(locked, "courses.hand_out", user=by, data={"material": material.pk})
    return material


@transaction.atomic
def add_version(*, material: Material, file: File[Any], by: User) -> MaterialVersion:
    """Put a newer file in the place of the one there is; the same content again is no newer version.

    Raises ``Removed``, and ValidationError (``material_files.look``).
    """
    found = look(file)
    locked = _locked(material)
    latest = locked.versions.latest("number")
    if latest.sha256 == found.sha256:
        return latest
    log(locked.run, "courses.hand_out", user=by, data={"material": material.pk})
    return _keep(found, material=locked, number=latest.number + 1, by=by)


@transaction.atomic
def rename(*, material: Material, title: str) -> Material:
    """Call a material something else; an empty title changes nothing. Raises ``Removed``."""
    locked = _locked(material)
    locked.title = _title(title) or locked.title
    locked.save(update_fields=["title"])
    return locked


@transaction.atomic
def remove(*, material: Material, by: User, now: datetime | None = None) -> Material:
    """Take a material down: nobody finds it any more. Again is no change."""
    locked = Material.objects.select_for_update(of=("self",)).select_related("run").get(pk=material.pk)
    if locked.removed_at is None:
        locked.removed_at = now or timezone.now()
        locked.save(update_fields=["removed_at"])
        log(locked.run, "courses.take_down", user=by, data={"material": material.pk})
    return locked


def of(run: CourseRun) -> Sequence[Material]:
    """Return what lies on the shelf of a class, the oldest first, each with its versions: two queries."""
    versions = MaterialVersion.objects.select_related("by").order_by("-number")
    rows = Material.objects.filter(run=run, removed_at=None).prefetch_related(Prefetch("versions", versions))
    return list(rows)


def newest(material: Material) -> MaterialVersion:
    """Return the version that people get; asks nothing of a material that ``of`` returned."""
    return max(material.versions.all(), key=lambda one: one.number)


def open_newest(*, material: Material) -> MaterialVersion:
    """Return the newest version with its ``file`` open to be read.

    Raises ``Removed``, and FileNotFoundError where the file itself is gone. Who may have it is asked before.
    """
    if material.removed_at is not None:
        raise Removed
    version = newest(material)
    version.file.open("rb")
    return version


def forget_removed(*, now: datetime | None = None) -> int:
    """Delete the files of what was taken down a month ago; return how many materials."""
    before = (now or timezone.now()) - REMOVED_KEPT
    rows = list(Material.objects.filter(removed_at__lt=before).prefetch_related("versions"))
    for material in rows:
        kept = [version.file for version in material.versions.all()]
        material.delete()
        for file in kept:
            file.delete(save=False)
    return len(rows)


def _locked(material: Material) -> Material:
    locked = Material.objects.select_for_update(of=("self",)).select_related("run").get(pk=material.pk)
    if locked.removed_at is not None:
        raise Removed
    return locked


def _keep(found: Sound, *, material: Material, number: int, by: User) -> MaterialVersion:
    version = MaterialVersion(
        material=material,
        number=number,
        name=found.name,
        content_type=found.content_type,
        size=found.size,
        sha256=found.sha256,
        by=by,
    )
    version.file.save(found.name, found.content, save=False)
    version.save(force_insert=True)
    return version


def _title(written: str) -> str:
    return " ".join(written.split())[:LONGEST_TITLE].rstrip()


def _stem(name: str) -> str:
    return name.removesuffix(f".{name.rpartition('.')[2]}") if file_kinds.ending(name) else name
