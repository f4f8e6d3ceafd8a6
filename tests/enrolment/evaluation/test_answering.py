"""An answer is counted once, of whoever was there, and only what was asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enrolment.evaluation import answering, asking, sending
from enrolment.models import Evaluation, EvaluationBallot
from tests.enrolment.classroom.rooms import met
from tests.enrolment.day.days import mark
from tests.enrolment.evaluation.forms import answer, given, ids, make_form, opened
from tests.factories import make_people, make_person

pytestmark = pytest.mark.django_db


def test_an_answer_is_counted_and_its_words_are_kept_apart():
    people, evaluation = opened()
    assert answer(evaluation, people[0], scale="4", choice="2", words="  Længere pauser. ") is True
    evaluation.refresh_from_db()
    scale, choice, words = ids(evaluation)
    assert evaluation.counts == {scale: {"4": 1, "": 1}, choice: {"2": 1, "": 1}}
    assert evaluation.words == {words: ["Længere pauser."]}
    assert evaluation.answers == 1


def test_each_answers_once():
    people, evaluation = opened()
    assert answer(evaluation, people[0], scale="4") is True
    assert answer(evaluation, people[0], scale="1") is False
    evaluation.refresh_from_db()
    assert evaluation.answers == 1
    assert EvaluationBallot.objects.count() == 1


def test_every_question_may_be_passed_over_but_not_all():
    people, evaluation = opened()
    assert answer(evaluation, people[0], words="Kun ord")
    with pytest.raises(answering.Nothing):
        answer(evaluation, people[1], words="   ")
    assert not answering.has_answered(evaluation, people[1])


def test_what_was_not_asked_is_passed_over():
    people, evaluation = opened()
    scale, choice, _words = ids(evaluation)
    said = {scale: "9", choice: ["1", "3"], "findes-ikke": "5"}
    answering.answer(evaluation=evaluation, person=people[0], given=said)
    evaluation.refresh_from_db()
    assert evaluation.counts == {choice: {"1": 1, "": 1}}


def test_several_choices_count_the_person_once():
    several = [
        (
            "choice",
            {
                "text": "Hvad hjalp?",
                "text_en": "",
                "several": True,
                "choices": [{"text": one, "text_en": ""} for one in ("Ro", "Te", "Tid")],
            },
        )
    ]
    people, evaluation = opened(form=make_form(questions=several))
    question = ids(evaluation)[0]
    answering.answer(evaluation=evaluation, person=people[0], given={question: ["1", "3", "7"]})
    evaluation.refresh_from_db()
    assert evaluation.counts == {question: {"1": 1, "3": 1, "": 1}}


@pytest.mark.parametrize("days", [-1, 14])
def test_before_it_opens_and_after_it_closes_nothing_is_taken(days):
    people, evaluation = opened()
    with pytest.raises(answering.Closed):
        answer(evaluation, people[0], scale="1", now=evaluation.opens_at + timedelta(days=days))
    assert Evaluation.objects.get().answers == 0


def test_the_questions_stay_as_they_were_sent():
    people, evaluation = opened()
    form = evaluation.form
    form.questions = [("words", {"text": "Noget andet?", "text_en": ""})]
    form.save()
    assert answer(evaluation, people[0], scale="5")
    evaluation.refresh_from_db()
    assert evaluation.questions[0]["text"] == "Fik du noget med dig?"
    assert [one["text"] for one in evaluation.questions[0]["choices"]] == ["Slet ikke", "", "", "", "Meget"]


def test_those_who_were_there_are_asked_and_nobody_else(dina):
    people = make_people(8)
    rows, session = met(people, ahead=0)
    for number, row in enumerate(rows):
        mark(session, row, "present" if number < 6 else "absent", by=dina)
    make_person("Fremmed")
    evaluation = sending.open_for(form=make_form(), subject=session.run)
    assert set(asking.people(session.run, now=timezone.now())) == set(people[:6])
    assert evaluation.asked == 6
    assert list(asking.open_to(people[0])) == [evaluation]
    assert not asking.open_to(people[7]).exists()
    answer(evaluation, people[0], scale="3")
    assert not asking.open_to(people[0]).exists()


@pytest.mark.parametrize("count", [1, 30])
def test_what_is_open_to_a_person_is_one_question(alma, count, django_assert_num_queries):
    form = make_form()
    for _number in range(count):
        _rows, session = met([alma, *make_people(4)], ahead=0)
        sending.open_for(form=form, subject=session.run)
    with django_assert_num_queries(1):
        found = list(asking.open_to(alma))
    assert len(found) == count


def test_given_by_the_marks_of_the_questions():
    _people, evaluation = opened()
    assert list(given(evaluation, "1", "2", "3").values()) == ["1", "2", "3"]
