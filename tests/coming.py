"""People who come to a class, a line for each test: what matters about them is what they come as."""

from enrolment import seats
from enrolment.models import Enrolment
from tests.factories import make_people


def come(run, *groups, **fields):
    """Let new people sign up, one of each group, as ``seats.enrol`` takes them; return their rows."""
    pairs = zip(make_people(len(groups)), groups, strict=True)
    return [seats.enrol(person=who, run=run, by=who, comes_as=group, **fields) for who, group in pairs]


def states(run):
    """Return the states of everybody who ever came to a class, in the order they came in."""
    return list(Enrolment.objects.filter(run=run).order_by("pk").values_list("state", flat=True))


def fresh(row):
    """Return a row as it is now."""
    return Enrolment.objects.get(pk=row.pk)
