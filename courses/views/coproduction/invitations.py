"""Being asked into a team: read what it is, say yes or no, and leave again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses.coproduction import proposals, teams
from courses.models import TeamMember
from courses.refusals import NotNow
from courses.states import MemberState
from courses.titles import titles

BAD_REQUEST, CONFLICT = 400, 409


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, member_id: int) -> HttpResponse:
    """What one is asked, and two buttons of the same size."""
    member = _own(request, member_id)
    if request.method == "POST":
        return _answer(request, member)
    return _shown(request, member)


@never_cache
@require_http_methods(["GET", "POST"])
def leave_team(request: HttpRequest, member_id: int) -> HttpResponse:
    """Ask once more, and leave."""
    member = _own(request, member_id)
    if request.method == "POST":
        try:
            teams.leave(member=member, by=signed_in(request))
        except NotNow as no:
            return _shown(request, member, refused=str(no), status=CONFLICT)
        messages.success(request, _("You have left the team. Thank you for what you did."))
        return redirect("courses:making")
    if member.state != MemberState.JOINED:
        return redirect("courses:invitation", member.pk)
    return render(request, "courses/coproduction/ideas/leave_team.html", _facts(member))


def _answer(request: HttpRequest, member: TeamMember) -> HttpResponse:
    answer = request.POST.get("answer")
    if answer not in ("yes", "no"):
        return _shown(request, member, status=BAD_REQUEST)
    try:
        teams.answer(member=member, accept=answer == "yes", by=signed_in(request))
    except NotNow as no:
        return _shown(request, member, refused=str(no), status=CONFLICT)
    if answer == "yes":
        messages.success(request, _("Welcome to the team."))
    else:
        messages.success(request, _("Thank you for answering. A no is always fine."))
    return redirect("courses:making")


def _shown(request: HttpRequest, member: TeamMember, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {**_facts(member), "idea": None, "team": [], "refused": refused}
    # Whoever has said no, or left, reads no more of what the others do.
    if member.state in (MemberState.INVITED, MemberState.JOINED):
        joined = teams.of(member.course).filter(state=MemberState.JOINED)
        context["idea"] = proposals.of_course(member.course).order_by("pk").first()
        context["team"] = list(joined.exclude(pk=member.pk))
    return render(request, "courses/coproduction/ideas/invitation.html", context, status=status)


def _facts(member: TeamMember) -> dict[str, object]:
    title = titles([member.course], language=get_language() or "da")[member.course_id]
    return {"member": member, "title": title}


def _own(request: HttpRequest, member_id: int) -> TeamMember:
    """Return a place in a team of whoever asks; another's is 404."""
    rows = TeamMember.objects.select_related("course__locale", "contributor__person")
    found = rows.filter(pk=member_id, contributor__person=signed_in(request)).first()
    if found is None:
        raise Http404
    return found
