"""Films in parts: phones ask for a piece of a film at a time, and some show none that cannot be had so."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import File
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from courses.blocks import FILM_ENDINGS

PIECE = 64 * 1024
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def serve(document: Any, request: HttpRequest) -> HttpResponseBase | None:
    """Return the asked part of a film, 416 where there is no such part, or None for what is no film."""
    if not document.filename.lower().endswith(FILM_ENDINGS):
        return None
    size = document.file.size
    asked = request.headers.get("Range", "")
    part = asked_part(asked, size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part
    response = StreamingHttpResponse(
        pieces(document.file.open("rb"), first, last - first + 1),
        status=206 if asked else 200,
        content_type=document.content_type,
    )
    response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "private, max-age=3600"
    if asked:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte (both included) of a Range header; all for no header, None for what cannot be."""
    if not header:
        return (0, size - 1)
    found = ONE_RANGE.match(header)
    if found is None or found.groups() == ("", ""):
        return None
    start, end = found.groups()
    if not start:
        return (max(0, size - int(end)), size - 1) if int(end) else None
    first, last = int(start), min(int(end), size - 1) if end else size - 1
    return (first, last) if first <= last else None


def pieces(file: File[bytes], first: int, length: int) -> Iterator[bytes]:
    """Read `length` bytes from `first`, a piece at a time, and close the file."""
    with file:
        file.seek(first)
        left = length
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
