"""Closing a plan: by deleting it, or by putting it under a word that only its owner knows."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from accounts.models import User
from enrolment.models import Plan
from enrolment.plan import keeping, sealing, sharing, writing
from enrolment.plan.sealing import Own
from enrolment.plan.text import PlanText

SHORTEST_WORD, LONGEST_WORD = 10, 200


@transaction.atomic
def delete(*, person: User) -> bool:
    """Delete a plan, and let nobody read it any more; it cannot be brought back. Whether there was one."""
    keeping.locked(person)
    sharing.end_all(person)
    return bool(Plan.objects.filter(person=person).delete()[0])


@transaction.atomic
@sensitive_variables()
def put_under_word(
    *, person: User, word: str, own: Own | None = None, now: datetime | None = None
) -> tuple[PlanText, Own]:
    """Seal a plan under a word of its owner's as well; whoever it was shown to reads it no more.

    ``own`` is the word it lies under already. Who forgets the word has lost the plan. Raises
    ``writing.Gone`` where there is no plan, ``Locked`` and ``Unreadable``.
    """
    new = sealing.own_of(word)
    row = keeping.locked(person)
    if row is None:
        raise writing.Gone
    plan = keeping.opened(row, own=own)
    sharing.end_all(person, now=now)
    return keeping.save(person, row, replace(plan, shown=()), own=new, now=now), new


@transaction.atomic
@sensitive_variables()
def take_word_off(*, person: User, own: Own, now: datetime | None = None) -> PlanText:
    """Seal a plan without its owner's word again. Raises as ``put_under_word``."""
    row = keeping.locked(person)
    if row is None:
        raise writing.Gone
    return keeping.save(person, row, keeping.opened(row, own=own), own=None, now=now)
