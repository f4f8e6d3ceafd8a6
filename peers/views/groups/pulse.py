"""One question after a meeting, for those who were there.

Nothing here may leave a trace of who answered what: no message is kept for the next page, no limit is
counted, and what is sent stays out of reports of errors.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from peers.groups import pulse
from peers.groups.forms import WorthForm
from peers.groups.pages import OwnMeeting
from peers.models import Meeting
from peers.views.asking import UNPROCESSABLE


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Ask, take the answer, and thank for it; 404 for who was not there."""
    person = signed_in(request)
    meeting = pulse.were_at(person).select_related("group").filter(pk=meeting_id).first()
    if meeting is None:
        raise Http404
    form = WorthForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, meeting, form)
    try:
        pulse.answer(meeting=meeting, person=person, worth=form.cleaned_data["worth"])
    except pulse.NotThere:
        return _page(request, meeting, WorthForm())
    return redirect("peers:meeting_pulse", meeting_id=meeting.pk)


def _page(request: HttpRequest, meeting: Meeting, form: WorthForm) -> HttpResponse:
    is_open = pulse.is_open(meeting)
    has_answered = is_open and pulse.has_answered(meeting, signed_in(request))
    context = {
        "own": OwnMeeting(meeting),
        "form": form,
        "is_open": is_open,
        "has_answered": has_answered,
        "enough": pulse.ENOUGH,
    }
    is_wrong = bool(form.errors) and is_open and not has_answered
    return render(request, "peers/groups/meaning.html", context, status=UNPROCESSABLE if is_wrong else 200)
