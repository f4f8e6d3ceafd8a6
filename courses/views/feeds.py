"""Public calendars: of the catalogue as it is filtered, and of one course."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from accounts.rate_limits import allow
from courses import catalogue, facets
from courses.calendars import etag, public_feed
from courses.models import CoursePage, Session
from courses.states import PUBLIC_RUN_STATES

TOO_MANY = 429
MOST_SESSIONS = 1000
KEPT = timedelta(minutes=10)
SHOWN_BACK = timedelta(days=30)


@login_not_required
@require_safe
def catalogue_calendar(request: HttpRequest) -> HttpResponse:
    """The sessions of every course that answers the address (the same filters as ``/kurser/``)."""
    if not allow(request, action="public_feed"):
        return _too_many()
    now = timezone.now()
    index = facets.current(now)
    wanted, courses = catalogue.matching(index, request.GET)
    key = f"feed:{index.version}:{get_language()}:{now:%Y%m%d}:{wanted.query()}"
    # Seats change without the version of the catalogue, so what hangs on them is never kept.
    content = None if wanted.only_free or not settings.CATALOGUE_REUSE else cache.get(key)
    if content is None:
        sessions = _sessions([course.page for course in courses])
        content = _feed(sessions, name=gettext("Courses"), slugs={c.page: c.slug for c in courses})
        cache.set(key, content, int(KEPT.total_seconds()))
    return _answer(request, content, "kurser.ics")


@login_not_required
@require_safe
def course_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions of one published course."""
    if not allow(request, action="public_feed"):
        return _too_many()
    course = get_object_or_404(
        CoursePage.objects.live(), slug=slug, locale__language_code=settings.LANGUAGE_CODE
    )
    content = _feed(_sessions([course.pk]), name=course.title, slugs={course.pk: slug})
    return _answer(request, content, f"{slug}.ics")


def _sessions(courses: Iterable[int]) -> QuerySet[Session]:
    return (
        Session.objects.filter(
            run__course__in=courses,
            run__state__in=PUBLIC_RUN_STATES,
            ends_at__gt=timezone.now() - SHOWN_BACK,
        )
        .select_related("run__course", "run__venue", "venue")
        .order_by("starts_at", "pk")[:MOST_SESSIONS]
    )


def _feed(sessions: Iterable[Session], *, name: str, slugs: dict[int, str]) -> bytes:
    prefix = "" if get_language() == settings.LANGUAGE_CODE else f"/{get_language()}"
    base = f"{settings.BASE_URL.rstrip('/')}{prefix}/kurser/"
    return public_feed(sessions, name=name, urls={pk: f"{base}{slug}/" for pk, slug in slugs.items()})


def _answer(request: HttpRequest, content: bytes, filename: str) -> HttpResponse:
    headers = {"ETag": etag(content), "Cache-Control": "public, max-age=900"}
    if headers["ETag"] in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _too_many() -> HttpResponse:
    return HttpResponse(status=TOO_MANY, headers={"Retry-After": "3600"})
