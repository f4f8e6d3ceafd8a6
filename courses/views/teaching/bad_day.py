"""A bad day: one press asks the others. No reason is asked."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.visitors import signed_in
from courses import handovers, staffing
from courses.models import Session
from courses.refusals import NotNow
from courses.views.teaching import facts


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, session_id: int) -> HttpResponse:
    """Say what will happen, do it, and show how it stands; 404 for whose session it is not."""
    person = signed_in(request)
    session = _session(person, session_id)
    if request.method == "POST":
        return _pressed(request, session, person)
    found = handovers.find(session, person)
    asked = found.asked.all() if found else handovers.people_to_ask(session, person.contributor)
    context = {
        "session": session,
        "title": facts.title(session.run),
        "facts": facts.of_session(session),
        "handover": found,
        "asked": facts.listed(asked),
        "is_over": session.is_cancelled or session.ends_at <= timezone.now(),
    }
    return render(request, "courses/teaching/bad_day.html", context)


def _pressed(request: HttpRequest, session: Session, person: User) -> HttpResponse:
    found = handovers.find(session, person)
    try:
        if "comes" in request.POST:
            if found is not None:
                handovers.withdraw(handover=found, by=person)
                messages.success(request, _("Good to have you. The others see that you come."))
        else:
            handovers.ask(session=session, contributor=person.contributor, by=person)
    except NotNow as no:
        messages.info(request, str(no))
    except staffing.NotYours as no:
        raise Http404 from no
    return redirect("courses:bad_day", session_id=session.pk)


def _session(person: User, session_id: int) -> Session:
    """Return a session of the person's own, or one they handed over."""
    if not hasattr(person, "contributor"):
        raise Http404
    rows = Session.objects.select_related("run__course", "run__term", "run__venue", "venue")
    session = rows.filter(pk=session_id).first()
    if session is None:
        raise Http404
    is_theirs = staffing.booked(person).filter(pk=session_id).exists()
    if not is_theirs and handovers.find(session, person) is None:
        raise Http404
    return session
