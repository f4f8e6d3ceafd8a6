"""How a page of Wagtail's is served by a view of ours."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string


class ServedByView:
    """A page whose ``serve`` is a view, named as in settings since models stand below views.

    The view gets the request and the page, and is used for previews too.
    """

    served_by: ClassVar[str]
    known_paths: Mapping[str, str] | None = None
    """Language to path, where whoever found the page knows them already; spares the frame a question."""
    # Everything in the catalogue is for everybody: no page of it hides behind a password.
    private_page_options: ClassVar[list[str]] = []

    def serve(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Answer a request for this page."""
        response: HttpResponse = import_string(self.served_by)(request, self)
        return response

    def serve_preview(self, request: HttpRequest, _mode: str) -> HttpResponse:
        """Show a draft as it will be."""
        return self.serve(request)
