"""Asked to teach: what it is, and one press for yes or no."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import User
from accounts.visitors import signed_in
from courses import staffing, words
from courses.honorarium import own
from courses.models import Session, TeachingAssignment
from courses.staffing.assigning import OVER
from courses.states import AssignmentState
from courses.views.teaching import facts

OPEN, YES, NO = AssignmentState.OFFERED, AssignmentState.ACCEPTED, AssignmentState.DECLINED


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """List what the person is asked and has not answered; 404 for who was never asked anything."""
    person = signed_in(request)
    if not _rows(person).exists():
        raise Http404
    rows = _rows(person).filter(state=OPEN).exclude(run__state__in=OVER).order_by("offered_at", "pk")
    questions = [
        {"row": row, "title": facts.title(row.run), "facts": facts.of_assignment(row, _sessions(row), [])}
        for row in rows
    ]
    return render(request, "courses/teaching/questions.html", {"questions": questions})


@never_cache
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Show one question and take the answer; 404 for everybody else."""
    person = signed_in(request)
    row = get_object_or_404(_rows(person).exclude(state=AssignmentState.ENDED), pk=assignment_id)
    if request.method == "POST" and request.POST.get("svar") in {"ja", "nej"}:
        return _answered(request, row, person)
    context = {**_context(row), "offer": own.open_for(person, row.run)}
    return render(request, "courses/teaching/question.html", context)


def _answered(request: HttpRequest, row: TeachingAssignment, person: User) -> HttpResponse:
    accept = request.POST["svar"] == "ja"
    try:
        staffing.answer(assignment=row, accept=accept, by=person)
    except staffing.NotNow as no:
        messages.info(request, str(no))
    else:
        said = _("Thank you for your yes.") if accept else _("Thank you. A no is all right.")
        messages.success(request, said)
    return redirect("courses:teaching_question", assignment_id=row.pk)


def _context(row: TeachingAssignment) -> dict[str, Any]:
    sessions = _sessions(row)
    planned = [row.session] if row.session else sessions
    others = [one for one in row.run.teachers if one.pk != row.contributor_id]
    now = timezone.now()
    found = staffing.clashes_of([row.contributor_id], [one for one in planned if one.ends_at > now])
    return {
        "title": facts.title(row.run),
        "facts": facts.of_assignment(row, sessions, others),
        "meetings": [] if row.session else [words.unbroken(words.session_when(one)) for one in sessions],
        "clashes": [facts.of_clash(one) for one in found[row.contributor_id]],
        "is_open": row.state == OPEN,
        "said_yes": row.state == YES,
        "may_say_no": row.state in {OPEN, YES} and _is_to_come(row, planned),
        "row": row,
    }


def _is_to_come(row: TeachingAssignment, planned: list[Session]) -> bool:
    """Whether there is something left to say yes or no to."""
    now = timezone.now()
    return row.run.state not in OVER and (not planned or any(one.ends_at > now for one in planned))


def _rows(person: User) -> QuerySet[TeachingAssignment]:
    rows = TeachingAssignment.objects.filter(contributor__person=person)
    return rows.select_related("run__course", "run__term", "run__venue", "session__venue", "contributor")


def _sessions(row: TeachingAssignment) -> list[Session]:
    """Return the sessions of the class that are held, each knowing its class."""
    if row.session is not None:
        row.session.run = row.run
    found = list(row.run.sessions.filter(cancelled_at__isnull=True).select_related("venue"))
    for one in found:
        one.run = row.run
    return found
