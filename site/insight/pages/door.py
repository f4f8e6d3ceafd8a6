"""Who gets to the key figures, and what they meet before anything is counted."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.visitors import signed_in
from insight.pages.choosing import Choice, choice

RIGHT = "insight.view_figures"


def for_figures(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who may see the figures, with what they chose; to others there is nothing here.

    The view is called with the request and a ``Choice``, and never before the first night's counting.
    """

    @never_cache
    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not signed_in(request).has_perm(RIGHT):
            raise Http404
        chosen = choice(request)
        if chosen is None:
            return render(request, "insight/figures_empty.html")
        return view(request, chosen, *args, **kwargs)

    return guarded


def frame(chosen: Choice) -> dict[str, Any]:
    """Return what every page of figures shows around its own."""
    return {"choice": chosen, "counted_at": chosen.counted_at, "dimensions": []}
