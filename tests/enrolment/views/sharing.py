"""Classes whose seats are shared, for the tests of these pages."""

from enrolment.models import SeatRules, Share
from tests.factories import days_from_now, make_run


def make_shared_run(*, capacity=4, citizens=2, staff_at_most=None, **fields):
    """A class with seats held for citizens for ten days, and perhaps a maximum for staff."""
    run = make_run(capacity=capacity, **fields)
    Share.objects.create(run=run, group="citizen", guaranteed=citizens, release_at=days_from_now(10))
    if staff_at_most is not None:
        Share.objects.create(run=run, group="staff", maximum=staff_at_most)
    return run


def let_companions(run, companions):
    """Decide about companions in a class."""
    SeatRules.objects.update_or_create(run=run, defaults={"companions": companions})
