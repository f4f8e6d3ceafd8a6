"""Who came, tapped on the teacher's phone. Coordinators use the same page."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.visitors import signed_in
from courses.models import Session
from enrolment import readings
from enrolment.day import attendance, rosters, tap_batches
from enrolment.day.online_rooms import link_of
from enrolment.day.rules import attendance_is_open, sessions_for
from enrolment.day.taps import Tap
from enrolment.day_states import ReadingKind
from enrolment.teaching import lessons

BAD_REQUEST, CONFLICT = 400, 409
LONGEST_ID = 19


@never_cache
@require_http_methods(["GET", "POST"])
def roster(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show who is expected, one tap for each; or take one tap from a page without scripts."""
    session = session_of(request, session_id)
    if session.run.is_drop_in:
        return redirect("enrolment:drop_in", session_id=session.pk)
    if request.method == "POST":
        who = _take_one(request, session)
        return redirect(f"{request.path}#person-{who}")
    person = signed_in(request)
    readings.note(by=person, what=ReadingKind.NEEDS, run=session.run)
    context = {
        "lesson": lesson_of(session),
        "session": session,
        "expected": rosters.of(session),
        "is_open": attendance_is_open(session, person, now=timezone.now()),
        "is_early": timezone.localdate() < timezone.localdate(session.starts_at),
        "is_online": bool(link_of(session)),
        "person": person,
    }
    return render(request, "enrolment/day/roster.html", context)


@never_cache
@require_POST
def taps(request: HttpRequest, session_id: int) -> HttpResponse:
    """Take the taps that a phone has kept, and answer with what stands: 409 when they are not taken."""
    session = session_of(request, session_id)
    try:
        given = tap_batches.marks(request, now=timezone.now())
    except tap_batches.BadBatch:
        return JsonResponse({}, status=BAD_REQUEST)
    try:
        strange = attendance.take(session=session, given=given, by=signed_in(request))
    except attendance.NotNow:
        return JsonResponse({}, status=CONFLICT)
    return JsonResponse(
        {"refused": [str(tap.id) for tap in strange], "marks": rosters.marks_of(session)},
    )


def session_of(request: HttpRequest, session_id: int) -> Session:
    """Return a session that the person teaches or coordinates; Http404 for anybody else's."""
    session = sessions_for(signed_in(request)).filter(pk=session_id).first()
    if session is None:
        raise Http404
    return session


def lesson_of(session: Session) -> lessons.Lesson:
    """Put a session in words, in the language of the page."""
    return lessons.lesson(session, lessons.names_of([session], language=get_language() or "da"))


def _take_one(request: HttpRequest, session: Session) -> int:
    """Take one press; return whom it was about."""
    written = request.POST.get("who", "")
    who = int(written) if written.isdecimal() and len(written) < LONGEST_ID else 0
    tap = Tap(uuid4(), who, request.POST.get("mark", ""), timezone.now())
    try:
        strange = attendance.take(session=session, given=[tap], by=signed_in(request))
    except attendance.NotNow:
        messages.info(request, _("Attendance is not taken for this session now."))
    else:
        if strange:
            messages.info(request, _("That person is not in the class any more."))
    return who
