"""What a file is by its content, whatever its name says."""

import zipfile
from collections.abc import Callable
from typing import Final

from django.core.files.base import File
from PIL import Image

ZIP = (0, b"PK\x03\x04")
# By the end of the name: where in the file, and what must stand there; one of them is enough.
SIGNATURES: dict[str, tuple[tuple[int, bytes], ...]] = {
    "pdf": ((0, b"%PDF-"),),
    "docx": (ZIP,),
    "xlsx": (ZIP,),
    "pptx": (ZIP,),
    "odt": (ZIP,),
    "ods": (ZIP,),
    "odp": (ZIP,),
    "mp4": ((4, b"ftyp"),),
    "m4a": ((4, b"ftyp"),),
    "webm": ((0, b"\x1a\x45\xdf\xa3"),),
    "mp3": ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2")),
    "vtt": ((0, b"WEBVTT"), (0, b"\xef\xbb\xbfWEBVTT")),
}
LONGEST_SIGNATURE = 16

MOST_PARTS: Final = 5_000
LARGEST_UNPACKED: Final = 500 * 1024 * 1024
"""A document that is more than this when it is unpacked is none."""
MOST_PIXELS: Final = 40_000_000

OPEN_DOCUMENTS = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}


def ending(name: str) -> str:
    """Return the end of a name, in small letters and without its dot; empty where it has none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_what_it_says(file: File[bytes]) -> bool:
    """Whether the first bytes fit the end of the name."""
    file.seek(0)
    start = file.read(LONGEST_SIGNATURE)
    file.seek(0)
    signatures = SIGNATURES.get(ending(file.name or ""), ())
    return any(start[at:].startswith(mark) for at, mark in signatures)


def holds_what_it_says(file: File[bytes]) -> bool:
    """Whether the whole of a file fits its name: a document is unfolded, a picture and a text are read."""
    kind = ending(file.name or "")
    if kind in PICTURES:
        return _is_asked(file, _is_picture, kind)
    if kind == "txt":
        return _is_asked(file, _is_text, kind)
    if not is_what_it_says(file):
        return False
    is_packed = kind in OPEN_DOCUMENTS or kind in OFFICE_FOLDERS
    return not is_packed or _is_asked(file, _is_document, kind)


def _is_asked(file: File[bytes], question: Callable[[File[bytes], str], bool], kind: str) -> bool:
    file.seek(0)
    try:
        return question(file, kind)
    except (OSError, ValueError, SyntaxError, RuntimeError, KeyError):
        return False
    except (zipfile.BadZipFile, Image.DecompressionBombError):
        return False
    finally:
        file.seek(0)


def _is_picture(file: File[bytes], kind: str) -> bool:
    with Image.open(file) as picture:
        width, height = picture.size
        return picture.format == PICTURES[kind] and width * height <= MOST_PIXELS


def _is_text(file: File[bytes], _kind: str) -> bool:
    return "\0" not in file.read().decode("utf-8-sig")


def _is_document(file: File[bytes], kind: str) -> bool:
    """What lies in it is looked at in its list; nothing is unpacked. What carries programs is refused."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            return False
        if kind in OPEN_DOCUMENTS:
            with packed.open("mimetype") as said:
                return said.read(len(OPEN_DOCUMENTS[kind]) + 1) == OPEN_DOCUMENTS[kind]
        names = {part.filename for part in parts}
        has_programs = any(name.lower().endswith("vbaproject.bin") for name in names)
        is_office = "[Content_Types].xml" in names and any(
            name.startswith(OFFICE_FOLDERS[kind]) for name in names
        )
        return is_office and not has_programs
