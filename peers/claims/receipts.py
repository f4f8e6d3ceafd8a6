"""Receipts: what may be uploaded, what of it is kept, and where.

The file that was sent is never kept. Its picture is made anew, so that nothing a camera or somebody else
wrote into it (place, time, owner, more than a picture) can come along. It lies below no address of its own: a
view shows it to those who may see it.
"""

import logging
import uuid
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image

from peers import uploads
from peers.models.claims import Claim, receipt_storage

LEAST = 200
"""Pixels of the longer side; below that nobody can read it."""
LONGEST_SIDE = 2200
"""Pixels: figures of a long till receipt stay readable."""
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
QUALITY = 80
FOLDER = "receipts"
UNUSED = timedelta(days=2)
"""Longer than a form may carry a picture."""

WORDS = {
    "too_large": _("The picture is too large. Choose one of at most 10 MB."),
    "too_small": _("The picture is too small to be read. Take it once more, a little closer."),
    "damaged": _("This is no picture that we can read. Take it once more, or choose a JPEG or PNG."),
}

log = logging.getLogger(__name__)


class NotAReceipt(Exception):
    """What was sent cannot be a receipt; ``reason`` is ``too_large``, ``damaged`` or ``too_small``."""

    def __init__(self, reason: str) -> None:
        super().__init__(str(WORDS[reason]))
        self.reason = reason


def read(content: bytes) -> bytes:
    """Return the picture as a JPEG of its own making, upright. Raises NotAReceipt."""
    try:
        return uploads.made_anew(
            content,
            _readable,
            formats=FORMATS,
            enough=LONGEST_SIDE,
            is_too_small=lambda size: max(size) < LEAST,
        )
    except uploads.Unusable as no:
        raise NotAReceipt(no.reason) from no


def keep(picture: bytes) -> str:
    """Keep a picture from ``read`` under a name that nobody can guess, and return the name."""
    return str(receipt_storage().save(f"{FOLDER}/{uuid.uuid4().hex}.jpg", ContentFile(picture)))


def content(claim: Claim) -> bytes | None:
    """Return the picture of a claim's receipt; None where there is none."""
    return content_of(claim.receipt.name or "")


def content_of(name: str) -> bytes | None:
    """Return the picture of that name; None where there is none."""
    if not name.startswith(f"{FOLDER}/"):
        return None
    try:
        with receipt_storage().open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def delete(name: str) -> None:
    """Delete a picture that no row names any more; one that another cost has as well stays."""
    if Claim.objects.filter(receipt=name).exists():
        return
    try:
        receipt_storage().delete(name)
    except OSError:
        # Nobody can reach it any more; the row is what counts.
        log.exception("A receipt could not be deleted")


def forget_unused(*, now: datetime | None = None) -> int:
    """Delete the pictures that were chosen a day ago and belong to no cost; return how many."""
    storage, before = receipt_storage(), (now or timezone.now()) - UNUSED
    if not storage.exists(FOLDER):
        return 0
    names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    old = [name for name in names if storage.get_modified_time(name) < before]
    used = set(Claim.objects.filter(receipt__in=old).values_list("receipt", flat=True))
    unused = [name for name in old if name not in used]
    for name in unused:
        delete(name)
    return len(unused)


def _readable(picture: Image.Image) -> bytes:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return uploads.jpeg(picture, quality=QUALITY)
