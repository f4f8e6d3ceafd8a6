"""What a teacher meets first: today's session, the next ones, and what waits for an answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.visitors import signed_in
from enrolment.day.online_rooms import link_of
from enrolment.day.rules import is_coordinator, may_teach
from enrolment.teaching import overview
from enrolment.views.asking import language
from enrolment.views.mine import teaching_address


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show what somebody teaches; 404 for who teaches nothing."""
    person = signed_in(request)
    if not may_teach(person):
        raise Http404
    found = overview.of(person, language=language(), now=timezone.now())
    first = found.lessons.first
    context = {
        "overview": found,
        "lessons": found.lessons,
        "first": first,
        "is_online": bool(first and link_of(first.session)),
        "sees_all": is_coordinator(person),
        "teaching_feed": teaching_address(request, person),
        "person": person,
    }
    return render(request, "enrolment/teaching/page.html", context)
