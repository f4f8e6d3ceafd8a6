"""How many come to each session: who has a seat, who they bring, and guests, less those who said no."""

from collections.abc import Iterable

from django.db.models import Count, Q, Sum
from django.utils.translation import ngettext

from enrolment.calendars import SHOWN
from enrolment.day_states import GuestState
from enrolment.models import Apology, Enrolment, GuestSeat

_PEOPLE = Count("pk") + Count("pk", filter=Q(brings_companion=True))


class Coming:
    """Reads the numbers of all sessions of some classes with three questions."""

    def __init__(self, runs: Iterable[int]) -> None:
        seats = Enrolment.objects.filter(run__in=runs, state__in=SHOWN)
        self._seats = dict(seats.order_by().values_list("run").annotate(people=_PEOPLE))
        self._apologies = dict(
            Apology.objects.filter(enrolment__in=seats)
            .order_by()
            .values_list("session")
            .annotate(people=Count("pk") + Count("pk", filter=Q(enrolment__brings_companion=True)))
        )
        guests = GuestSeat.objects.filter(session__run__in=runs, state=GuestState.ACCEPTED)
        self._guests = dict(guests.order_by().values_list("session").annotate(people=Sum("seats")))
        self._words: dict[int, str] = {}

    def number(self, *, run: int, session: int) -> int:
        """Return how many come."""
        lent = self._guests.get(session, 0) - self._apologies.get(session, 0)
        return int(self._seats.get(run, 0) + lent)

    def told(self, session: int) -> int:
        """Return how many have said that they stay away."""
        return int(self._apologies.get(session, 0))

    def words(self, *, run: int, session: int) -> str:
        """Say the number in words."""
        number = self.number(run=run, session=session)
        if number not in self._words:
            words = ngettext("%(count)d is coming.", "%(count)d are coming.", number)
            self._words[number] = words % {"count": number}
        return self._words[number]
