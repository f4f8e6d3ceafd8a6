"""Guaranteed seats that are open to all from a moment on, and the log of how seats were shared."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.forms.models import model_to_dict

from accounts.models import User
from courses.models import CourseRun, RunSeats
from enrolment.models import Move, SeatRules, Share, SharingChange
from enrolment.models.sharing import SeatPolicy

POLICY_FIELDS = tuple(field.name for field in SeatPolicy._meta.get_fields())


def release_due(*, run: CourseRun, now: datetime) -> int:
    """Release the shares of a locked class whose moment has come; return how many. Again is no change."""
    due = list(Share.objects.filter(run=run, released_at__isnull=True, release_at__lte=now))
    if due:
        before = as_logged(run)
        open_to_all(due, now=now)
        write_down(run=run, before=before, by=None, now=now)
    return len(due)


def open_to_all(shares: Iterable[Share], *, now: datetime) -> None:
    """Open what is held by these shares to all."""
    for share in shares:
        share.release_at = min(share.release_at or now, now)
        share.released_at = now
        share.save(update_fields=["release_at", "released_at"])


def write_down(*, run: CourseRun, before: dict[str, Any], by: User | None, now: datetime) -> bool:
    """Log capacity, shares and rules of a locked class as they are now; False where nothing has changed.

    Before the first change it is logged how the class began, so that the log can be read from its start.
    """
    after = as_logged(run)
    if after == before:
        return False
    changes = SharingChange.objects
    if not changes.filter(run=run).exists():
        changes.create(run=run, at=now, by=None, after_move=0, rules=before)
    # The newest move of any class: those of this one are written under the lock we have, so all of them
    # that came before are up to it and all that will come are above.
    last = Move.objects.aggregate(last=Max("pk"))["last"] or 0
    changes.create(run=run, at=now, by=by, after_move=last, rules=after)
    return True


def as_logged(run: CourseRun) -> dict[str, Any]:
    """Return how the seats of a class are shared, as JSON keeps it."""
    rules = SeatRules.objects.filter(run=run).first() or SeatRules(run=run)
    return {
        "capacity": RunSeats.objects.values_list("capacity", flat=True).get(run=run),
        **{name: _plain(value) for name, value in model_to_dict(rules, POLICY_FIELDS).items()},
        "shares": [
            {
                "group": share.group,
                "guaranteed": share.guaranteed,
                "maximum": share.maximum,
                "release_at": _plain(share.release_at),
                "in_force": share.released_at is None,
            }
            for share in Share.objects.filter(run=run).order_by("group")
        ],
    }


def _plain(value: Any) -> Any:
    """Return a number or word as it is, and a decimal or a moment as text."""
    return value if value is None or isinstance(value, int | bool | str) else str(value)
