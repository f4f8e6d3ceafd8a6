"""The evidence pack: what is shown, to whom, from how many; with what is counted beside it."""

import pytest
from django.utils import timezone

from insight.evidence import counted, pack
from insight.measures import MEASURES
from insight.models import Figure, Rollup
from insight.periods import term_key
from peers.models import FidelityReview
from peers.states import Basis, PrincipleKind
from tests.cast import sign_in
from tests.factories import make_term
from tests.peers.assessment.looking import make_principle, make_round, scored

pytestmark = pytest.mark.django_db

PATH = "/noegletal/evidens/"


@pytest.fixture
def page(client, dina):
    """Somebody who may see the figures."""
    return sign_in(client, dina)


def publish(measure, number, *, term=None):
    """Write a figure down as the night's counting does; None for a hidden one."""
    rollup = Rollup.objects.create(finished_at=timezone.now())
    Figure.objects.create(
        rollup=rollup,
        measure=measure,
        period=term_key((term or make_term()).pk),
        group="all",
        number=number,
        is_hidden=number is None,
    )


def test_before_anything_has_closed_it_says_so(page):
    make_round()
    text = page.get(PATH).text
    assert "Ingen runde er lukket endnu" in text
    assert "Færre end 5 er begyndt" in text


def test_averages_agreement_and_both_bases(page):
    assessment, principle = make_round("Efteråret", closed=0), make_principle("Ligeværd")
    scored(assessment, principle, [4] * 5)
    scored(assessment, principle, [1, 2, 1, 2, 1], basis=Basis.PROFESSIONAL, words="Vi mangler <tid>")
    text = page.get(PATH).text
    assert "<strong>2,7</strong>" in text
    assert "Man ser meget forskelligt på det" in text
    assert "<dd>4,0</dd>" in text
    assert "<dd>1,4</dd>" in text
    assert "Vi mangler &lt;tid&gt;" in text
    assert "10 har svaret" in text


def test_below_five_nothing_is_shown_of_it(page):
    assessment, principle = make_round(closed=0), make_principle("Ligeværd")
    scored(assessment, principle, [4, 4, 4, 4], words="Kun fire")
    text = page.get(PATH).text
    assert "Færre end 5 svar" in text
    assert "Kun fire" not in text
    assert "4,0" not in text


def test_an_open_round_shows_nothing_but_that_it_is_open(page):
    assessment, principle = make_round("Nu"), make_principle("Ligeværd")
    scored(assessment, principle, [3] * 9, words="Hemmeligt")
    text = page.get(PATH).text
    assert "9 er begyndt" in text
    assert "Hemmeligt" not in text
    assert page.get(PATH, {"runde": assessment.pk}).status_code == 404


def test_the_figure_beside_a_principle_is_the_published_one(page):
    assessment = make_round(closed=0)
    scored(assessment, make_principle("Samskabelse", evidence="co_taught"), [3] * 5)
    publish("co_taught", 17)
    text = page.get(PATH).text
    assert MEASURES["co_taught"].title in text
    assert "<dd>17</dd>" in text
    assert MEASURES["co_taught"].how in text.replace("&#x27;", "'")


def test_a_hidden_figure_is_called_hidden():
    term = make_term()
    publish("people", None, term=term)
    (found,) = counted.beside(["people", "people", "ukendt"], on=timezone.localdate()).values()
    assert list(found.lately) == [(term.name, "skjult")]


def test_rounds_stand_beside_each_other_and_an_earlier_one_can_be_looked_at(page):
    before, now = make_round("Før", opened=-90, closed=-80), make_round("Nu", closed=0)
    principle = make_principle("Håb")
    scored(before, principle, [1] * 6)
    scored(now, principle, [3] * 6)
    found = pack.read()
    assert [one.name for one in found.beside] == ["Nu", "Før"]
    assert found.sections[0].lines[0].history == ["3,0", "1,0"]
    assert found.sections[0].picture is not None
    earlier = pack.read(number=before.pk)
    assert earlier.sections[0].lines[0].history == ["1,0"]
    assert "<strong>1,0</strong>" in page.get(PATH, {"runde": before.pk}).text


@pytest.mark.parametrize("asked", ["0", "abc", "-1", "99999999999", "²"])
def test_a_round_that_is_not_there_is_404(page, asked):
    make_round(closed=0)
    assert page.get(PATH, {"runde": asked}).status_code == 404


def test_what_was_scored_then_is_shown_though_it_is_not_asked_about_now():
    assessment = make_round(closed=0)
    scored(assessment, make_principle("Gammelt", is_used=False), [2] * 5)
    make_principle("Aldrig brugt", is_used=False)
    make_principle("Et vilkår", kind=PrincipleKind.CONDITION)
    lines = [line.asked.name for section in pack.read().sections for line in section.lines]
    assert lines == ["Gammelt", "Et vilkår"]


def test_reviews_from_outside_are_listed_with_their_totals(page):
    FidelityReview.objects.create(
        instrument="Udefra", reviewed_on=timezone.localdate(), by_whom="To kolleger", total=11, highest=14
    )
    text = page.get(PATH).text
    assert "11 af 14" in text
    assert "To kolleger" in text


def test_nobody_without_the_right_gets_there(client, alma, eli, gry, frede):
    for person in (alma, eli, gry, frede):
        assert sign_in(client, person).get(PATH).status_code == 404
    client.logout()
    assert "/konto/login/" in client.get(PATH).url


def test_in_english_with_english_words(page):
    assessment = make_round("Spring", closed=0)
    scored(assessment, make_principle("Ligeværd", name_en="Equality"), [2] * 5)
    text = page.get(f"/en{PATH}").text
    assert "Equality" in text
    assert "How we see ourselves" in text
    assert "<strong>2.0</strong>" in text


def test_as_many_questions_for_thirty_principles_as_for_one(page, django_assert_max_num_queries):
    assessment = make_round(closed=0)
    publish("people", 30)

    def ask():
        with django_assert_max_num_queries(25) as asked:
            page.get(PATH)
        return len(asked)

    scored(assessment, make_principle(evidence="people"), [1, 2, 3, 4, 0])
    ask()
    one = ask()
    for _ in range(29):
        scored(assessment, make_principle(evidence="people"), [1, 2, 3, 4, 0], words="Ja")
    assert ask() == one
