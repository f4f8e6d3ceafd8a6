"""Plans in the database: read and changed. A plan goes in and comes out sealed; see decision 16.

Everything that writes locks its owner first, so that two windows of theirs come one after the other.
"""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts.models import User
from enrolment.models import Plan
from enrolment.plan import sealing, text
from enrolment.plan.sealing import Bound, Locked, Own, Unreadable
from enrolment.plan.text import PlanText
from enrolment.plan.writing import Change

__all__ = ["Locked", "Unreadable", "change", "is_there", "open_with", "opened", "read", "save"]

logger = logging.getLogger(__name__)


def is_there(person: User) -> bool:
    """Whether somebody has a plan."""
    return Plan.objects.filter(person=person).exists()


def read(person: User, *, own: Own | None = None) -> PlanText | None:
    """Return somebody's plan, None where there is none. Raises ``Unreadable``, and ``Locked``."""
    row = Plan.objects.filter(person=person).first()
    return opened(row, own=own) if row else None


@sensitive_variables()
def opened(row: Plan, *, own: Own | None = None) -> PlanText:
    """Open a row. Raises ``Unreadable``, and ``Locked`` where it wants its owner's word."""
    try:
        found = text.from_bytes(sealing.open_(_b(row.wrapped_key), _b(row.sealed), bound=bound(row), own=own))
    except (Unreadable, ValueError, KeyError, TypeError) as error:
        # Not whose it is: the log is read by those who may not know who has a plan.
        logger.error("A plan does not open, under the key %s", _b(row.wrapped_key)[1:9].hex())  # noqa: TRY400 - the traceback says no more
        raise Unreadable from error
    return _standing(found, row)


@transaction.atomic
@sensitive_variables()
def change(*, person: User, how: Change, own: Own | None = None, now: datetime | None = None) -> PlanText:
    """Do something to a plan, which begins with the first thing that is written in it.

    Raises what ``how`` raises, ``Unreadable``, and ``Locked`` where it wants another word than ``own``.
    """
    row = locked(person)
    before = opened(row, own=own) if row else PlanText()
    after = how(before, before.version + 1)
    return before if after == before else save(person, row, after, own=own, now=now)


def open_with(person: User, word: str) -> Own:
    """Return the key that somebody's own word makes. Raises ``Locked`` for a wrong one, ``Unreadable``."""
    row = Plan.objects.filter(person=person).first()
    if row is None or not sealing.is_worded(_b(row.wrapped_key)):
        raise Locked
    own = sealing.own_of(word, salt=sealing.salt_of(_b(row.wrapped_key), bound=bound(row)))
    opened(row, own=own)
    return own


def locked(person: User) -> Plan | None:
    """Lock a person, and return their plan."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    return Plan.objects.select_for_update(of=("self",)).filter(person=person).first()


def save(
    person: User, row: Plan | None, after: PlanText, *, own: Own | None, now: datetime | None
) -> PlanText:
    """Seal a plan anew, under its owner's word if there is ``own``; the person must be locked."""
    row = row or Plan(person=person, version=0)
    row.version, row.changed_at = row.version + 1, now or timezone.now()
    row.wrapped_key, row.sealed = sealing.seal(text.to_bytes(after), bound=bound(row), own=own)
    row.save()
    return _standing(after, row)


def bound(row: Plan) -> Bound:
    """Return what a row is bound to."""
    return Bound(row.pk, row.version, row.changed_at)


def _standing(found: PlanText, row: Plan) -> PlanText:
    return PlanText(
        found.hopes,
        found.steps,
        found.courses,
        found.shown,
        version=row.version,
        changed_at=row.changed_at,
        is_worded=sealing.is_worded(_b(row.wrapped_key)),
    )


def _b(value: bytes | memoryview) -> bytes:
    """As psycopg gives it: bytes, or a view of them."""
    return bytes(value)
