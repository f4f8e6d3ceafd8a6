"""Scoring the school: the list of what is asked, and one thing at a time.

What is typed is sent by itself while it is typed (``keep.js``); without JavaScript the button does it.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import User
from accounts.visitors import signed_in
from peers.assessment import results, rounds, scorers, scoring
from peers.assessment.forms import ScoreForm
from peers.assessment.refusals import NotNow
from peers.assessment.sheet import Sheet
from peers.models import Assessment, Principle
from peers.views.asking import UNPROCESSABLE

KEPT, CONFLICT = 204, 409


@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show what is asked and what one has said; 404 to whoever is not asked."""
    person = _asked(request)
    assessment = rounds.current()
    sheet = Sheet.of(assessment, person) if assessment is not None else None
    return render(request, "peers/assessment/sheet.html", {"sheet": sheet, "enough": results.ENOUGH})


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, principle_id: int) -> HttpResponse:
    """Ask about one principle, and take the answer."""
    person, assessment = _asked(request), rounds.current()
    if assessment is None:
        return _closed(request, _("No self-assessment is open now."))
    principle = get_object_or_404(Principle, pk=principle_id, is_used=True)
    form = ScoreForm(request.POST)
    if request.method == "GET":
        return _page(request, assessment, principle)
    try:
        if request.POST.get("undo"):
            scoring.take_back(assessment=assessment, principle=principle, person=person)
            return _removed(request)
        if not form.is_valid():
            return _page(request, assessment, principle, form)
        scoring.give(assessment=assessment, principle=principle, person=person, **form.cleaned_data)
    except NotNow as no:
        return _closed(request, str(no))
    return HttpResponse(status=KEPT) if _is_typing(request) else _go_on(request, assessment, principle)


def _asked(request: HttpRequest) -> User:
    person = signed_in(request)
    if not scorers.basis_of(person):
        raise Http404
    return person


def _page(
    request: HttpRequest, assessment: Assessment, principle: Principle, form: ScoreForm | None = None
) -> HttpResponse:
    sheet = Sheet.of(assessment, signed_in(request))
    number = sheet.place(principle)
    line, after = sheet.lines[number - 1], sheet.after(principle)
    context = {
        "sheet": sheet,
        "line": line,
        "number": number,
        "count": len(sheet.lines),
        "after": after.asked.principle.pk if after else None,
        "form": form or ScoreForm.of(line.score),
        "enough": results.ENOUGH,
    }
    status = 200 if form is None else UNPROCESSABLE
    return render(request, "peers/assessment/one.html", context, status=status)


def _removed(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Your answer is removed."))
    return redirect("peers:assessment")


def _go_on(request: HttpRequest, assessment: Assessment, principle: Principle) -> HttpResponse:
    after = Sheet.of(assessment, signed_in(request)).after(principle)
    if after is not None:
        return redirect("peers:score", principle_id=after.asked.principle.pk)
    messages.success(request, _("Thank you. You have answered everything, and can change it until we close."))
    return redirect("peers:assessment")


def _closed(request: HttpRequest, why: str) -> HttpResponse:
    if _is_typing(request):
        return HttpResponse(status=CONFLICT)
    messages.info(request, why)
    return redirect("peers:assessment")


def _is_typing(request: HttpRequest) -> bool:
    """Whether the page itself sends what is typed so far, and stays where it is."""
    return request.headers.get("X-Keeping") == "yes"
