"""Lets people of the cast write their plans, show one, and look back."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from courses.models import CoursePage, Term
from demo.content import plans
from demo.content.plans import OwnPlan
from enrolment import plan
from enrolment.evaluation_states import GoalOutcome
from enrolment.models import GoalTally
from enrolment.plan import sharing, writing


@transaction.atomic
def write(
    cast: dict[str, User], written: dict[str, CoursePage], terms: dict[str, Term], now: datetime
) -> None:
    """Write every plan, show one of them, and count what others said of theirs."""
    for role, text in plans.PLANS.items():
        _write(cast[role], text, written, now)
    owner, reader, days = plans.SHOWN
    until = sharing.lasts_until(days, now=now)
    plan.share(person=cast[owner], until=until, address=str(cast[reader].email), now=now)
    for key, numbers in plans.TALLIES.items():
        for outcome, number in zip(GoalOutcome, numbers, strict=True):
            GoalTally.objects.update_or_create(term=terms[key], outcome=outcome, defaults={"number": number})


def _write(person: User, text: OwnPlan, written: dict[str, CoursePage], now: datetime) -> None:
    for words, outcome in text.hopes:
        found = plan.change(person=person, how=writing.hope(words), now=now)
        if outcome:
            plan.look_back(person=person, key=found.hopes[-1].key, outcome=outcome, now=now)
    for slug in text.courses:
        plan.change(person=person, how=writing.course(written[slug].pk, written[slug].title), now=now)
    for words, is_done in text.steps:
        found = plan.change(person=person, how=writing.step(words), now=now)
        if is_done:
            plan.change(person=person, how=writing.tick(found.steps[-1].key, is_done=True), now=now)
