"""Whose group it is: its members' of today; coordinators read. To everybody else it is not there."""

from django.http import Http404, HttpRequest

from accounts.visitors import signed_in
from peers.groups import members
from peers.models import GroupMember, Meeting, WorkingGroup

READS, WRITES = "peers.view_workinggroup", "peers.change_meeting"


def group_of(request: HttpRequest, group_id: int) -> WorkingGroup:
    """Return a group that whoever asks may read."""
    group = WorkingGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise Http404
    if members.member_of(group, signed_in(request)) is None and not request.user.has_perm(READS):
        raise Http404
    return group


def meeting_of(request: HttpRequest, meeting_id: int) -> tuple[Meeting, GroupMember | None]:
    """Return a meeting that whoever asks may read, and their seat; None for a coordinator."""
    meeting = Meeting.objects.select_related("group").filter(pk=meeting_id).first()
    if meeting is None:
        raise Http404
    member = members.member_of(meeting.group, signed_in(request))
    if member is None and not request.user.has_perm(READS):
        raise Http404
    return meeting, member


def own_meeting(request: HttpRequest, meeting_id: int) -> tuple[Meeting, GroupMember]:
    """Return a meeting of whoever asks, and their seat; 404 to coordinators too."""
    meeting, member = meeting_of(request, meeting_id)
    if member is None:
        raise Http404
    return meeting, member


def may_write(request: HttpRequest, member: GroupMember | None) -> bool:
    """Whether whoever asks may write the minutes: any member, and whoever runs the meetings."""
    return member is not None or request.user.has_perm(WRITES)
