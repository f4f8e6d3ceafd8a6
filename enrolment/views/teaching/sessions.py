"""One session on its teacher's phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses.honorarium import own as own_honorarium
from enrolment.teaching import session_page
from enrolment.teaching.forms import NoteForm
from enrolment.views.teaching.finding import language, session_of


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show one session; who speaks at it sees when and where."""
    session, is_seen = session_of(request, session_id)
    if request.method == "POST":
        return redirect("enrolment:teaching_session", session_id=session.pk)
    person = signed_in(request)
    found = session_page.of(session, person, is_seen=is_seen, language=language(), now=timezone.now())
    honorarium = own_honorarium.ways(person, session.run, session=session)
    context = {"page": found, "session": session, "form": NoteForm(), "honorarium": honorarium}
    return render(request, "enrolment/teaching/session.html", context)
