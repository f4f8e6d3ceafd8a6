"""My groups, a group, a meeting; and "I come" or "I cannot"."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.visitors import signed_in
from peers.groups import holding, pages, pulse
from peers.groups.refusals import NotNow
from peers.views.groups.asking import group_of, may_write, meeting_of, own_meeting


@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the groups of whoever asks."""
    groups = list(pages.groups_of(signed_in(request)))
    return render(request, "peers/groups/groups.html", {"groups": groups})


@never_cache
@require_GET
def group(request: HttpRequest, group_id: int) -> HttpResponse:
    """Show a group to its members, and to coordinators."""
    page = pages.GroupPage.of(group_of(request, group_id), signed_in(request))
    return render(request, "peers/groups/group.html", {"page": page, "enough": pulse.ENOUGH})


@never_cache
@require_GET
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show a meeting: before it when and where, after it who was there and what was written."""
    one, member = meeting_of(request, meeting_id)
    now, person = timezone.now(), signed_in(request)
    context = {
        "own": pages.own([one], member)[0],
        "member": member,
        "may_write": may_write(request, member),
        "is_coming": pages.is_coming(one, now),
        "has_begun": one.starts_at <= now,
        "were_there": pages.were_there(one) if one.held_at else [],
        "is_asked": pulse.asked(person, now=now).filter(pk=one.pk).exists(),
    }
    return render(request, "peers/groups/meeting.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Take "I come" or "I cannot"; whoever comes without an answer is led to where it is given."""
    one, member = own_meeting(request, meeting_id)
    if request.method == "GET":
        return redirect("peers:meeting", meeting_id=one.pk)
    comes = request.POST.get("answer") == "coming"
    try:
        holding.say(meeting=one, member=member, comes=comes)
    except NotNow as no:
        messages.info(request, str(no))
    else:
        messages.success(
            request, _("Good, we look forward to it.") if comes else _("Thank you for telling us.")
        )
    return redirect("peers:group", group_id=one.group_id)
