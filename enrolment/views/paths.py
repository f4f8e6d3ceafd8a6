"""Paths for everybody: all of them, and one with its steps."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.paths import reading
from enrolment.requirements import showing


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the paths; two questions."""
    context = {"paths": reading.published(), "trail": [(_("Paths"), "")]}
    return render(request, "enrolment/paths/index.html", context)


@login_not_required
@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the steps of a path in order, each with the class one can come to next; four questions."""
    path = reading.of_slug(slug)
    if path is None:
        raise Http404
    context = {
        "path": path,
        "steps": showing.steps_of(path, now=timezone.now()),
        "trail": [(_("Paths"), reverse("enrolment:paths")), (path.name, "")],
    }
    return render(request, "enrolment/paths/page.html", context)
