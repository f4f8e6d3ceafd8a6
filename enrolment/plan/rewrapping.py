"""Another key of the school for all plans: the key of each is wrapped anew, and no plan is opened."""

from dataclasses import dataclass

from django.db import transaction

from enrolment.models import Plan
from enrolment.plan import sealing
from enrolment.plan.keeping import bound
from enrolment.plan.sealing import Unreadable


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """How many plans were put under the first key, lay there already, or are opened by no key."""

    anew: int
    already: int
    unreadable: int


def rewrap_all() -> Rewrapped:
    """Put every plan under the first of ``PLAN_KEYS``, one by one; may be run again at any time."""
    counts = {"anew": 0, "already": 0, "unreadable": 0}
    for pk in Plan.objects.order_by("pk").values_list("pk", flat=True):
        counts[_rewrap(pk)] += 1
    return Rewrapped(**counts)


@transaction.atomic
def _rewrap(pk: int) -> str:
    row = Plan.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None or sealing.is_of_first_key(bytes(row.wrapped_key)):
        return "already"
    try:
        row.wrapped_key = sealing.rewrap(bytes(row.wrapped_key), bound=bound(row))
    except Unreadable:
        return "unreadable"
    row.save(update_fields=["wrapped_key"])
    return "anew"
