"""Somebody contributes no longer: what follows from it for courses and classes."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from courses import staffing
from courses.coproduction import teams
from courses.models import Approver, CourseRun, TeachingAssignment, TeamMember
from courses.states import AssignmentState, MemberState
from peers import profiles
from peers.models import Contributor


@transaction.atomic
def stop(*, contributor: Contributor, by: User, now: datetime | None = None) -> Contributor:
    """Let somebody contribute no longer: they leave their teams, approve nothing more and are asked nothing.

    What they made, approved and taught stays on record. Classes they said yes to are left to who staffs them.
    """
    # Classes first, in order, as always where several are locked; then teams, and people after both.
    offered = TeachingAssignment.objects.filter(contributor=contributor, state=AssignmentState.OFFERED)
    classes = CourseRun.objects.select_for_update(of=("self",), no_key=True)
    list(classes.filter(pk__in=offered.values("run")).order_by("pk").values_list("pk"))
    places = TeamMember.objects.filter(contributor=contributor).order_by("pk")
    list(places.select_for_update(of=("self",)).values_list("pk"))
    for assignment in offered.order_by("run", "pk"):
        staffing.end(assignment=assignment, by=by, now=now)
    for member in places.filter(state=MemberState.JOINED):
        teams.leave(member=member, by=by, now=now)
    for member in places.filter(state=MemberState.INVITED):
        teams.take_back(member=member, by=by, now=now)
    Approver.objects.filter(contributor=contributor).delete()
    return profiles.stop(contributor=contributor, by=by, now=now)
