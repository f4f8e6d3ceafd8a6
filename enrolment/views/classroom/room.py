"""The room of a class, and what lies on its shelf."""

from typing import TypeVar
from urllib.parse import quote

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enrolment.classroom import handouts, room_page
from enrolment.views.asking import language
from enrolment.views.classroom.asking import facts_of, room_of

Answer = TypeVar("Answer", bound=HttpResponseBase)
_HANDED_OUT = {
    # Whatever it is, it is kept, not opened here: it may run nothing, and is no page of ours.
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Show the room."""
    found = room_page.of(room_of(request, enrolment_id), language=language())
    return render(request, "enrolment/classroom/room.html", {"page": found, "row": found.room.row})


@never_cache
@require_http_methods(["GET", "POST"])
def material(request: HttpRequest, enrolment_id: int, material_id: int) -> HttpResponseBase:
    """Hand out the newest version of a material."""
    room = room_of(request, enrolment_id)
    try:
        version = handouts.find(room.run, material_id=material_id)
    except handouts.Gone as gone:
        raise Http404 from gone
    response = FileResponse(
        version.file, as_attachment=True, filename=version.name, content_type=version.content_type
    )
    return _kept_apart(response)


@never_cache
@require_http_methods(["GET", "POST"])
def archive(request: HttpRequest, enrolment_id: int) -> HttpResponseBase:
    """Hand out all materials packed as one file; 404 where there are none."""
    room = room_of(request, enrolment_id)
    found = handouts.of(room.run)
    if not found:
        raise Http404
    name = quote(handouts.file_name(facts_of(room).title))
    response = StreamingHttpResponse(handouts.packed(found), content_type="application/zip")
    response["Content-Disposition"] = f"attachment; filename*=utf-8''{name}"
    return _kept_apart(response)


def _kept_apart(response: Answer) -> Answer:
    for name, value in _HANDED_OUT.items():
        response[name] = value
    return response
