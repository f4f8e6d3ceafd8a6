"""A working group that Alma sits in, and a meeting of it that she was at."""

from datetime import timedelta

from django.utils import timezone

from peers.groups import holding, meetings, members
from peers.models import Contributor, Meeting
from peers.states import MemberPlace
from tests.factories import days_from_now


def group_of(alma, *, by):
    """Give Alma, a contributor, a seat in a group, a meeting just held and one to come."""
    group = members.found(name="Følgegruppen", purpose="", citizen_seats=4, project=None, by=by)
    one = Contributor.objects.get(person=alma)
    member, _missing = members.join(group=group, contributor=one, place=MemberPlace.CITIZEN, by=by)
    starts = [days_from_now(days) for days in (20, 27)]
    times = [(start, start + timedelta(hours=2)) for start in starts]
    held, _coming = meetings.plan(group=group, times=times, by=by).meetings
    end = timezone.now() - timedelta(hours=1)
    Meeting.objects.filter(pk=held.pk).update(starts_at=end - timedelta(hours=2), ends_at=end)
    member.since = timezone.localdate(end - timedelta(hours=2))
    member.save(update_fields=["since"])
    holding.hold(meeting=held, present=[member.pk], by=by)
    return [
        ("arbejdsgrupper/", {"group_id": group.pk, "meeting_id": held.pk}),
        ("redaktion/arbejdsgrupper/", {"pk": group.pk, "meeting_id": held.pk, "member_id": member.pk}),
    ]
