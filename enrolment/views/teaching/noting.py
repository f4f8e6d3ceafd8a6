"""Notes between those who teach: written on the page of a session, and taken back by who wrote them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.visitors import signed_in
from courses import notes
from courses.models import SessionNote
from enrolment.teaching import session_page
from enrolment.teaching.forms import NoteForm
from enrolment.views.teaching.finding import UNPROCESSABLE, language, seen_session
from peers.models import Contributor


@never_cache
@require_POST
def write(request: HttpRequest, session_id: int) -> HttpResponse:
    """Write a note: until the session begins it prepares it, and then it looks back."""
    session, now = seen_session(request, session_id), timezone.now()
    author = _author(request)
    form = NoteForm(request.POST)
    if not form.is_valid():
        page = session_page.of(session, signed_in(request), is_seen=True, language=language(), now=now)
        context = {"page": page, "session": session, "form": form}
        return render(request, "enrolment/teaching/session.html", context, status=UNPROCESSABLE)
    kind = notes.kind_now(session, now=now)
    notes.write(session=session, author=author, kind=kind, text=form.cleaned_data["text"], now=now)
    messages.success(request, _("Your note is there. The others are told this evening, once for all notes."))
    return redirect(f"{reverse('enrolment:teaching_session', args=[session.pk])}#notes")


@never_cache
@require_POST
def take_back(request: HttpRequest, session_id: int, note_id: int) -> HttpResponse:
    """Delete one's own note; another's is 404."""
    session = seen_session(request, session_id)
    author = _author(request)
    note = get_object_or_404(SessionNote, pk=note_id, session=session, author=author)
    notes.take_back(note=note, by=author)
    messages.success(request, _("The note is gone."))
    return redirect(f"{reverse('enrolment:teaching_session', args=[session.pk])}#notes")


def _author(request: HttpRequest) -> Contributor:
    author = session_page.author_of(signed_in(request))
    if author is None:
        raise Http404
    return author
