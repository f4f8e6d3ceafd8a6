"""My page of a contributor: what waits for an answer stands on it until it is answered."""

import pytest

from courses.coproduction import approving, proposals, teams
from courses.models import TeamMember
from peers.models import Basis
from tests.cast import sign_in
from tests.courses.making.ideas import join, make_idea
from tests.factories import make_catalogue, make_contributor, make_course

pytestmark = pytest.mark.django_db

MINE = "/min-side/"


def text_of(client):
    return client.get(MINE).content.decode()


@pytest.fixture
def built(dina):
    make_catalogue()
    return proposals.start_building(proposal=make_idea(), title="Ro i kroppen", by=dina)


def test_a_question_stands_there_until_it_is_answered(client, built, eli, dina):
    sign_in(client, eli)
    member = teams.ask(course=built, contributor=eli.contributor, by=dina)
    assert "Vil du være med til at lave »Ro i kroppen«?" in text_of(client)

    teams.answer(member=member, accept=False, by=eli)
    assert "Ro i kroppen" not in text_of(client)


def test_an_approval_waits_for_those_it_is_asked_of(client, eli, bo):
    course = make_course("Mod til mere", slug="mod-til-mere", live=False)
    course.save_revision()
    join(course, eli.contributor)
    join(course, make_contributor("Bo", basis=Basis.PROFESSIONAL, person=bo))
    course.refresh_from_db()
    approving.submit(page=course, by=eli)

    assert "»Mod til mere« venter på dit ja" in text_of(sign_in(client, eli))
    TeamMember.objects.filter(contributor=eli.contributor).update(basis=Basis.PARTNER)
    assert "Mod til mere" not in text_of(client)


def test_whoever_does_not_contribute_is_asked_nothing_and_finds_the_way_in(client, alma, eli):
    page = text_of(sign_in(client, alma))
    assert "/medskabelse/godkend/" not in page
    assert "Vil du være med til at bidrage?" in page

    assert "Vil du være med til at bidrage?" not in text_of(sign_in(client, eli))


@pytest.mark.parametrize("count", [1, 30])
def test_many_questions_ask_as_little_as_one(client, eli, dina, count, django_assert_num_queries):
    make_catalogue()
    for number in range(count):
        course = proposals.start_building(proposal=make_idea(), title=f"Ro {number}", by=dina)
        teams.ask(course=course, contributor=eli.contributor, by=dina)
    sign_in(client, eli)
    client.get(MINE)
    with django_assert_num_queries(24):
        client.get(MINE)
