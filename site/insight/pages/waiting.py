"""Who waits right now, in classes of a period that is not over: the night's figures know only who gave up."""

from django.utils.translation import gettext as _

from enrolment.models import Enrolment
from enrolment.states import SeatState
from insight.figures import Cell
from insight.pages.choosing import Choice
from insight.suppression import FEWEST


def now(choice: Choice) -> Cell | None:
    """Return how many different people wait for a seat, hidden below five; None for a period that is over."""
    if choice.is_over:
        return None
    waiting = Enrolment.objects.filter(state=SeatState.WAITING)
    if choice.period.kind == "term":
        waiting = waiting.filter(run__term=int(choice.period.key.rpartition("-")[2]))
    elif choice.period.kind == "year":
        waiting = waiting.filter(run__term__starts_on__year=choice.period.starts.year)
    people = waiting.values("person").distinct().count()
    return Cell(is_hidden=True) if 0 < people < FEWEST else Cell(people)


def in_words(choice: Choice) -> str:
    """Say how many wait right now; "" for a period that is over."""
    found = now(choice)
    if found is None:
        return ""
    if found.is_hidden:
        return _("Fewer than five people wait for a seat right now.")
    return _("People who wait for a seat right now: %(number)s.") % {"number": found.shown}


def how() -> str:
    """Say how they are counted."""
    return _("People on the waiting lists of the period's classes at this moment, each once.")
