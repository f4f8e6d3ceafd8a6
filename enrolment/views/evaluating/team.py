"""Where somebody in the team of a course says whether its page may tell in short what people said."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses.models import CoursePage
from enrolment.evaluation import agreeing, in_short
from enrolment.views.asking import language


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what would stand there and who has agreed; take a yes, or take it back. 404 outside the team."""
    course = CoursePage.objects.filter(pk=page_id).first()
    person = signed_in(request)
    found = agreeing.voices(course) if course else []
    mine = next((one for one in found if one.member.contributor.person_id == person.pk), None)
    if course is None or mine is None:
        raise Http404
    if request.method == "POST":
        return _say(request, course)
    context = {
        "course": course,
        "voices": found,
        "mine": mine,
        "is_agreed": agreeing.is_agreed(found),
        "short": in_short.would_be(course, language=language()),
    }
    return render(request, "enrolment/evaluation/team.html", context)


def _say(request: HttpRequest, course: CoursePage) -> HttpResponse:
    person = signed_in(request)
    try:
        if request.POST.get("answer") == "yes":
            agreeing.agree(course=course, by=person)
            messages.success(request, _("Thank you. You have said yes."))
        else:
            agreeing.take_back(course=course, by=person)
            messages.success(request, _("You have said no, so the results are not shown."))
    except agreeing.NotInTeam as error:
        raise Http404 from error
    return redirect("enrolment:evaluation_shown", page_id=course.pk)
