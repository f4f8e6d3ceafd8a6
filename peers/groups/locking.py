"""Rows are locked from the group down: group, meeting, then the people with their money.

Below the group the order is that of every write about honorarium: contributors, then budgets, by key.
"""

from collections.abc import Iterable

from peers.models import Budget, Contributor, Meeting, WorkingGroup


def locked_group(group: WorkingGroup) -> WorkingGroup:
    """Return a group as it is stored, locked until the transaction ends."""
    return WorkingGroup.objects.select_for_update(of=("self",)).select_related("project").get(pk=group.pk)


def locked_meeting(meeting: Meeting) -> Meeting:
    """Return a meeting as it is stored, locked together with its group."""
    group = locked_group(meeting.group)
    row = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    row.group = group
    return row


def lock_money(contributors: Iterable[int], budgets: Iterable[int] = ()) -> None:
    """Lock so many people at once, and the budgets of their work: one after another could deadlock."""
    people = Contributor.objects.select_for_update(of=("self",), no_key=True)
    list(people.filter(pk__in=set(contributors)).order_by("pk").values_list("pk"))
    if wanted := set(budgets):
        list(Budget.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk"))
