"""Public calendars: of the catalogue as it is filtered, and of one course."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from accounts.rate_limits import allow
from courses import catalogue, facets
from courses.feed_answers import FOR_EVERYBODY, answer, too_many
from courses.models import CoursePage
from courses.public_feeds import Told, page_address, public_feed


@login_not_required
@require_safe
def catalogue_calendar(request: HttpRequest) -> HttpResponse:
    """The sessions of every course that answers the address (the same filters as ``/kurser/``)."""
    if not allow(request, action="public_feed"):
        return too_many()
    now, language = timezone.now(), _language()
    _, courses = catalogue.matching(facets.current(now), request.GET)
    told = {
        course.page: Told(course.in_language(language).title, page_address(course.slug, language))
        for course in courses
    }
    content = public_feed(told, name=gettext("Courses"), now=now)
    return answer(request, content, filename="kurser.ics", keep=FOR_EVERYBODY)


@login_not_required
@require_safe
def course_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions of one published course."""
    if not allow(request, action="public_feed"):
        return too_many()
    live = CoursePage.objects.live().only("title", "translation_key")
    course = get_object_or_404(live, slug=slug, locale__language_code=settings.LANGUAGE_CODE)
    title, language = course.title, _language()
    if language != settings.LANGUAGE_CODE:
        translated = live.filter(translation_key=course.translation_key, locale__language_code=language)
        title = translated.values_list("title", flat=True).first() or title
    content = public_feed(
        {course.pk: Told(title, page_address(slug, language))}, name=title, now=timezone.now()
    )
    return answer(request, content, filename=f"{slug}.ics", keep=FOR_EVERYBODY)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
