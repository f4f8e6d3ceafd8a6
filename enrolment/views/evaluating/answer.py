"""Answering an evaluation by a link that needs no sign-in.

Nothing here may leave a trace of who answered what: no message is kept for the next page, no limit is
counted for an answer, and what is typed stays out of reports of errors.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.rate_limits import allow
from courses.words import moment
from enrolment.evaluation import answering, tokens
from enrolment.evaluation.forms import AnswerForm
from enrolment.evaluation.questions import thawed
from enrolment.evaluation.words import about
from enrolment.views.asking import UNPROCESSABLE, language

NOT_FOUND, GONE, TOO_MANY = 404, 410, 429


@sensitive_post_parameters()
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, take the answer, and thank for it; looking alone changes nothing."""
    try:
        asked = tokens.read(token)
    except tokens.BadToken:
        return _unknown(request)
    given = request.POST if request.method == "POST" else None
    form = AnswerForm(given, questions=thawed(asked.evaluation.questions), language=language())
    if given is None or not form.is_valid():
        return _page(request, asked, form)
    try:
        answering.answer(evaluation=asked.evaluation, person=asked.person, given=form.given())
    except answering.Closed:
        return _page(request, asked, form)
    except answering.Nothing:
        form.add_error(None, form.nothing)
        return _page(request, asked, form)
    return HttpResponseRedirect(request.path)


def _page(request: HttpRequest, asked: tokens.Asked, form: AnswerForm) -> HttpResponse:
    is_open = answering.is_open(asked.evaluation, now=timezone.now())
    has_answered = is_open and answering.has_answered(asked.evaluation, asked.person)
    context = {
        "about": about(asked.evaluation, language=language()),
        "open_until": moment(asked.evaluation.closes_at),
        "form": form,
        "is_open": is_open,
        "has_answered": has_answered,
        "is_preview": False,
        "enough": answering.ENOUGH,
    }
    status = 200 if is_open else GONE
    if is_open and not has_answered and form.errors:
        status = UNPROCESSABLE
    return render(request, "enrolment/evaluation/answer.html", context, status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    if not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    return render(request, "enrolment/evaluation/unknown.html", status=NOT_FOUND)
