"""What is handed out in a class, for those with a seat: a list, one file, or all of them packed as one."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses import materials, words
from courses.file_kinds import ending
from courses.models import CourseRun, Material, MaterialVersion

PIECE = 64 * 1024
"""Bytes that are read and passed on at a time, however large the files are."""

LONGEST_NAME = 80

_FORBIDDEN = frozenset('<>:"/\\|?*%')
_DOCUMENT, _SHEET, _SLIDES = _("Document"), _("Spreadsheet"), _("Slides")
_PICTURE, _SOUND = _("Picture"), _("Sound")
_KINDS = {
    "pdf": "PDF",
    **dict.fromkeys(("docx", "odt"), _DOCUMENT),
    **dict.fromkeys(("xlsx", "ods"), _SHEET),
    **dict.fromkeys(("pptx", "odp"), _SLIDES),
    **dict.fromkeys(("jpg", "jpeg", "png", "webp"), _PICTURE),
    **dict.fromkeys(("mp3", "m4a"), _SOUND),
    "mp4": _("Film"),
    "txt": _("Text"),
}


class Gone(Exception):
    """There is no such material, or none any more."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A material as those in the class see it."""

    material: Material
    version: MaterialVersion

    @property
    def about(self) -> str:
        """Such as "PDF, 1,2 MB, 7. januar"."""
        kind = str(_KINDS.get(ending(self.version.name), ending(self.version.name).upper()))
        day = words.unbroken(words.day(self.version.at))
        return ", ".join(filter(None, (kind, filesizeformat(self.version.size), day)))

    @property
    def is_renewed(self) -> bool:
        """Whether it was handed out in an earlier version."""
        return self.version.number > 1


def of(run: CourseRun) -> list[Handout]:
    """Return what is handed out, the oldest first; two queries."""
    return [Handout(one, materials.newest(one)) for one in materials.of(run)]


def find(run: CourseRun, *, material_id: int) -> MaterialVersion:
    """Return the newest version of a material of this class, open to be read. Raises ``Gone``."""
    material = Material.objects.filter(run=run, pk=material_id, removed_at__isnull=True).first()
    if material is None:
        raise Gone
    try:
        return materials.open_newest(material=material)
    except (materials.Removed, FileNotFoundError) as error:
        raise Gone from error


def packed(handouts: Sequence[Handout]) -> Iterator[bytes]:
    """Yield an archive of all, piece by piece: never more than a piece of one file is in memory.

    A file that is gone from the disk is left out.
    """
    out = _Out()
    with ZipFile(cast(IO[bytes], out), "w", ZIP_DEFLATED) as archive:
        for name, handout in zip(names(handouts), handouts, strict=True):
            version = handout.version
            if not version.file.storage.exists(version.file.name or ""):
                continue
            with version.file.open("rb") as file, _entry(archive, name, version) as entry:
                for piece in iter(partial(file.read, PIECE), b""):
                    entry.write(piece)
                    yield out.taken()
            yield out.taken()
    yield out.taken()


def names(handouts: Sequence[Handout]) -> list[str]:
    """Return a name for each file: the title with the end of the file's name, told apart by numbers."""
    found: list[str] = []
    taken: set[str] = set()
    for handout in handouts:
        stem, end = _stem(handout.material.title), ending(handout.version.name)
        name, number = _joined(stem, end), 1
        while name.casefold() in taken:
            number += 1
            name = _joined(f"{stem} ({number})", end)
        taken.add(name.casefold())
        found.append(name)
    return found


def file_name(title: str) -> str:
    """Return the name of the archive of a class."""
    return f"{_stem(title)}.zip"


def _stem(title: str) -> str:
    """A title as the name of a file: Danish letters stay, what a disk or a shell reads as a command goes."""
    plain = unicodedata.normalize("NFC", title)
    kept = "".join("-" if one in _FORBIDDEN else one for one in plain if unicodedata.category(one)[0] != "C")
    return " ".join(kept.split())[:LONGEST_NAME].strip(" .-") or "fil"


def _joined(stem: str, end: str) -> str:
    return f"{stem}.{end}" if end else stem


def _entry(archive: ZipFile, name: str, version: MaterialVersion) -> IO[bytes]:
    info = ZipInfo(name, timezone.localtime(version.at).timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return archive.open(info, "w")


class _Out:
    """What an archive is written to: keeps what is not passed on yet, and cannot go back."""

    def __init__(self) -> None:
        self._kept: list[bytes] = []

    def write(self, data: Any) -> int:
        self._kept.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing lies anywhere else."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        taken, self._kept = b"".join(self._kept), []
        return taken
