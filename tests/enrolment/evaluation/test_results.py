"""What is seen of the answers: five at a time, never of fewer, and no small number in public."""

from datetime import timedelta

import pytest

from enrolment.evaluation import closing, coding, counting, in_short, results, sheets
from enrolment.evaluation.results import Stage
from enrolment.evaluation.yearly import summary
from enrolment.models import Evaluation, EvaluationText, TextCode
from tests.enrolment.evaluation.forms import answer, closed, ids, make_form, opened

db = pytest.mark.django_db


def seen(evaluation):
    return results.result(Evaluation.objects.get(pk=evaluation.pk), language="da")


def numbers(evaluation):
    return [line.number for line in seen(evaluation).questions[0].lines]


@db
def test_five_at_a_time_and_the_rest_at_the_close():
    people, evaluation = opened(12)
    for person in people[:4]:
        answer(evaluation, person, scale="5")
        assert seen(evaluation).stage == Stage.OPEN
        assert not seen(evaluation).questions
    answer(evaluation, people[4], scale="1", words="Fra den femte")
    assert numbers(evaluation) == [1, 0, 0, 0, 4]
    assert not seen(evaluation).said
    for person in people[5:9]:
        answer(evaluation, person, scale="3")
        assert numbers(evaluation) == [1, 0, 0, 0, 4]
    answer(evaluation, people[9], scale="3")
    assert numbers(evaluation) == [1, 0, 5, 0, 4]
    answer(evaluation, people[10], scale="2")
    assert seen(evaluation).answers == 10
    closing.close(evaluation=evaluation)
    assert numbers(evaluation) == [1, 1, 5, 0, 4]
    assert seen(evaluation).said[0].words == ("Fra den femte",)


@db
def test_of_fewer_than_five_nothing_is_kept():
    people, evaluation = opened()
    for person in people[:4]:
        answer(evaluation, person, scale="5", words="Hemmeligt")
    closing.close_due(now=evaluation.closes_at)
    evaluation.refresh_from_db()
    assert (evaluation.counts, evaluation.words, evaluation.shown) == ({}, {}, None)
    assert not EvaluationText.objects.exists()
    assert seen(evaluation).stage == Stage.FEW
    assert not summary(evaluation.run.term).evaluations


@db
def test_a_question_that_few_answered_is_not_shown_though_the_others_are():
    people, evaluation = opened()
    for number, person in enumerate(people):
        answer(evaluation, person, scale="5", choice="1" if number < 4 else "")
    closing.close(evaluation=evaluation)
    scale, choice = seen(evaluation).questions
    assert (scale.is_few, choice.is_few) == (False, True)
    assert choice.lines == ()


@db
def test_it_closes_once_and_not_before_its_time():
    _people, evaluation = opened()
    assert closing.close_due(now=evaluation.closes_at - timedelta(minutes=1)) == 0
    assert closing.close(evaluation=evaluation) is True
    assert closing.close(evaluation=evaluation) is False


@db
def test_a_withheld_text_is_read_by_staff_alone():
    evaluation = closed(words="Bente hjalp mig")
    text = EvaluationText.objects.first()
    code = TextCode.objects.create(name="Hjælp")
    coding.code(text=text, codes=[code], is_withheld=True)
    assert len(seen(evaluation).said[0].words) == 5
    assert coding.texts(evaluation).count() == 6
    assert coding.counts([evaluation]) == [("Hjælp", 1)]
    coding.code(text=text, codes=[], is_withheld=False)
    assert coding.counts([evaluation]) == []


@db
def test_texts_are_forgotten_after_two_years_and_numbers_stay():
    evaluation = closed()
    assert closing.forget_texts(now=evaluation.closed_at + timedelta(days=700)) == 0
    assert closing.forget_texts(now=evaluation.closed_at + timedelta(days=731)) == 6
    assert numbers(evaluation) == [0, 0, 0, 0, 6]


@db
@pytest.mark.parametrize("count", [1, 30])
def test_as_many_questions_of_the_database_for_thirty(count, django_assert_num_queries):
    first = closed()
    run, questions, words = first.run, first.questions, "Tak"
    for number in range(count - 1):
        other = Evaluation.objects.create(
            form=make_form(f"Skema {number}"),
            questions=questions,
            run=run,
            opens_at=first.opens_at,
            closes_at=first.closes_at,
            closed_at=first.closed_at,
            answers=6,
            counts=first.counts,
        )
        EvaluationText.objects.create(evaluation=other, question=ids(first)[2], text=words)
    with django_assert_num_queries(2):
        found = results.results(results.of_class(run), language="da")
    assert len(found) == count
    with django_assert_num_queries(2):
        assert len(list(sheets.rows(found))) >= count


@db
def test_a_file_has_numbers_and_words_and_nobody():
    evaluation = closed(words="=HYPERLINK(1)")
    rows = list(sheets.rows([seen(evaluation)]))
    assert ("Fik du noget med dig?", "5 · Meget", "6") in [row[3:6] for row in rows]
    assert sum(row[4] == "=HYPERLINK(1)" for row in rows) == 6


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ([6, 0, 12], [6, 0, 12]),
        ([1, 20, 30], [None, None, 30]),
        ([1, 1, 30, 8], [None, None, 30, None]),
        ([4, 4, 30], [None, None, 30]),
        ([2, 0, 0], [None, 0, 0]),
    ],
)
def test_small_numbers_are_hidden_so_that_no_sum_gives_them_back(given, published):
    assert counting.published(given) == published


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (31, 36, "31 af 36"),
        (36, 36, "Næsten alle"),
        (32, 36, "Næsten alle"),
        (5, 5, "De fleste"),
        (5, 9, "De fleste"),
        (4, 5, ""),
        (0, 9, ""),
        (4, 10, "Færre end halvdelen"),
        (0, 10, "Færre end halvdelen"),
    ],
)
def test_a_share_tells_no_number_below_five_on_either_side(part, whole, said):
    assert in_short.share(part, whole) == said


@pytest.mark.parametrize("whole", range(5, 60))
def test_nobody_can_tell_one_small_side_from_another(whole):
    """All parts that leave fewer than five on a side are said with the same words."""
    few = {in_short.share(part, whole) for part in range(min(5, whole + 1))}
    nearly = {in_short.share(whole - rest, whole) for rest in range(5) if whole - rest >= 5}
    assert len(few) == 1
    assert len(nearly) == 1


@db
def test_the_sum_of_a_term_hides_small_numbers():
    one, form = closed(6, scale="5"), Evaluation.objects.get().form
    people, other = opened(7, form=form)
    for number, person in enumerate(people):
        answer(other, person, scale="1" if number else "3")
    closing.close(evaluation=other)
    found = summary(one.run.term)
    assert (found.evaluations, found.answers) == (2, 13)
    scale = found.questions[0]
    assert scale.answers == 13
    # 6, 0, 1, 0, 6: the one is hidden, and with it a six.
    assert sorted(line.number for line in scale.lines if line.number is not None) == [0, 0, 6]


@db
def test_the_sum_of_a_term_asks_twice(django_assert_num_queries):
    evaluation = closed()
    code = TextCode.objects.create(name="Ro")
    for text in EvaluationText.objects.all():
        coding.code(text=text, codes=[code], is_withheld=False)
    term = evaluation.run.term
    with django_assert_num_queries(2):
        found = summary(term)
    assert [(one.label, one.number) for one in found.codes] == [("Ro", 6)]
