"""How a calendar is handed to those who fetch it: once, and again only when it has changed."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from courses.calendars import etag

TOO_MANY = 429
ASK_AGAIN_AFTER = 3600

FOR_EVERYBODY = "public, max-age=900"
FOR_ONE = "private, no-cache"


def answer(request: HttpRequest, content: bytes, *, filename: str, keep: str) -> HttpResponse:
    """Return a calendar, or 304 where the caller has these very bytes.

    ``keep`` is FOR_EVERYBODY or FOR_ONE. There is no Last-Modified: a course that is taken away, or gets
    another title, changes a feed without any session in it being younger, and the ETag says it better.
    """
    seal = etag(content)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["ETag"] = seal
    response["Cache-Control"] = keep
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return get_conditional_response(request, etag=seal, response=response) or response


def too_many() -> HttpResponse:
    """Ask whoever fetches too often to come back in an hour."""
    return HttpResponse(status=TOO_MANY, headers={"Retry-After": str(ASK_AGAIN_AFTER)})
