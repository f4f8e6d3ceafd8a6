"""A clear word instead of an error page, wherever the gate says no to what somebody pressed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from courses.coproduction import gate

CONFLICT = 409


class SayWhyRefused:
    """Middleware: what the gate refused at the end of a request is said as a message, and nothing is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer the gate's refusal; None for every other error."""
        if not (gate.is_refusal(exception) or isinstance(exception, gate.NotApproved)):
            return None
        words = _(
            "Nothing was published. A course goes live when one with lived experience and one professional "
            "have approved exactly that version."
        )
        if not request.accepts("text/html") or request.method not in ("GET", "POST"):
            return JsonResponse({"detail": words}, status=CONFLICT)
        messages.error(request, words)
        is_safe_again = request.method == "POST"
        return redirect(request.get_full_path() if is_safe_again else "/")
