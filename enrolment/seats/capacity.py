"""How many seats a class has."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.log_actions import log

from accounts.models import User
from courses.models import CourseRun, RunSeats
from enrolment.seats.locking import lock
from enrolment.seats.waiting_list import pass_on


class CapacityTooLow(Exception):
    """Fewer seats were asked for than are ``taken`` (held and offered ones count)."""

    def __init__(self, taken: int) -> None:
        words = ngettext(
            "%(count)d seat is taken, held or offered.", "%(count)d seats are taken, held or offered.", taken
        )
        super().__init__(words % {"count": taken})
        self.taken = taken


@transaction.atomic
def change_capacity(*, run: CourseRun, capacity: int, by: User | None, now: datetime | None = None) -> int:
    """Give a class so many seats and return how many offers that made. Raises ``CapacityTooLow``.

    Nobody who has a seat can lose it by this.
    """
    locked = lock(run.pk)
    seats = RunSeats.objects.get(run=locked)
    if capacity < seats.taken:
        raise CapacityTooLow(seats.taken)
    before = seats.capacity
    if capacity == before:
        return 0
    seats.capacity = capacity
    seats.save(update_fields=["capacity"])
    log(locked, "wagtail.edit", user=by, data={"capacity": [before, capacity]})
    return len(pass_on(run=locked, now=now or timezone.now(), by=by))
