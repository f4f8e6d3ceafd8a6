"""A course page tells in short what people said when both experiences agree and nobody objects."""

import pytest
from django.core.cache import cache

from courses.coproduction import teams
from courses.models import TeamMember
from enrolment.evaluation import agreeing, in_short
from enrolment.models import Evaluation, ShownResult
from peers.models import Basis
from tests.cast import sign_in
from tests.enrolment.evaluation.forms import answer, closed, make_form, opened
from tests.factories import make_contributor, make_person, make_run

pytestmark = pytest.mark.django_db


def join(course, name, basis):
    person = make_person(name)
    contributor = make_contributor(name, basis=basis, person=person)
    teams.answer(member=teams.ask(course=course, contributor=contributor, by=None), accept=True, by=person)
    return person


@pytest.fixture
def course():
    return closed(6).run.course


@pytest.fixture
def lived(course):
    return join(course, "Lea", Basis.LIVED)


@pytest.fixture
def professional(course):
    return join(course, "Per", Basis.PROFESSIONAL)


def address(course):
    return f"/medskabelse/kursus/{course.pk}/evaluering/"


def test_it_takes_both_experiences(course, lived, professional):
    assert not agreeing.has_agreed(course)
    agreeing.agree(course=course, by=lived)
    assert not agreeing.has_agreed(course)
    agreeing.agree(course=course, by=professional)
    assert agreeing.has_agreed(course)


def test_two_of_the_same_experience_are_not_both(course, lived):
    agreeing.agree(course=course, by=lived)
    agreeing.agree(course=course, by=join(course, "Lis", Basis.LIVED))
    assert not agreeing.has_agreed(course)


def test_anybody_in_the_team_can_take_it_back_and_say_yes_again(course, lived, professional):
    third = join(course, "Tom", Basis.LIVED)
    for person in (lived, professional):
        agreeing.agree(course=course, by=person)
    agreeing.take_back(course=course, by=third)
    assert not agreeing.has_agreed(course)
    agreeing.agree(course=course, by=third)
    assert agreeing.has_agreed(course)
    agreeing.take_back(course=course, by=lived)
    assert not agreeing.has_agreed(course)
    assert ShownResult.objects.count() == 3


def test_who_has_left_the_team_neither_agrees_nor_objects(course, lived, professional):
    third = join(course, "Tom", Basis.LIVED)
    for person in (lived, professional):
        agreeing.agree(course=course, by=person)
    agreeing.take_back(course=course, by=third)
    teams.leave(member=TeamMember.objects.get(contributor__person=third), by=third)
    assert agreeing.has_agreed(course)
    teams.leave(member=TeamMember.objects.get(contributor__person=lived), by=lived)
    assert not agreeing.has_agreed(course)


def test_who_is_not_in_the_team_says_nothing(course, outsider):
    with pytest.raises(agreeing.NotInTeam):
        agreeing.agree(course=course, by=outsider)


def test_the_page_tells_it_when_the_team_agrees_and_only_then(client, course, lived, professional):
    page = f"/kurser/{course.slug}/"
    assert "Det har de, der var med, sagt" not in client.get(page).content.decode()
    for person in (lived, professional):
        said = sign_in(client, person).post(address(course), {"answer": "yes"}, follow=True)
        assert "Tak. Du har sagt ja." in said.content.decode()
    client.logout()
    cache.clear()
    told = client.get(page).content.decode()
    assert "Det har de, der var med, sagt" in told
    assert "De fleste valgte 4 eller 5, hvor 5 er »Meget«." in told
    assert "6 har svaret, uden navne, efter kurset." in told
    sign_in(client, lived).post(address(course), {"answer": "no"})
    assert in_short.of(course, language="da") is None


def test_the_page_of_the_team_is_for_the_team(client, course, lived, outsider, dina):
    for person in (outsider, dina):
        assert sign_in(client, person).get(address(course)).status_code == 404
        assert sign_in(client, person).post(address(course), {"answer": "yes"}).status_code == 404
    assert sign_in(client, lived).get(address(course)).status_code == 200
    assert not ShownResult.objects.exists()


def test_open_and_small_evaluations_are_not_told(lived, professional):
    course = TeamMember.objects.first().course
    Evaluation.objects.all().delete()
    people, evaluation = opened(6, form=make_form("Igen"))
    for person in people:
        answer(evaluation, person, scale="5")
    for one in (lived, professional):
        agreeing.agree(course=course, by=one)
    assert in_short.would_be(evaluation.run.course, language="da") is None


def test_sentences_are_of_all_classes_of_the_course_and_in_english(course):
    first = Evaluation.objects.get()
    again = make_run(course=course)
    Evaluation.objects.create(
        form=first.form,
        questions=first.questions,
        run=again,
        opens_at=first.opens_at,
        closes_at=first.closes_at,
        closed_at=first.closed_at,
        answers=20,
        counts={first.questions[0]["id"]: {"5": 14, "1": 6, "": 20}},
    )
    short = in_short.would_be(course, language="da")
    assert short.answers == 26
    assert short.sentences[0].said == "20 af 26 valgte 4 eller 5, hvor 5 er »Meget«."
    english = in_short.would_be(course, language="en").sentences[0]
    assert english.question == "Did you take something with you?"
    assert "»Very much«" in english.said or "“Very much”" in english.said


def test_a_course_without_a_yes_costs_its_page_one_query(course, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert in_short.of(course, language="da") is None
