"""What a teacher may hand out: which kinds of files, how large, and under what name they are kept."""

import hashlib
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from courses import file_kinds
from courses.picture_traces import without_traces

LARGEST = 20 * 1024 * 1024
LONGEST_NAME = 120

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "mp4": "video/mp4",
    "txt": "text/plain; charset=utf-8",
}
"""The kinds that may be handed out, by the end of their name."""

ACCEPT = ",".join(f".{kind}" for kind in CONTENT_TYPES)
"""What a form asks the browser to offer."""

_FORBIDDEN = frozenset('<>:"/\\|?*%')
_INVISIBLE = ("C", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Sound:
    """A file that may be kept: its content as it will be, ``size`` in bytes, ``sha256`` in hex."""

    name: str
    content_type: str
    content: File[bytes]
    size: int
    sha256: str


def look(file: File[bytes]) -> Sound:
    """Return what may be kept of an uploaded file.

    A photo loses what the camera wrote into it. Raises ValidationError with the code ``empty``,
    ``too_large``, ``wrong_kind`` or ``wrong_content``.
    """
    name = clean_name(file.name or "")
    kind = file_kinds.ending(name)
    if kind not in CONTENT_TYPES:
        raise ValidationError(
            _("Files of this kind cannot be handed out. Save it as a PDF, and choose it again."),
            code="wrong_kind",
        )
    if not file.size:
        raise ValidationError(_("The file is empty."), code="empty")
    if file.size > LARGEST:
        raise ValidationError(_("The file is larger than 20 MB. Make it smaller first."), code="too_large")
    if not file_kinds.holds_what_it_says(file):
        raise wrong_content()
    content = _cleaned(file) if kind in file_kinds.PICTURES else file
    return Sound(name, CONTENT_TYPES[kind], content, content.size, _sum_of(content))


def wrong_content() -> ValidationError:
    """What is said of a file that is something else than its name says."""
    return ValidationError(
        _("The content of this file is not what its name says. Save it anew, and choose it again."),
        code="wrong_content",
    )


def clean_name(name: str) -> str:
    """Return the last part of a name, without what no system can keep or nobody can see; never empty."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    seen = "".join(sign for sign in last if not unicodedata.category(sign).startswith(_INVISIBLE))
    plain = "".join("-" if sign in _FORBIDDEN else sign for sign in seen)
    stem, dot, end = " ".join(plain.split()).rpartition(".")
    if not dot:
        stem, end = end, ""
    stem = stem.strip(" .-") or _("File")
    return f"{stem[: LONGEST_NAME - len(end) - 1].rstrip()}{dot}{end}"[-LONGEST_NAME:]


def _cleaned(file: File[bytes]) -> File[bytes]:
    try:
        clean = without_traces(file.read())
    except (OSError, ValueError, SyntaxError) as error:
        raise wrong_content() from error
    file.seek(0)
    return file if clean is None else ContentFile(clean, name=file.name)


def _sum_of(content: File[bytes]) -> str:
    found = hashlib.sha256()
    content.seek(0)
    for chunk in content.chunks():
        found.update(chunk)
    content.seek(0)
    return found.hexdigest()
