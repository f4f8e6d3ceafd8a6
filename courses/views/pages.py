"""The catalogue and a course, as Wagtail serves them (``ServedByView``)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from courses import course_page
from courses.catalogue import look
from courses.models import CatalogueIndexPage, CoursePage


def catalogue(request: HttpRequest, page: CatalogueIndexPage) -> HttpResponse:
    """The catalogue; to htmx only its results, unless the browser goes back and needs it all."""
    address = page.get_url(request) or ""
    shown = look(request.GET, address=address, now=timezone.now())
    wants_part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    template = "courses/catalogue_part.html" if wants_part else "courses/catalogue_index_page.html"
    response = render(request, template, {"page": page, "catalogue": shown})
    patch_vary_headers(response, ["HX-Request"])
    if wants_part:
        response["HX-Push-Url"] = f"{request.path}?{shown.address}" if shown.address else request.path
    return response


def course(request: HttpRequest, page: CoursePage) -> HttpResponse:
    """A course with its coming classes."""
    trail = [(gettext("Courses"), request.path.removesuffix(f"{page.slug}/")), (page.title, "")]
    context = course_page.context(page, now=timezone.now())
    return render(request, "courses/course_page.html", {"page": page, "trail": trail, **context})
