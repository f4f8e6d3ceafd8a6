"""Deny by default, and a second factor for whoever works at the school."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

STAFF_ONLY = "/redaktion/"
EXEMPT = ("/konto/", "/en/konto/", "/static/", "/media/")

View = Callable[..., HttpResponseBase]


class DenyByDefaultMiddleware(LoginRequiredMiddleware):
    """Every view needs a signed-in person unless it says ``login_not_required``.

    Django's own asks ``request.user`` first, which reads the session and adds ``Vary: Cookie`` to every
    public page; here the view is asked first.
    """

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: tuple[Any, ...], view_kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let public views through untouched; send others to sign in.

        Who is signed in and has no business among the staff finds nothing there. Wagtail would send them to
        sign in, and from there, being signed in, they would be sent back, without end.
        """
        if not getattr(view_func, "login_required", True):
            return None
        to_sign_in = super().process_view(request, view_func, view_args, view_kwargs)
        if to_sign_in is None and _is_astray(request):
            raise Http404
        return to_sign_in


class SecondFactorMiddleware:
    """Staff must have used a second factor in this session before any page but those of their account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: tuple[Any, ...], view_kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Send staff without a second factor to use it, or to set one up."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or _is_exempt(request.path_info):
            return None
        user = request.user
        if not user.is_authenticated or not user.is_school_staff or _has_used_second_factor(request):
            return None
        if is_mfa_enabled(user):
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")
        return redirect("mfa_index")


def _is_astray(request: HttpRequest) -> bool:
    is_staffs = request.path_info.startswith(STAFF_ONLY)
    return is_staffs and not request.user.has_perm("wagtailadmin.access_admin")


def _is_exempt(path: str) -> bool:
    return path.startswith(EXEMPT)


def _has_used_second_factor(request: HttpRequest) -> bool:
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))
