"""A contributor's portrait: what may be uploaded, what of it is kept, and where.

The file that was sent is never kept. From its content two pictures are made anew, so that nothing a camera
or somebody else wrote into it (place, time, owner, more than a picture) can come along. They lie in a folder
of their own whose name changes with each picture, and are shown by a view that asks for the yes every time.
"""

import logging
import uuid
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageOps

from peers import uploads
from peers.locking import locked
from peers.models import Contributor

LEAST = 160
"""Pixels of the shorter side."""
LARGE, SMALL = 640, 160
SIZES = (LARGE, SMALL)
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
QUALITY = 82
# A head is seldom in the very middle of a high picture.
CENTRE = (0.5, 0.35)

log = logging.getLogger(__name__)


class NotAPortrait(Exception):
    """What was sent cannot be a portrait; ``reason`` is ``too_large``, ``damaged`` or ``too_small``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(content: bytes) -> dict[int, bytes]:
    """Return a square JPEG of each size, in pixels. Raises NotAPortrait."""
    try:
        return uploads.made_anew(
            content,
            _sizes,
            formats=FORMATS,
            enough=2 * LARGE,
            is_too_small=lambda size: min(size) < LEAST,
        )
    except uploads.Unusable as no:
        raise NotAPortrait(no.reason) from no


def _sizes(picture: Image.Image) -> dict[int, bytes]:
    fitted = {size: ImageOps.fit(picture, (size, size), centering=CENTRE) for size in SIZES}
    return {size: uploads.jpeg(one, quality=QUALITY, progressive=True) for size, one in fitted.items()}


def replace(*, contributor: Contributor, sizes: dict[int, bytes], shown: bool) -> Contributor:
    """Keep another portrait, from ``read``; the one before is deleted. `shown`: the person says yes to it."""
    folder = f"portraits/{uuid.uuid4().hex}"
    kept = {size: default_storage.save(f"{folder}/{size}.jpg", ContentFile(sizes[size])) for size in SIZES}
    try:
        with transaction.atomic():
            row = locked(contributor)
            _delete_later(row)
            row.portrait.name = kept[LARGE]
            row.portrait_shown_at = timezone.now() if shown else None
            row.save(update_fields=["portrait", "portrait_shown_at"])
    except Exception:
        _delete(folder)
        raise
    return row


@transaction.atomic
def withdraw(*, contributor: Contributor) -> Contributor:
    """Take back the yes and the picture; nobody gets it from this moment, and its files are deleted."""
    row = locked(contributor)
    _delete_later(row)
    row.portrait.name, row.portrait_shown_at = "", None
    row.save(update_fields=["portrait", "portrait_shown_at"])
    return row


def mark(contributor: Contributor) -> str:
    """Return what changes with each portrait; "" without one."""
    name = contributor.portrait.name
    return PurePosixPath(name).parent.name if name else ""


def content(contributor: Contributor, size: int) -> bytes | None:
    """Return the picture of that size; None where there is none."""
    name = contributor.portrait.name
    if not name or size not in SIZES:
        return None
    try:
        with default_storage.open(f"{PurePosixPath(name).parent}/{size}.jpg") as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def _delete_later(row: Contributor) -> None:
    """Delete the files when it is certain that the row no longer names them."""
    if row.portrait.name:
        folder = str(PurePosixPath(row.portrait.name).parent)
        transaction.on_commit(lambda: _delete(folder))


def _delete(folder: str) -> None:
    for size in SIZES:
        try:
            default_storage.delete(f"{folder}/{size}.jpg")
        except OSError:
            # Nobody can reach it any more; the row is what counts.
            log.exception("A portrait could not be deleted")
    _remove_empty(folder)


def _remove_empty(folder: str) -> None:
    try:
        default_storage.delete(folder)
    except OSError:
        log.exception("The folder of a portrait could not be deleted")
