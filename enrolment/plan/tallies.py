"""Looking back at a hope: kept in the plan, and counted as a number that is about nobody."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.models import User
from courses.models import Term
from enrolment.evaluation_states import GoalOutcome
from enrolment.models import GoalTally
from enrolment.plan import keeping, writing
from enrolment.plan.sealing import Own
from enrolment.plan.text import PlanText

ENOUGH = 5
"""Hopes that were looked back at, before a number of them is told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many hopes came out so; ``number`` None where that is not told."""

    outcome: str
    label: str
    number: int | None


@transaction.atomic
def look_back(
    *, person: User, key: str, outcome: str, own: Own | None = None, now: datetime | None = None
) -> PlanText:
    """Say how a hope of one's own came out, or with "" that it is open again; counted once, whatever is said.

    Raises ``writing.Gone`` and what ``keeping.change`` raises; ValueError for no outcome there is.
    """
    wanted = GoalOutcome(outcome).value if outcome else ""
    row = keeping.locked(person)
    if row is None:
        raise writing.Gone
    old = writing.find(keeping.opened(row, own=own).hopes, key)
    if old.outcome == wanted:
        return keeping.opened(row, own=own)
    term = old.term or _term_at(now or timezone.now())
    if term is not None:
        _count(term, less=old.outcome if old.term else "", more=wanted)
    return keeping.change(
        person=person, how=writing.looked_back(key, wanted, term=term if wanted else None), own=own, now=now
    )


def of_term(term: int) -> list[Outcome]:
    """Return how the hopes of a term (its id) came out, so that no number below five can be found out.

    Of one term alone: what is hidden in one could be reckoned from the sum of several.
    """
    rows = GoalTally.objects.filter(term=term).values_list("outcome", "number")
    numbers = {**dict.fromkeys(GoalOutcome.values, 0), **dict(rows)}
    hidden = _hidden(numbers)
    return [
        Outcome(one.value, str(one.label), None if one.value in hidden else numbers[one.value])
        for one in GoalOutcome
    ]


def _hidden(numbers: dict[str, int]) -> set[str]:
    """Hide what is below five; and one more, where what is hidden could be reckoned from a sum of all."""
    if sum(numbers.values()) < ENOUGH:
        return set(numbers)
    hidden = {outcome for outcome, number in numbers.items() if 0 < number < ENOUGH}
    if len(hidden) == 1:
        others = sorted((number, outcome) for outcome, number in numbers.items() if outcome not in hidden)
        hidden.add(next((outcome for number, outcome in others if number), others[0][1]))
    return hidden


def _term_at(now: datetime) -> int | None:
    """Return the term of a day: the one it lies in, else the last that had begun."""
    begun = Term.objects.filter(starts_on__lte=timezone.localdate(now)).order_by("-starts_on")
    return begun.values_list("pk", flat=True).first()


def _count(term: int, *, less: str, more: str) -> None:
    """Write all numbers of the term anew in one statement: which of them grew stands in no row."""
    rows = [GoalTally(term_id=term, outcome=outcome) for outcome in GoalOutcome.values]
    GoalTally.objects.bulk_create(rows, ignore_conflicts=True)
    there = list(GoalTally.objects.select_for_update(of=("self",)).filter(term=term).order_by("pk"))
    by = Case(
        When(Q(outcome=more), then=Value(1)),
        When(Q(outcome=less), then=Value(-1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    GoalTally.objects.filter(pk__in=[one.pk for one in there]).update(number=Greatest(F("number") + by, 0))
