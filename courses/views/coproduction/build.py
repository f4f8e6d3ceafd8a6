"""The page on which a team builds a course: its parts, what is missing, who has said yes, and the preview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses import addresses, course_page
from courses.coproduction import contents, drafts, overview, versions
from courses.models import CoursePage
from courses.views.coproduction.making import Making, making


@never_cache
@require_safe
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the course as it is being built."""
    course = making(request, page_id)
    draft = drafts.load(course.page)
    context = {"course": course, "draft": draft, "shown": overview.of(draft, course.person, course.member)}
    return render(request, "courses/coproduction/build/page.html", context)


@never_cache
@require_safe
def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the draft as the public will see it, or an earlier version of it (``?version=``)."""
    course = making(request, page_id)
    written = _version(course, request.GET["version"]) if "version" in request.GET else None
    written = written or drafts.load(course.page).written
    context = course_page.context(written, now=timezone.now())
    context |= {"page": written, "course": course, "meta": addresses.meta(written), "trail": []}
    return render(request, "courses/coproduction/build/preview.html", context)


def _version(course: Making, number: str) -> CoursePage | None:
    """The course as it was in a version; None where there is no such version."""
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    revision = versions.one(course.page, int(number)) if is_number else None
    if revision is None:
        return None
    page: CoursePage = course.page.with_content_json(contents.texts_of(revision.content))
    return page
