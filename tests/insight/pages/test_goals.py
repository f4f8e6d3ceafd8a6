"""What is told of people's own hopes: of one term that is over, and from five on."""

import pytest

from courses.models import Term
from enrolment.models import GoalTally
from tests.cast import sign_in
from tests.insight.pages.counted import count

pytestmark = pytest.mark.django_db


def look(client, dina, term, query=""):
    sign_in(client, dina)
    return client.get(f"/noegletal/fremmoede/?periode=semester-{term.pk}{query}").content.decode()


def tally(term, **numbers):
    for outcome, number in numbers.items():
        GoalTally.objects.create(term=term, outcome=outcome, number=number)


@pytest.fixture
def over(db):
    """A term that ended last week."""
    count(is_over=True)
    return Term.objects.get(name="Dette halvår")


def test_how_hopes_came_out_is_told_of_a_term_that_is_over(client, dina, over):
    tally(over, reached=12, on_the_way=9, changed=6)
    page = look(client, dina, over)

    assert "Egne håb" in page
    assert [f">{number}</td>" in page for number in (12, 9, 6)] == [True] * 3


def test_small_numbers_are_words(client, dina, over):
    tally(over, reached=12, on_the_way=9, changed=3)
    part = look(client, dina, over).split('id="goals"')[1].split("</section>")[0]

    assert ">3<" not in part
    assert part.count("skjult") == 2


def test_while_a_term_runs_or_nobody_looked_back_nothing_stands_there(client, dina):
    count()
    running = Term.objects.get(name="Dette halvår")
    tally(running, reached=12, on_the_way=9, changed=6)

    assert 'id="goals"' not in look(client, dina, running)
    assert 'id="goals"' not in look(client, dina, Term.objects.get(name="Forrige halvår"))


def test_of_a_year_nothing_is_told(client, dina, over):
    tally(over, reached=12, on_the_way=9, changed=6)
    sign_in(client, dina)

    for key in ("alle", f"aar-{over.starts_on.year}"):
        assert 'id="goals"' not in client.get(f"/noegletal/fremmoede/?periode={key}").content.decode()
