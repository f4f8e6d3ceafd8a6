"""What a teacher meets first: today's session, the next ones, and what waits for an answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.visitors import signed_in
from enrolment.day.rules import is_coordinator, may_teach
from enrolment.teaching import lessons


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """List the sessions somebody teaches; 404 for who teaches nothing."""
    person = signed_in(request)
    if not may_teach(person):
        raise Http404
    found = lessons.of(person, language=get_language() or "da")
    context = {"lessons": found, "sees_all": is_coordinator(person), "person": person}
    return render(request, "enrolment/day/teaching.html", context)
