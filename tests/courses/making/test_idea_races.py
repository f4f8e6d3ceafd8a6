"""Two at once: with the lock one of them comes too late, and nothing is logged or told twice."""

import threading
from functools import partial
from uuid import uuid4

import pytest

from accounts.models import Letter
from courses.coproduction import invariants, proposals, teams
from courses.models import CoursePage, Proposal, ProposalStep, TeamMember
from courses.refusals import NotNow
from peers.models import Contributor
from tests.courses.making.ideas import make_idea
from tests.factories import make_catalogue
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def refused(came):
    return [one for one in came if isinstance(one, NotNow)]


def test_without_the_lock_two_would_both_move_it(dina):
    idea = make_idea()
    both_have_looked = threading.Barrier(2)

    def look():
        row = Proposal.objects.get(pk=idea.pk)
        both_have_looked.wait(30)
        if row.state == "received":
            Proposal.objects.filter(pk=row.pk).update(state="looking")
            ProposalStep.objects.create(proposal=row, source="received", target="looking", by=dina)

    all_at_once([look, look])

    assert idea.steps.count() == 3
    assert invariants.faults() != []


def test_of_two_coordinators_one_moves_it_and_the_other_is_told_so(dina):
    idea = make_idea(email="ane@example.org")
    look = partial(proposals.move, proposal=idea, move="look", by=dina)
    decline = partial(proposals.move, proposal=idea, move="decline", reason="Nej.", by=dina)
    came = all_at_once([look, look, look])

    assert len(refused(came)) == 2
    assert idea.steps.count() == 2
    assert Letter.objects.filter(kind="idea_moved").count() == 1
    all_at_once([decline, partial(proposals.move, proposal=idea, move="write", words="Vi leder.", by=dina)])
    assert invariants.faults() == []


def test_building_at_once_makes_one_draft(dina):
    make_catalogue()
    idea = make_idea()
    build = partial(proposals.start_building, proposal=idea, title="Ro", by=dina)
    came = all_at_once([build, build])

    assert len(refused(came)) == 1
    assert CoursePage.objects.count() == 1
    assert invariants.faults() == []


def test_different_ideas_built_at_once_have_places_and_addresses_of_their_own(dina):
    make_catalogue()
    builds = [partial(proposals.start_building, proposal=make_idea(), title="Ro", by=dina) for _ in range(4)]
    came = all_at_once(builds)

    assert not [one for one in came if isinstance(one, Exception)]
    assert {page.slug for page in CoursePage.objects.all()} == {"ro", "ro-2", "ro-3", "ro-4"}
    assert invariants.faults() == []


def test_pressed_twice_at_once_it_is_one_idea():
    key = uuid4()
    came = all_at_once([partial(make_idea, key=key, email="ane@example.org")] * 3)

    assert len({one.pk for one in came}) == 1
    assert Letter.objects.count() == 1
    assert invariants.faults() == []


def test_a_yes_and_a_no_at_once_are_one_answer(dina, eli):
    make_catalogue()
    course = proposals.start_building(proposal=make_idea(), title="Ro", by=dina)
    member = teams.ask(course=course, contributor=eli.contributor, by=dina)
    answers = [partial(teams.answer, member=member, accept=accept, by=eli) for accept in (True, False)]
    came = all_at_once(answers)

    assert len(refused(came)) == 1
    assert Letter.objects.filter(kind__in=("team_yes", "team_no")).count() == 1


def test_asked_twice_at_once_somebody_is_asked_once(dina, eli):
    make_catalogue()
    course = proposals.start_building(proposal=make_idea(), title="Ro", by=dina)
    ask = partial(teams.ask, course=course, contributor=eli.contributor, by=dina)
    came = all_at_once([ask, ask])

    assert len(refused(came)) == 1
    assert TeamMember.objects.count() == 1
    assert Letter.objects.filter(kind="team_asked").count() == 1


def test_a_link_opened_by_two_accounts_at_once_belongs_to_one(alma, bo, dina):
    make_catalogue()
    idea = make_idea(wants_to_join=True)
    proposals.start_building(proposal=idea, title="Ro", by=dina)
    came = all_at_once([partial(proposals.claim, proposal=idea, person=one) for one in (alma, bo)])

    assert len(refused(came)) == 1
    assert Contributor.objects.count() == 1


def test_deleted_while_it_is_moved_it_is_gone_or_moved(dina):
    idea = make_idea()
    all_at_once(
        [
            partial(proposals.forget, proposal=idea),
            partial(proposals.move, proposal=idea, move="look", by=dina),
        ]
    )

    assert not Proposal.objects.exists()
    assert invariants.faults() == []
