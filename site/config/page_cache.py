"""Whole pages for visitors without a session, kept for a few seconds.

Placed first, so that a hit costs no other middleware and no query. Nothing personal can get in: a request
with a session or message cookie or with credentials neither gets nor fills it, and a response is kept only
if it set no cookie, carries no CSRF token or nonce, and did not ask to be private. The short life keeps
seat words fresh (never older than five seconds) without anybody having to remember to clear it.
"""

import gzip
import hashlib
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

BYPASSING_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")
FRAGMENT_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_HISTORY_RESTORE_REQUEST")
LEAST_TO_COMPRESS = 1024


class KeptPage(NamedTuple):
    """What is sent again: headers as they were, the body plain and compressed."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    compressed: bytes | None


class AnonymousPageCache:
    """Middleware: answer an anonymous GET from the cache, or keep what the site answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.seconds: int = settings.PAGE_CACHE_SECONDS
        self.cache = caches["pages"]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self.seconds or not _may_be_shared(request):
            return self.get_response(request)
        key = _key(request)
        kept: KeptPage | None = self.cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _is_for_everybody(request, response):
                return response
            kept = _keep(response)
            self.cache.set(key, kept, self.seconds)
        return _answer(request, kept)


def _may_be_shared(request: HttpRequest) -> bool:
    if request.method not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in request.META:
        return False
    return not any(name in request.COOKIES for name in BYPASSING_COOKIES)


def _key(request: HttpRequest) -> str:
    """Host, path with query and whether a fragment is wanted; the language stands in the path."""
    host = request.META.get("HTTP_HOST", "")
    wants = "|".join(request.META.get(name, "") for name in FRAGMENT_HEADERS)
    address = f"{request.scheme}|{host}|{request.get_full_path()}|{wants}|{request.method}"
    return hashlib.sha256(address.encode()).hexdigest()


def _is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and isinstance(response, HttpResponse)
        and not response.cookies
        and not any(word in control for word in ("private", "no-store"))
        and "CSRF_COOKIE" not in request.META
        and getattr(request, "_csp_nonce", None) is None
    )


def _keep(response: HttpResponseBase) -> KeptPage:
    assert isinstance(response, HttpResponse)
    response.headers.setdefault("Cache-Control", "no-cache")
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    body = response.content
    squeezed = gzip.compress(body, 6) if len(body) >= LEAST_TO_COMPRESS and _is_text(response) else None
    headers = tuple((name, value) for name, value in response.items() if name != "Content-Length")
    return KeptPage(headers, body, squeezed)


def _is_text(response: HttpResponse) -> bool:
    kind = response.get("Content-Type", "")
    return kind.startswith("text/") or "xml" in kind or "json" in kind


def _answer(request: HttpRequest, kept: KeptPage) -> HttpResponse:
    squeeze = kept.compressed is not None and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    response = HttpResponse(kept.compressed if squeeze else kept.body)
    for name, value in kept.headers:
        response[name] = value
    if squeeze:
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))
    return response
