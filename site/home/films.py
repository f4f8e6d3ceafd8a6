"""Films in parts: phones ask for a piece of a film at a time, and some show none that cannot be had so."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse

from courses.blocks import FILM_ENDINGS

LARGEST_PART = 1024 * 1024
"""Whoever asks for more gets the beginning of it, which the standard allows, and asks again."""

ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def serve(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Return the asked part of a film, 416 where there is none, and None where no part is asked for."""
    asked = request.headers.get("Range", "")
    if not asked or not document.filename.lower().endswith(FILM_ENDINGS):
        return None
    size = document.file.size
    part = asked_part(asked, size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part
    with document.file.open("rb") as file:
        file.seek(first)
        content = file.read(last - first + 1)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Range": f"bytes {first}-{last}/{size}",
        "Content-Security-Policy": "default-src 'none'",
    }
    return HttpResponse(content, status=206, content_type=document.content_type, headers=headers)


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte (both included) of a Range header; None for what cannot be had."""
    found = ONE_RANGE.match(header)
    if found is None or found.groups() == ("", ""):
        return None
    start, end = found.groups()
    first = int(start) if start else max(0, size - int(end))
    last = min(int(end), size - 1) if start and end else size - 1
    return (first, min(last, first + LARGEST_PART - 1)) if first <= last else None
