"""One question after a session, for those who were there; and what teachers see of the answers.

Nothing here may leave a trace of who answered what: no message is kept for the next page, no limit is
counted, and what is typed stays out of reports of errors.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses.models import Session
from enrolment.classroom import pulse, pulse_results
from enrolment.classroom.forms import PulseForm
from enrolment.day.rules import sessions_for
from enrolment.views.asking import UNPROCESSABLE, language
from enrolment.words.class_facts import facts_of_session, titles


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, session_id: int) -> HttpResponse:
    """Ask, take the answer, and thank for it; 404 for who was not there."""
    person = signed_in(request)
    found = pulse.sessions_of(person).select_related("run__course", "run__venue", "venue")
    session = found.filter(pk=session_id).first()
    if session is None or session.run.is_drop_in:
        raise Http404
    form = PulseForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, session, form)
    try:
        pulse.answer(session=session, person=person, **form.cleaned_data)
    except (pulse.NotNow, pulse.NotThere):
        return _page(request, session, PulseForm())
    return redirect("enrolment:pulse", session_id=session.pk)


def _page(request: HttpRequest, session: Session, form: PulseForm) -> HttpResponse:
    now = timezone.now()
    is_open = pulse.is_open(session, now=now)
    context = {
        "facts": facts_of_session(session.run, session, titles([session.run.course], language=language())),
        "form": form,
        "is_open": is_open,
        "is_early": now < session.ends_at,
        "has_answered": is_open and pulse.has_answered(session, signed_in(request)),
        "enough": pulse.ENOUGH,
    }
    is_wrong = bool(form.errors) and is_open and not context["has_answered"]
    return render(
        request, "enrolment/classroom/pulse.html", context, status=UNPROCESSABLE if is_wrong else 200
    )


@never_cache
@require_http_methods(["GET", "POST"])
def result(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show a teacher what the class said about a session of theirs, when five have."""
    session = sessions_for(signed_in(request)).filter(pk=session_id).first()
    if session is None:
        raise Http404
    names = titles([session.run.course], language=language())
    context = {
        "session": session,
        "facts": facts_of_session(session.run, session, names),
        "result": pulse_results.result(session),
        "enough": pulse.ENOUGH,
    }
    return render(request, "enrolment/classroom/pulse_result.html", context)
