"""The door to an online room."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.visitors import signed_in
from courses import words
from courses.models import Session
from courses.states import RunState
from enrolment.day import online_rooms
from enrolment.words.class_facts import facts_of_session, titles


@never_cache
@require_GET
def enter(request: HttpRequest, session_id: int) -> HttpResponse:
    """Lead to the online room, or say when the door opens; 404 for everybody who has no business there."""
    sessions = Session.objects.exclude(run__state__in=(RunState.DRAFT, RunState.CANCELLED))
    sessions = sessions.select_related("run__course", "run__venue", "venue")
    session = get_object_or_404(sessions, pk=session_id)
    try:
        link = online_rooms.enter(session, signed_in(request))
    except online_rooms.NoRoom as no:
        raise Http404 from no
    except online_rooms.TooEarly as early:
        names = titles([session.run.course], language=get_language() or "da")
        context = {
            "facts": facts_of_session(session.run, session, names),
            "opens": words.unbroken(words.moment(early.opens_at)),
        }
        return render(request, "enrolment/day/online_early.html", context)
    # The room must not learn which page led there.
    return HttpResponseRedirect(link, headers={"Referrer-Policy": "no-referrer"})
