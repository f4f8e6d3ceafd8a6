"""Many windows of one person at one moment: nothing that was typed is lost, and nothing is counted twice."""

import pytest

from enrolment.models import GoalTally
from enrolment.plan import change, look_back, read, writing
from tests.factories import make_person, make_term
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_windows_write_at_once():
    alma = make_person("Alma")
    hopes = [f"Håb {number}" for number in range(8)]

    all_at_once([lambda hope=hope: change(person=alma, how=writing.hope(hope)) for hope in hopes])

    plan = read(alma)
    assert sorted(one.text for one in plan.hopes) == hopes
    assert plan.version == 8


def test_one_hope_looked_back_at_in_many_windows_is_counted_once():
    make_term()
    alma = make_person("Alma")
    key = change(person=alma, how=writing.hope("Ro")).hopes[0].key

    all_at_once([lambda: look_back(person=alma, key=key, outcome="reached") for _ in range(6)])

    assert sum(row.number for row in GoalTally.objects.all()) == 1
