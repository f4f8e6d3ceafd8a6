"""Writing the minutes: any member may, and the coordinators; two who write at once lose nothing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from peers.groups import holding
from peers.groups.forms import MinutesForm
from peers.groups.pages import OwnMeeting
from peers.groups.refusals import NotNow, Stale
from peers.models import Meeting
from peers.views.asking import UNPROCESSABLE
from peers.views.groups.asking import may_write, meeting_of

CONFLICT = 409


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the minutes to be written, and write them."""
    meeting, member = meeting_of(request, meeting_id)
    if not may_write(request, member):
        raise Http404
    if request.method == "GET":
        return _page(request, meeting, MinutesForm.of(meeting))
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, form, status=UNPROCESSABLE)
    try:
        holding.write_minutes(meeting=meeting, by=signed_in(request), **form.cleaned_data)
    except Stale as stale:
        mine = MinutesForm.of(stale.meeting, text=form.cleaned_data["text"])
        return _page(request, stale.meeting, mine, theirs=stale.meeting.minutes_text, status=CONFLICT)
    except NotNow as no:
        messages.info(request, str(no))
    else:
        messages.success(request, _("The minutes are saved."))
    return redirect("peers:meeting", meeting_id=meeting.pk)


def _page(
    request: HttpRequest, meeting: Meeting, form: MinutesForm, *, theirs: str | None = None, status: int = 200
) -> HttpResponse:
    context = {"own": OwnMeeting(meeting), "form": form, "theirs": theirs}
    return render(request, "peers/groups/minutes.html", context, status=status)
