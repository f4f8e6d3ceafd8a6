"""Counting who drops in: on the phone of who hosts, and on a kiosk by the door that knows nobody."""

from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rate_limits import allow
from courses import words
from courses.models import Session
from enrolment.day import drop_in, kiosks, tap_batches
from enrolment.day.drop_in import DropIn
from enrolment.day.rules import drop_in_is_open
from enrolment.day_states import DropInGroup
from enrolment.models import Kiosk
from enrolment.views.attendance import BAD_REQUEST, lesson_of, session_of
from enrolment.words.class_facts import titles

NOT_FOUND, TOO_MANY = 404, 429


@never_cache
@require_http_methods(["GET", "POST"])
def counter(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show four buttons and the numbers of the day; or take one press from a page without scripts."""
    session = session_of(request, session_id)
    if not session.run.is_drop_in:
        return redirect("enrolment:attendance", session_id=session.pk)
    if request.method == "POST":
        return _pressed(request, session)
    context = {
        "lesson": lesson_of(session),
        "session": session,
        "groups": _groups(drop_in.numbers_of(session)),
        "is_open": drop_in_is_open(session, at=timezone.now()),
        "thanked": _tap_id(request.GET.get("tak", "")),
        "owner": request.user.pk,
        "address": reverse("enrolment:drop_in_taps", args=[session.pk]),
    }
    return render(request, "enrolment/day/counter.html", context)


@never_cache
@require_POST
def counter_taps(request: HttpRequest, session_id: int) -> HttpResponse:
    """Take the presses that a host's phone has kept, and answer with the numbers of the day."""
    session = session_of(request, session_id)
    try:
        given = tap_batches.drop_ins(request, now=timezone.now())
    except tap_batches.BadBatch:
        return JsonResponse({}, status=BAD_REQUEST)
    refused = drop_in.count(session=session, taps=given)
    numbers = drop_in.numbers_of(session)
    return JsonResponse({"refused": [str(tap.id) for tap in refused], "numbers": numbers})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def kiosk(request: HttpRequest, token: str) -> HttpResponse:
    """Show the page by the door: a welcome and four buttons, and nothing about anybody."""
    found = kiosks.find(token)
    if found is None or not allow(request, action="kiosk", key=token):
        return _no_kiosk(request, found)
    session = kiosks.session_now(found.run)
    if request.method == "POST" and session is not None:
        return _pressed(request, session)
    coming = kiosks.next_session(found.run) if session is None else None
    context = {
        "title": titles([found.run.course], language=get_language() or "da")[found.run.course_id],
        "session": session,
        "groups": _groups({}),
        "next": words.unbroken(words.session_when(coming)) if coming else "",
        "thanked": _tap_id(request.GET.get("tak", "")),
        "owner": "kiosk",
        "address": reverse("enrolment:kiosk_taps", args=[token]),
    }
    return render(request, "enrolment/day/kiosk.html", context)


@login_not_required
@never_cache
@require_POST
def kiosk_taps(request: HttpRequest, token: str) -> HttpResponse:
    """Take the presses that a kiosk has kept; the answer tells no number."""
    found = kiosks.find(token)
    if found is None or not allow(request, action="kiosk", key=token):
        return _no_kiosk(request, found)
    try:
        given = tap_batches.drop_ins(request, now=timezone.now())
    except tap_batches.BadBatch:
        return JsonResponse({}, status=BAD_REQUEST)
    refused = kiosks.take(kiosk=found, taps=given)
    return JsonResponse({"refused": [str(tap.id) for tap in refused]})


def _pressed(request: HttpRequest, session: Session) -> HttpResponse:
    """Count or take back one press of a page without scripts."""
    undone = _tap_id(request.POST.get("undo", ""))
    if undone:
        drop_in.take_back(session=session, tap_id=UUID(undone))
        return HttpResponseRedirect(request.path)
    tap = DropIn(uuid4(), request.POST.get("group", ""), timezone.now())
    refused = drop_in.count(session=session, taps=[tap])
    return HttpResponseRedirect(request.path if refused else f"{request.path}?tak={tap.id}")


def _groups(numbers: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(str(group), str(group.label), numbers.get(group, 0)) for group in DropInGroup]


def _tap_id(written: str) -> str:
    try:
        return str(UUID(written))
    except ValueError:
        return ""


def _no_kiosk(request: HttpRequest, found: Kiosk | None) -> HttpResponse:
    if found is not None or not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    raise Http404
