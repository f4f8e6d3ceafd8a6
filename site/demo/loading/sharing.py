"""Shares the seats of classes between groups, and lets people come together, pause and change their minds."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from accounts.models import User
from courses.models import CourseRun
from demo.content.cast import ROLES
from demo.content.shapes import ClassPlan, ShareText
from demo.content.sharing import COMPANIONS, FORMATS, PAUSED, SHARED, SWITCHING
from enrolment import seats
from enrolment.models import Enrolment, FormatRules, FormatShare
from enrolment.states import SeatState


@transaction.atomic
def formats() -> None:
    """What new classes of each format begin with."""
    for plan in FORMATS:
        rules = FormatRules.objects.update_or_create(format=plan.format, defaults=plan.policy)[0]
        for text in plan.shares:
            FormatShare.objects.update_or_create(
                rules=rules,
                group=text.group,
                defaults={
                    "guaranteed_percent": text.guaranteed,
                    "maximum_percent": text.maximum,
                    "release_days": text.released_days_before,
                },
            )


def share(plan: ClassPlan, run: CourseRun, by: User) -> None:
    """Give a class its shares and rules: those written for it; those of its format in the next term."""
    text = SHARED.get(plan.key)
    if text is not None:
        first = run.sessions.order_by("starts_at").values_list("starts_at", flat=True)[0]
        wishes = [_wish(one, first) for one in text.shares]
        seats.change_rules(run=run, by=by, shares=wishes, **text.policy)
    elif plan.term == "next":
        seats.give_default_rules(run=run, by=by)


@transaction.atomic
def live(find: Callable[[str], CourseRun]) -> None:
    """Let people bring companions, pause, and want to change to another class."""
    for place, (key, name) in enumerate(COMPANIONS):
        row = _rows(find(key), SeatState.ENROLLED)[place]
        seats.accompany(enrolment=row, brings=True, name=name, by=row.person)
    for key in PAUSED:
        row = _rows(find(key), SeatState.WAITING)[1]
        seats.pause(enrolment=row, by=row.person)
    for here, there in SWITCHING:
        row = _rows(find(here), SeatState.ENROLLED)[-1]
        seats.switch(enrolment=row, to_run=find(there), by=row.person)


def _rows(run: CourseRun, state: str) -> list[Enrolment]:
    """Nobody of the cast: what they have is told on the page of roles."""
    cast = [role.email for role in ROLES]
    rows = Enrolment.objects.filter(run=run, state=state).exclude(person__email__in=cast)
    return list(rows.select_related("person").order_by("pk"))


def _wish(text: ShareText, first: datetime) -> Any:
    days = text.released_days_before
    return seats.ShareWish(
        group=text.group,
        guaranteed=text.guaranteed,
        maximum=text.maximum,
        release_at=None if days is None else first - timedelta(days=days),
    )
