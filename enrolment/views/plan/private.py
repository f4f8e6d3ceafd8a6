"""What every page of a plan does first: keep what is typed to itself, and open what lies under a word."""

from collections.abc import Callable, ItemsView, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.debug import SafeExceptionReporterFilter
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.models import User
from accounts.rate_limits import allow
from accounts.visitors import signed_in
from enrolment.plan import keeping, window
from enrolment.plan.forms import OpenForm
from enrolment.plan.keeping import Locked, Unreadable
from enrolment.plan.sealing import Own

UNPROCESSABLE, CONFLICT, TOO_MANY, LOCKED = 422, 409, 429, 403
_OURS = {"csrfmiddlewaretoken", "plan_word", "plan_open"}

Page = Callable[..., HttpResponse]


class Silent(SafeExceptionReporterFilter):
    """Leaves every value out of a report of an error: a word of a plan may stand in any of them."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always, while somebody develops too."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Return the names of what was typed."""
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request else {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> ItemsView[str, Any]:
        """Return the names of what stood in a frame."""
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()


def private(view: Page) -> Page:
    """Keep everything of this page out of reports, and say calmly where a plan does not open.

    A plan under its owner's word is opened with it first; what they were about to save is not lost.
    """

    @sensitive_post_parameters()
    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _be_silent(request)
        try:
            return _opened(request, view, args, kwargs)
        except Unreadable:
            return render(request, "enrolment/plan/unreadable.html")

    return page


def own_of(request: HttpRequest) -> Own | None:
    """Return what the word became that this browser has given lately."""
    value = request.COOKIES.get(window.COOKIE, "")
    return window.own_in(value, person=signed_in(request).pk, now=timezone.now()) if value else None


def keep_open(request: HttpRequest, response: HttpResponse, own: Own) -> HttpResponse:
    """Let this browser open the plan for a while; in no other part of the site."""
    response.set_cookie(
        window.COOKIE,
        window.token(own, person=signed_in(request).pk, now=timezone.now()),
        max_age=window.OPEN_FOR,
        path=reverse("enrolment:plan"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def shut(response: HttpResponse) -> HttpResponse:
    """Let this browser open the plan no more."""
    response.delete_cookie(window.COOKIE, path=reverse("enrolment:plan"), samesite="Strict")
    return response


def _be_silent(request: HttpRequest) -> None:
    silent: Any = request
    silent.exception_reporter_filter = Silent()


def _opened(
    request: HttpRequest, view: Page, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> HttpResponse:
    form = OpenForm(request.POST) if "plan_word" in request.POST else OpenForm()
    if form.is_bound and form.is_valid():
        person = signed_in(request)
        if not allow(request, action="plan_word", key=str(person.pk)):
            return render(request, "429.html", status=TOO_MANY)
        own = _own(person, form)
        if own is not None:
            request.COOKIES[window.COOKIE] = window.token(own, person=person.pk, now=timezone.now())
            if "plan_open" in request.POST:
                return keep_open(request, redirect(request.path), own)
            return keep_open(request, view(request, *args, **kwargs), own)
    try:
        return view(request, *args, **kwargs) if not form.is_bound else _ask(request, form)
    except Locked:
        return _ask(request, form)


def _own(person: User, form: OpenForm) -> Own | None:
    try:
        return keeping.open_with(person, form.cleaned_data["plan_word"])
    except Locked:
        form.add_error("plan_word", _("That is not the word. Try again; capital letters count."))
        return None


def _ask(request: HttpRequest, form: OpenForm) -> HttpResponse:
    """Ask for the word, and send with it what was about to be saved."""
    typed = [(name, value) for name, values in request.POST.lists() if name not in _OURS for value in values]
    opens = request.method == "GET" or "plan_open" in request.POST
    context = {"form": form, "typed": typed, "opens": opens}
    return render(request, "enrolment/plan/locked.html", context, status=LOCKED if form.errors else 200)
