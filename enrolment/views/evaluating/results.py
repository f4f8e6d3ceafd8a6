"""What the people in a class said, for those who teach it: numbers from five on, words after the close."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.visitors import signed_in
from courses.coproduction import teams
from enrolment.evaluation import doors, results
from enrolment.evaluation.answering import ENOUGH
from enrolment.views.asking import language
from enrolment.words.class_facts import facts_of_one_class


@never_cache
@require_safe
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show every evaluation of a class and its sessions; 404 for who neither runs nor coordinates it."""
    person = signed_in(request)
    run = doors.classes(person).filter(pk=run_id).first()
    if run is None:
        raise Http404
    found = results.of_class(run).order_by("-opens_at", "-pk")
    context = {
        "run": run,
        "facts": facts_of_one_class(run, language=language()),
        "results": results.results(found, language=language(), words_after=results.READ_FIRST),
        "enough": ENOUGH,
        "in_team": teams.member_of(run.course, person) is not None,
    }
    return render(request, "enrolment/evaluation/class_results.html", context)
