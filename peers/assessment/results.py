"""What the scores come to together: shown when the round has closed, and where at least five have scored.

The two sides are shown only where each has five: everybody is on one of them, so one side alone would give
the other by subtraction.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt

from django.db.models import Count, F, Sum

from peers.assessment import rounds
from peers.assessment.scale import SIDE_OF, Side
from peers.models import Assessment, Score

ENOUGH = 5
"""People, before anything of what they said is shown."""

_TENTH = Decimal("0.1")
AGREE, DIFFER = Decimal("0.7"), Decimal("1.2")
"""Standard deviations below which people mostly agree, and from which they differ much."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Scores put together: how many people, the sum of their levels, and the sum of the squares."""

    people: int = 0
    total: int = 0
    squares: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Put two together."""
        return Tally(self.people + other.people, self.total + other.total, self.squares + other.squares)

    @property
    def average(self) -> Decimal:
        """The mean level, with one decimal."""
        return (Decimal(self.total) / self.people).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def spread(self) -> Decimal:
        """The standard deviation of the levels, with one decimal: 0 where all said the same."""
        variance = self.squares / self.people - (self.total / self.people) ** 2
        return Decimal(sqrt(max(0.0, variance))).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Result:
    """What may be shown of one principle in one round; None and nothing where too few have scored."""

    everybody: Tally | None = None
    lived: Tally | None = None
    professional: Tally | None = None
    words: tuple[str, ...] = ()


NOTHING = Result()


def of_rounds(
    assessments: Iterable[Assessment], *, now: datetime | None = None
) -> dict[int, dict[int, Result]]:
    """Return what may be shown, by round and principle, in two questions; closed rounds alone."""
    shut = [one.pk for one in assessments if rounds.is_closed(one, now=now)]
    sides = _sides(shut)
    enough = {key for key, both in sides.items() if _together(both).people >= ENOUGH}
    words = _words(shut)
    found: dict[int, dict[int, Result]] = {pk: {} for pk in shut}
    for (assessment, principle), both in sides.items():
        if (assessment, principle) in enough:
            found[assessment][principle] = _result(both, words.get((assessment, principle), ()))
    return found


def people_in(assessment: Assessment) -> int | None:
    """Return how many have scored something in a round, open or closed; None for fewer than five."""
    count = Score.objects.filter(assessment=assessment).values("person").distinct().count()
    return count if count >= ENOUGH else None


def _result(both: dict[str, Tally], words: tuple[str, ...]) -> Result:
    lived, professional = (both.get(side, Tally()) for side in Side.values)
    apart = lived.people >= ENOUGH and professional.people >= ENOUGH
    return Result(
        everybody=_together(both),
        lived=lived if apart else None,
        professional=professional if apart else None,
        words=words,
    )


def _together(both: dict[str, Tally]) -> Tally:
    return sum(both.values(), Tally())


def _sides(assessments: list[int]) -> dict[tuple[int, int], dict[str, Tally]]:
    rows = Score.objects.filter(assessment__in=assessments).order_by()
    counted = rows.values("assessment_id", "principle_id", "basis").annotate(
        people=Count("pk"), total=Sum("level"), squares=Sum(F("level") * F("level"))
    )
    found: defaultdict[tuple[int, int], dict[str, Tally]] = defaultdict(dict)
    for row in counted:
        both, side = found[row["assessment_id"], row["principle_id"]], SIDE_OF[row["basis"]]
        tally = Tally(row["people"], row["total"], row["squares"])
        both[side] = both.get(side, Tally()) + tally
    return found


def _words(assessments: list[int]) -> dict[tuple[int, int], tuple[str, ...]]:
    """What was said in own words, in the order of the letters: it tells neither who came first nor who."""
    rows = Score.objects.filter(assessment__in=assessments).exclude(words="")
    found: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for assessment, principle, words in rows.values_list("assessment_id", "principle_id", "words"):
        found[assessment, principle].append(words)
    return {key: tuple(sorted(said, key=str.casefold)) for key, said in found.items()}
