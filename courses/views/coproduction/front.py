"""The front page of co-creation, ``/medskabelse/``."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.visitors import visitor
from courses.coproduction import front


@login_not_required
@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """What co-creation is, and what whoever is signed in has to do with it."""
    language = get_language() or "da"
    person = visitor(request)
    context = {
        "made": front.made_lately(language=language),
        "mine": front.of(person, language=language) if person else None,
        "answer_days": settings.IDEA_ANSWER_DAYS,
    }
    response = render(request, "courses/coproduction/ideas/front.html", context)
    if person is not None:
        add_never_cache_headers(response)
    return response
