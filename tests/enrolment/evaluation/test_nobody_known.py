"""Somebody with the whole database in hand tries to find out who said what, and cannot."""

from collections import Counter

import pytest
from django.db import connection, transaction

from enrolment.evaluation import answering, closing, tokens
from enrolment.models import Evaluation, EvaluationBallot, EvaluationText
from tests.enrolment.classroom.test_nobody_known import everything
from tests.enrolment.evaluation.forms import answer, given, opened
from tests.load.actors import all_at_once

BALLOTS, EVALUATION = "enrolment_evaluationballot", "enrolment_evaluation"


def ballots():
    """People of the ballots as they lie on the disk, and the transactions that wrote them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, xmin::text FROM enrolment_evaluationballot ORDER BY ctid")
        return cursor.fetchall()


def unordered(evaluation):
    """All there is of the answers, without the order that is drawn by lot."""
    evaluation.refresh_from_db()
    words = {key: sorted(said) for key, said in evaluation.words.items()}
    return evaluation.answers, evaluation.counts, words, evaluation.shown


def said_by(evaluation, pairs):
    """Let each say theirs, and return everything the database then has; undone afterwards."""
    with transaction.atomic():
        for person, (scale, words) in pairs:
            answer(evaluation, person, scale=scale, words=words)
        kept = everything()
        who = {person for person, _xmin in ballots()}
        found = unordered(evaluation)
        transaction.set_rollback(True)
    del kept[BALLOTS], kept[EVALUATION]
    return kept, who, found


@pytest.mark.django_db
def test_an_answer_changes_nothing_but_the_numbers_and_that_one_has_answered(client):
    people, evaluation = opened()
    for person in people[:5]:
        answer(evaluation, person, scale="5", words=f"hemmelige ord {person.pk}")
    before = everything()
    data = {"q0": "1", "q1": "", "q2": "vildt hemmelige ord"}
    client.post(f"/evaluering/{tokens.of(evaluation, people[5])}/", data)
    after = everything()
    assert {table for table in after if after[table] != before[table]} == {BALLOTS, EVALUATION}
    assert {table for table in after for row in after[table] if "hemmelige ord" in row} == {EVALUATION}


@pytest.mark.django_db
def test_whoever_of_two_said_which_the_database_is_the_same():
    """Two say one thing each, in each order and each way round: what is kept is the same all four times."""
    people, evaluation = opened()
    a, b = people[:2]
    yes, no = ("5", "Ro og tid"), ("1", "For svært")
    ways = [
        said_by(evaluation, pairs)
        for pairs in ([(a, yes), (b, no)], [(b, no), (a, yes)], [(a, no), (b, yes)], [(b, yes), (a, no)])
    ]
    assert all(way == ways[0] for way in ways)


@pytest.mark.django_db
def test_a_ballot_holds_a_person_an_evaluation_and_a_key_drawn_by_lot():
    assert {field.name for field in EvaluationBallot._meta.get_fields()} == {"key", "evaluation", "person"}
    assert EvaluationBallot._meta.pk.get_internal_type() == "UUIDField"
    to_people = {
        field.name
        for model in (Evaluation, EvaluationText)
        for field in model._meta.get_fields()
        if field.related_model and field.related_model._meta.app_label == "accounts"
    }
    assert not to_people
    assert {field.name for field in EvaluationText._meta.get_fields()} == {
        *("key", "evaluation", "question", "text", "codes", "is_withheld")
    }


@pytest.mark.django_db
def test_no_ballot_is_younger_than_another():
    people, evaluation = opened()
    for person in people:
        answer(evaluation, person, scale="3")
        assert len({xmin for _person, xmin in ballots()}) == 1


@pytest.mark.django_db
def test_whoever_answered_last_is_found_no_oftener_than_by_guessing():
    """By their place on the disk, by the order of the keys, or by the place of the words, open and closed."""
    rounds, found = 30, Counter()
    people, evaluation = opened(5)
    for _round in range(rounds):
        with transaction.atomic():
            for person in people:
                answer(evaluation, person, words=str(person.pk))
            last = people[-1].pk
            by_key = EvaluationBallot.objects.order_by("pk").values_list("person_id", flat=True)
            evaluation.refresh_from_db()
            (words,) = evaluation.words.values()
            found["disk"] += ballots()[-1][0] == last
            found["keys"] += list(by_key)[-1] == last
            found["words"] += words[-1] == str(last)
            found["fits"] += [str(person) for person, _xmin in ballots()] == words
            closing.close(evaluation=evaluation)
            texts = EvaluationText.objects.order_by("key").values_list("text", flat=True)
            found["texts"] += list(texts)[-1] == str(last)
            transaction.set_rollback(True)
    # One in five by guessing is 6 of 30; 20 and more is less likely than one in a million.
    assert max(found[one] for one in ("disk", "keys", "words", "texts")) < 20, found
    assert found["fits"] < 8, found


@pytest.mark.django_db
def test_no_text_is_written_before_or_after_another():
    people, evaluation = opened()
    for person in people:
        answer(evaluation, person, words=f"Fra {person.pk}")
    closing.close(evaluation=evaluation)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text), count(*) FROM enrolment_evaluationtext")
        assert cursor.fetchone() == (1, 6)


@pytest.mark.django_db
def test_when_it_is_closed_nobody_is_known_to_have_answered():
    people, evaluation = opened()
    for person in people[:5]:
        answer(evaluation, person, scale="2")
    closing.close(evaluation=evaluation)
    assert not EvaluationBallot.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_and_each_twice_are_counted_once():
    people, evaluation = opened()
    said = given(evaluation, "4", "", "Godt")
    acts = [
        lambda one=person: answering.answer(evaluation=evaluation, person=one, given=said)
        for person in people * 2
    ]
    assert Counter(all_at_once(acts)) == {True: 6, False: 6}
    evaluation.refresh_from_db()
    assert (evaluation.answers, evaluation.shown["answers"]) == (6, 5)
    assert EvaluationBallot.objects.count() == 6
