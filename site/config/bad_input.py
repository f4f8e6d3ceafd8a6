"""What no form, search or key of ours can hold is refused at the door, once, with 400."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import bad_request

NUL = "\x00"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
OTHER_METHODS_HERE = "/redaktion/localize/"
"""Where wagtail-localize saves a translated line by PUT."""


class RefuseBadInput:
    """Middleware: a NUL character anywhere, or a form without a field that its page always sends, is 400.

    PostgreSQL and file systems cannot hold NUL; Django's forms refuse it, but paths, queries, cookies and
    hand-read fields reach them without a form. Methods that no page of ours sends are 405: Django's views
    delete at DELETE without asking the form that checks and logs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if NUL in request.path_info or "%00" in query or NUL in query or _has_nul(request.COOKIES.items()):
            raise BadRequest("NUL in the address or a cookie")
        if request.method not in METHODS and not request.path_info.startswith(OTHER_METHODS_HERE):
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, view_args: tuple[Any, ...], view_kwargs: dict[str, Any]
    ) -> None:
        """Raise ``BadRequest`` for NUL in a form; the check of its token has read the form already."""
        if request.method == "POST" and _has_nul((name, *values) for name, values in request.POST.lists()):
            raise BadRequest("NUL in a form")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 400 where a view took a field for granted (Wagtail's do), or read a number without end.

        Python refuses to read more than 4,300 digits, which Django's field for JSON does not expect.
        """
        if isinstance(exception, MultiValueDictKeyError) or _is_endless_number(exception):
            return bad_request(request, exception)
        return None


def _is_endless_number(exception: Exception) -> bool:
    return isinstance(exception, ValueError) and "integer string conversion" in str(exception)


def _has_nul(texts: Any) -> bool:
    return any(NUL in text for group in texts for text in group)
