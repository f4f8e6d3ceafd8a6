"""What the tests of self-assessment need: principles, rounds, people who score."""

import itertools
from datetime import timedelta

from django.utils import timezone

from peers.models import Assessment, Principle, Score
from peers.states import Basis, PrincipleKind
from tests.factories import make_contributor, make_person

_number = itertools.count(1)


def make_principle(name="", *, kind=PrincipleKind.PRINCIPLE, **fields):
    number = next(_number)
    return Principle.objects.create(
        name=name or f"Princip {number}", kind=kind, **{"position": number, **fields}
    )


def make_round(name="", *, opened=-7, closed=None):
    """A round that opened and closes so many days from today; open without an end unless said."""
    today = timezone.localdate()
    return Assessment.objects.create(
        name=name or f"Runde {next(_number)}",
        opened_on=today + timedelta(days=opened),
        closed_on=None if closed is None else today + timedelta(days=closed),
    )


def make_scorer(basis=Basis.LIVED, **fields):
    """Somebody with an account who contributes."""
    person = make_person(f"Bidrager {next(_number)}")
    make_contributor(person.chosen_name, basis=basis, person=person, **fields)
    return person


def scored(assessment, principle, levels, *, basis=Basis.LIVED, words=""):
    """Write down what so many people said, also where the round has closed."""
    rows = [
        Score(
            assessment=assessment,
            principle=principle,
            person=make_person(f"Scorer {next(_number)}"),
            basis=basis,
            level=level,
            words=words,
        )
        for level in levels
    ]
    return Score.objects.bulk_create(rows)
