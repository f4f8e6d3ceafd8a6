"""Earlier versions of a draft: the list, one of them, and taking one up again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Revision

from courses.coproduction import contents, drafts, versions
from courses.coproduction.drafts import Locked
from courses.views.coproduction.making import Making, making, to

MOST_PAGES = 500


@never_cache
@require_safe
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show who saved when, and what changed, the newest first."""
    course = making(request, page_id)
    number = _number(request.GET.get("side", ""))
    start = (number - 1) * versions.PAGE_SIZE
    shown, has_more = versions.of(course.page, start=start)
    context = {
        "course": course,
        "versions": shown,
        "newer": number - 1 if number > 1 else 0,
        "older": number + 1 if has_more else 0,
    }
    return render(request, "courses/coproduction/build/versions.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def version(request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
    """Show a version: what it changed, and how it differs from now. POST puts it on top as a new draft."""
    course = making(request, page_id)
    revision = versions.one(course.page, revision_id)
    if revision is None:
        raise Http404
    if request.method == "POST":
        return _take_up(request, course, revision)
    then, now = contents.of_version(revision.content), drafts.load(course.page).values
    older = versions.before(course.page, revision)
    context = {
        "course": course,
        "revision": revision,
        "by": revision.user.chosen_name if revision.user else "",
        "is_newest": revision.pk == course.page.latest_revision_id,
        "changed": versions.changes(contents.of_version(older.content), then) if older else [],
        "since": versions.changes(then, now),
        "is_first": older is None,
    }
    return render(request, "courses/coproduction/build/version.html", context)


def _take_up(request: HttpRequest, course: Making, revision: Revision) -> HttpResponse:
    try:
        drafts.take_up(page=course.page, revision=revision, by=course.person)
    except Locked:
        messages.warning(request, _("Nobody may write in the course right now. Nothing was changed."))
        return to(course, "build_version", revision.pk)
    messages.success(
        request, _("The earlier version is the draft now. What stood there before is among the versions.")
    )
    return to(course)


def _number(text: str) -> int:
    """The page asked for; the first where that is no page."""
    is_number = text.isascii() and text.isdigit() and len(text) < 4
    return min(max(int(text), 1), MOST_PAGES) if is_number else 1
