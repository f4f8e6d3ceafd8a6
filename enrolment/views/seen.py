"""Who at the school has looked at a person's data: when, and as what."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.visitors import signed_in
from enrolment import readings
from enrolment.views.asking import language

ON_A_PAGE = 40


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show it day by day, the latest first."""
    found = Paginator(readings.of(signed_in(request)), ON_A_PAGE).get_page(request.GET.get("side"))
    seen = readings.in_words(found.object_list, language=language())
    return render(request, "enrolment/seen.html", {"seen": seen, "found": found})
