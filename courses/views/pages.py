"""The catalogue and a course: found by their address, or by Wagtail (``ServedByView``)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views

from courses import addresses, course_page
from courses.catalogue import look
from courses.models import CatalogueIndexPage, CoursePage


@login_not_required
@require_safe
def catalogue_at(request: HttpRequest) -> HttpResponse:
    """Answer ``/kurser/``."""
    pages = addresses.published(CatalogueIndexPage, addresses.CATALOGUE_SLUG)
    page = pages.get(get_language() or "")
    if page is None:
        return _wagtail(request, f"{addresses.CATALOGUE_SLUG}/")
    return catalogue(request, page)


@login_not_required
@require_safe
def course_at(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer ``/kurser/<slug>/``."""
    pages = addresses.published(CoursePage, slug)
    page = pages.get(get_language() or "")
    if page is None:
        return _wagtail(request, f"{addresses.CATALOGUE_SLUG}/{slug}/")
    return course(request, page)


def catalogue(request: HttpRequest, page: CatalogueIndexPage) -> HttpResponse:
    """The catalogue; to htmx only its results, unless the browser goes back and needs it all."""
    shown = look(request.GET, address=addresses.path_of(page), now=timezone.now())
    wants_part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    context = {"page": page, "catalogue": shown}
    if wants_part:
        response = render(request, "courses/catalogue_part.html", context)
        response["HX-Push-Url"] = f"{request.path}?{shown.address}" if shown.address else request.path
    else:
        context["meta"] = addresses.meta(page, query=shown.address)
        response = render(request, "courses/catalogue_index_page.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def course(request: HttpRequest, page: CoursePage) -> HttpResponse:
    """A course with its coming classes."""
    context = course_page.context(page, now=timezone.now())
    context["meta"] = addresses.meta(page, sizes=context["sizes"])
    context["trail"] = [(gettext("Courses"), request.path.removesuffix(f"{page.slug}/")), (page.title, "")]
    return render(request, "courses/course_page.html", {"page": page, **context})


def _wagtail(request: HttpRequest, path: str) -> HttpResponse:
    """Let Wagtail look for the page: a translation that is missing, a redirect, or nothing."""
    response: HttpResponse = wagtail_views.serve(request, path)
    return response
