"""The board and its wall: pages, the parts of them that change, and the version that viewers ask for."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from insight.board import doors, page, wall
from insight.board.rows import Audience
from insight.board.versions import version

AudienceView = Callable[[HttpRequest, Audience], HttpResponse]

POLL_MILLISECONDS = 1200
"""How often a viewer asks for the version: with the time to fetch, a change is seen within two seconds."""


def _behind_the_door(view: AudienceView) -> Callable[[HttpRequest], HttpResponse]:
    """Let in who may see the board, and only then look at what they ask for."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        audience = doors.audience_of(doors.viewer(request))
        if audience is not None:
            return require_safe(view)(request, audience)
        if doors.viewer(request) is None:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied

    return opened


@login_not_required
@_behind_the_door
def board(request: HttpRequest, audience: Audience) -> HttpResponse:
    """The board."""
    shown = page.part(request.GET.dict(), audience=audience, now=timezone.now())
    context = {
        "part": shown,
        "audience": audience,
        "poll": POLL_MILLISECONDS,
        "part_url": _with(reverse("insight:board_part"), shown.about["query"]),
        "wall_url": _with(reverse("insight:wall"), shown.about["query"]),
        **shown.about,
    }
    return _fresh(render(request, "insight/board.html", context))


@login_not_required
@_behind_the_door
def board_part(request: HttpRequest, audience: Audience) -> HttpResponse:
    """What changes of the board; ``v`` in the address is the version that the viewer saw announced."""
    shown = page.part(request.GET.dict(), audience=audience, now=timezone.now())
    return _part(request, shown.html)


@login_not_required
@_behind_the_door
def wall_page(request: HttpRequest, _audience: Audience) -> HttpResponse:
    """The board for a wall: as the public may see it, whoever has opened it, since anybody may pass by."""
    shown = wall.part(request.GET.dict(), now=timezone.now())
    context = {
        "part": shown,
        "poll": POLL_MILLISECONDS,
        "part_url": _with(reverse("insight:wall_part"), shown.about["query"]),
        "board_url": _with(reverse("insight:board"), shown.about["query"]),
        **shown.about,
    }
    return _fresh(render(request, "insight/wall.html", context))


@login_not_required
@_behind_the_door
def wall_part(request: HttpRequest, _audience: Audience) -> HttpResponse:
    """One page of the wall."""
    return _part(request, wall.part(request.GET.dict(), now=timezone.now()).html)


@login_not_required
@require_safe
def board_version(request: HttpRequest) -> HttpResponse:
    """The version alone. It says nothing of what it is the version of, so everybody may ask."""
    response = HttpResponse(version(timezone.now()), content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response


def _with(address: str, query: str) -> str:
    """Join an address and its query so that more can be added."""
    return f"{address}?{query}"


def _fresh(response: HttpResponse) -> HttpResponse:
    """Keep a page out of the cache for visitors, where it could grow three seconds old."""
    response["Cache-Control"] = "private, no-cache"
    return response


def _part(request: HttpRequest, html: str) -> HttpResponse:
    """Hand out a part: with its version in the address it may be kept for all visitors, else never.

    What somebody who is signed in sees may be staff's, and no proxy is to keep it either.
    """
    response = HttpResponse(html)
    is_for_all = request.GET.get("v") and doors.viewer(request) is None
    return response if is_for_all else _fresh(response)
