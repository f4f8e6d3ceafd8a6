"""What is shown of frames of paid hours: to the person on the building page, and to the desk of a team."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from courses.coproduction import durations
from courses.honorarium import frames
from courses.honorarium.offering import works_in_working_time
from courses.models import CoursePage, TeamMember
from peers import offers
from peers.models import Engagement, Offer
from peers.states import PLANNED, EngagementState, Terms


@dataclass(frozen=True)
class Seen:
    """The newest frame of somebody, as the person sees it: the minutes left, and what they said."""

    minutes: int
    left: int
    is_open: bool
    is_agreed: bool
    offer: Offer | None


def by_person(member: TeamMember) -> Seen | None:
    """Return the newest frame of somebody in the team that is not over; None where there is none."""
    row = frames.of(member.course_id, member.contributor_id).filter(state__in=sorted(PLANNED)).last()
    if row is None:
        return None
    return Seen(
        minutes=row.minutes,
        left=offers.left_of(row),
        is_open=row.state == EngagementState.OFFERED,
        is_agreed=row.state == EngagementState.ACCEPTED and row.terms == Terms.PAID,
        offer=row.offer,
    )


def at_desk(course: CoursePage, members: list[TeamMember]) -> list[dict[str, Any]]:
    """Return what the team's page says of everybody's paid hours; one question."""
    rows: dict[int, list[Engagement]] = {}
    for row in frames.of(course.pk).annotate(used=Sum("logged__minutes")):
        rows.setdefault(row.contributor_id, []).append(row)
    here = [one for one in members if one.state in frames.IN_IT or one.contributor_id in rows]
    return [_line(one, rows.get(one.contributor_id, [])) for one in here]


def _line(member: TeamMember, rows: list[Engagement]) -> dict[str, Any]:
    is_employed = works_in_working_time(member.contributor)
    is_running = any(row.state in PLANNED and _used(row) < row.minutes for row in rows)
    said = [_said(row) for row in rows]
    return {
        "member": member,
        "said": [*said, _("In working time")] if is_employed else said,
        "may_offer": member.state in frames.IN_IT and not is_running and not is_employed,
    }


def _said(row: Engagement) -> str:
    fill = {"time": durations.words(row.minutes), "used": durations.words(_used(row))}
    if row.state == EngagementState.OFFERED:
        return _("%(time)s offered, not answered") % fill
    if row.state == EngagementState.ACCEPTED and row.terms != Terms.PAID:
        return _("%(time)s, without honorarium") % fill
    if row.state in {EngagementState.ACCEPTED, EngagementState.DONE}:
        return _("%(used)s of %(time)s noted") % fill
    if row.state == EngagementState.DECLINED:
        return _("%(time)s: no thank you") % fill
    return _("%(time)s: taken back") % fill


def _used(row: Engagement) -> int:
    used: int | None = row.used  # type: ignore[attr-defined]  # annotated
    return used or 0
