"""The list, and one principle at a time: for those who are asked, kept while typing, in both languages."""

import pytest

from peers.assessment import rounds
from peers.models import Principle, Score
from peers.states import Basis, PrincipleKind
from tests.cast import guide_of, sign_in
from tests.factories import make_person
from tests.peers.assessment.looking import make_principle, make_round, make_scorer

pytestmark = pytest.mark.django_db

KEEPING = {"X-Keeping": "yes"}


@pytest.fixture
def page(client):
    """Whoever scores, with what they see."""
    return sign_in(client, make_scorer())


def test_the_list_has_principles_before_conditions_and_leads_to_the_first_unanswered(page):
    make_round("Efteråret")
    condition = make_principle("Tid nok", kind=PrincipleKind.CONDITION, position=1)
    first, second = make_principle("Ligeværd", position=1), make_principle("Håb", position=2)
    text = page.get("/selvevaluering/").text
    assert text.index("Ligeværd") < text.index("Håb") < text.index("Tid nok")
    assert "0 af 3 besvaret" in text
    answer = page.post(f"/selvevaluering/{first.pk}/", {"level": "3", "words": "Ja"})
    assert answer.url == f"/selvevaluering/{second.pk}/"
    answer = page.post(f"/selvevaluering/{condition.pk}/", {"level": "0"})
    assert answer.url == f"/selvevaluering/{second.pk}/"
    answer = page.post(f"/selvevaluering/{second.pk}/", {"level": "4"})
    assert answer.url == "/selvevaluering/"
    assert "3 af 3 besvaret" in page.get("/selvevaluering/").text


def test_an_answer_is_shown_again_and_can_be_changed_and_removed(page):
    make_round()
    principle = make_principle()
    page.post(f"/selvevaluering/{principle.pk}/", {"level": "2", "words": "Vi øver os <b>"})
    text = page.get(f"/selvevaluering/{principle.pk}/").text
    assert "Vi øver os &lt;b&gt;" in text
    assert "Fjern mit svar" in text
    page.post(f"/selvevaluering/{principle.pk}/", {"undo": "yes"})
    assert not Score.objects.exists()


def test_it_is_kept_while_typing_without_going_on(page):
    make_round()
    principle = make_principle()
    answer = page.post(f"/selvevaluering/{principle.pk}/", {"level": "1", "words": "Vi"}, headers=KEEPING)
    assert (answer.status_code, answer.content) == (204, b"")
    assert Score.objects.get().words == "Vi"


def test_nothing_chosen_or_too_much_or_off_the_scale_is_said_in_words(page):
    make_round()
    principle = make_principle()
    for data in ({}, {"level": "5"}, {"level": "tre"}, {"level": "3", "words": "x" * 301}):
        answer = page.post(f"/selvevaluering/{principle.pk}/", data)
        assert answer.status_code == 422
        assert "Der er noget, du skal rette" in answer.text or "form-error" in answer.text
    assert not Score.objects.exists()


def test_a_round_that_closes_meanwhile_takes_nothing_and_says_so(page):
    assessment, principle = make_round(), make_principle()
    rounds.close(assessment=assessment)
    assert page.post(f"/selvevaluering/{principle.pk}/", {"level": "3"}, headers=KEEPING).status_code == 409
    answer = page.post(f"/selvevaluering/{principle.pk}/", {"level": "3"}, follow=True)
    assert "Der er ikke nogen selvevaluering åben nu" in answer.text
    assert not Score.objects.exists()


def test_it_is_not_there_for_who_is_not_asked(client, outsider):
    make_round()
    principle = make_principle()
    for person in (outsider, guide_of(make_person("Vejviser"))):
        sign_in(client, person)
        for path in ("/selvevaluering/", f"/selvevaluering/{principle.pk}/"):
            assert client.get(path).status_code == 404
            assert client.post(path, {"level": "3"}).status_code in {404, 405}
    assert not Score.objects.exists()


def test_nobody_sees_anothers_answer(page, client):
    make_round()
    principle = make_principle()
    page.post(f"/selvevaluering/{principle.pk}/", {"level": "2", "words": "Kun mit"})
    other = sign_in(client, make_scorer(Basis.PROFESSIONAL))
    assert "Kun mit" not in other.get(f"/selvevaluering/{principle.pk}/").text
    assert "0 af 1" in other.get("/selvevaluering/").text


def test_in_english_the_english_words_or_the_danish_ones_marked_as_danish(page):
    make_round()
    both = make_principle("Ligeværd", name_en="Equality", text="Alle er lige.", text_en="All are equal.")
    danish = make_principle("Håb")
    text = page.get("/en/selvevaluering/").text
    assert "Equality" in text
    assert 'lang="da">Håb' in text
    assert "All are equal." in page.get(f"/en/selvevaluering/{both.pk}/").text
    assert "We are on the way" in page.get(f"/en/selvevaluering/{danish.pk}/").text


def test_an_unused_principle_is_not_there(page):
    make_round()
    principle = make_principle(is_used=False)
    assert page.get(f"/selvevaluering/{principle.pk}/").status_code == 404
    assert principle.name not in page.get("/selvevaluering/").text


def test_the_desk_is_asked_while_something_is_left_to_answer(client, gry):
    desk = sign_in(client, gry)
    assert "Svar selv" not in desk.get("/redaktion/").text
    make_round("Efteråret")
    principle = make_principle()
    assert "Svar selv" in desk.get("/redaktion/").text
    desk.post(f"/selvevaluering/{principle.pk}/", {"level": "3"})
    assert "Svar selv" not in desk.get("/redaktion/").text


def test_whoever_contributes_finds_the_way_while_a_round_is_open(page):
    assert "/selvevaluering/" not in page.get("/min-side/bidrag/").text
    make_round()
    assert "/selvevaluering/" in page.get("/min-side/bidrag/").text


def test_as_many_questions_for_thirty_as_for_one(page, django_assert_max_num_queries):
    make_round()
    make_principle()
    page.get("/selvevaluering/")
    with django_assert_max_num_queries(12) as one:
        page.get("/selvevaluering/")
    for _ in range(29):
        make_principle()
    with django_assert_max_num_queries(12) as thirty:
        page.get("/selvevaluering/")
    assert len(one) == len(thirty)
    assert Principle.objects.count() == 30
