import pytest
from django.utils import timezone

from accounts.models import Letter
from courses.coproduction import proposals, teams
from courses.models import TeamMember
from courses.refusals import NotNow
from courses.states import ApprovalKind, MemberState
from peers import profiles
from peers.models import Basis
from tests.courses.making.ideas import join, make_idea
from tests.factories import make_catalogue, make_contributor

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(dina):
    make_catalogue()
    return proposals.start_building(proposal=make_idea(), title="Skæv søvn", by=dina)


def letters(kind):
    return list(Letter.objects.filter(kind=kind))


def test_somebody_is_asked_told_and_says_yes(course, eli, dina):
    member = teams.ask(course=course, contributor=eli.contributor, by=dina)
    assert (member.state, member.basis, member.asked_by) == ("invited", Basis.LIVED, dina)
    (letter,) = letters("team_asked")
    assert letter.words["path"] == f"/medskabelse/invitation/{member.pk}/"
    assert "Skæv søvn" not in str(letter.words)
    assert "Skæv søvn" in str(letter.full)
    assert teams.member_of(course, eli) is None

    teams.answer(member=member, accept=True, by=eli)
    assert teams.member_of(course, eli) == member
    assert [row.course_id for row in teams.courses_of(eli)] == [course.pk]
    assert [letter.person for letter in letters("team_yes")] == [dina]


def test_a_no_is_kept_and_somebody_may_be_asked_again(course, eli, dina):
    member = teams.ask(course=course, contributor=eli.contributor, by=dina)
    teams.answer(member=member, accept=False, by=eli)
    member.refresh_from_db()
    assert member.state == MemberState.DECLINED

    again = teams.ask(course=course, contributor=eli.contributor, by=dina)
    assert (again.pk, again.state) == (member.pk, MemberState.INVITED)


def test_nobody_is_asked_twice_or_on_a_basis_that_is_not_theirs(course, eli, dina):
    with pytest.raises(NotNow):
        teams.ask(course=course, contributor=eli.contributor, basis=Basis.PROFESSIONAL, by=dina)
    teams.ask(course=course, contributor=eli.contributor, by=dina)
    with pytest.raises(NotNow):
        teams.ask(course=course, contributor=eli.contributor, by=dina)

    assert TeamMember.objects.count() == 1


def test_whoever_contributes_no_longer_is_not_asked(course, dina):
    gone = make_contributor("Gamle Grete", ended_on=timezone.localdate())
    with pytest.raises(NotNow):
        teams.ask(course=course, contributor=gone, by=dina)


def test_an_answer_given_twice_is_one_and_another_comes_too_late(course, eli, dina):
    member = teams.ask(course=course, contributor=eli.contributor, by=dina)
    teams.answer(member=member, accept=True, by=eli)
    teams.answer(member=member, accept=True, by=eli)
    assert len(letters("team_yes")) == 1
    with pytest.raises(NotNow):
        teams.answer(member=member, accept=False, by=eli)

    assert teams.member_of(course, eli) is not None


def test_who_leaves_stays_on_record_and_asked_again_a_no_keeps_it(course, eli, dina):
    member = join(course, eli.contributor)
    teams.leave(member=member, by=eli)
    teams.leave(member=member, by=eli)
    member.refresh_from_db()
    assert member.state == MemberState.LEFT
    assert member.joined_at is not None

    teams.ask(course=course, contributor=eli.contributor, by=dina)
    teams.answer(member=member, accept=False, by=eli)
    member.refresh_from_db()
    assert member.state == MemberState.LEFT


def test_who_was_never_in_it_cannot_leave(course, eli, dina):
    member = teams.ask(course=course, contributor=eli.contributor, by=dina)
    with pytest.raises(NotNow):
        teams.leave(member=member, by=eli)


def test_a_question_is_taken_back_before_the_answer_and_not_after(course, eli, dina):
    member = teams.ask(course=course, contributor=eli.contributor, by=dina)
    teams.take_back(member=member, by=dina)
    with pytest.raises(NotNow):
        teams.answer(member=member, accept=True, by=eli)
    with pytest.raises(NotNow):
        teams.take_back(member=member, by=dina)


@pytest.mark.parametrize(
    ("bases", "lacking"),
    [
        ([], {ApprovalKind.LIVED, ApprovalKind.PROFESSIONAL}),
        (["lived"], {ApprovalKind.PROFESSIONAL}),
        (["lived", "lived"], {ApprovalKind.PROFESSIONAL}),
        (["professional", "partner"], {ApprovalKind.LIVED}),
        (["lived", "professional"], set()),
        (["both", "lived"], set()),
        (["both", "both"], set()),
        (["both", "partner"], {ApprovalKind.PROFESSIONAL}),
    ],
)
def test_a_team_is_complete_with_one_of_each_who_are_two_people(course, bases, lacking):
    for basis in bases:
        join(course, make_contributor(basis=basis))

    assert set(teams.lacks(teams.of(course))) == lacking
    assert teams.is_complete(course) is not lacking if lacking else teams.is_complete(course)


def test_a_team_that_loses_its_last_professional_is_incomplete(course):
    join(course, make_contributor(basis=Basis.LIVED))
    member = join(course, make_contributor(basis=Basis.PROFESSIONAL))
    assert teams.is_complete(course)
    teams.leave(member=member, by=None)

    assert teams.lacks(teams.of(course)) == (ApprovalKind.PROFESSIONAL,)


def test_asked_but_not_answered_counts_for_nothing(course, dina):
    for basis in (Basis.LIVED, Basis.PROFESSIONAL):
        teams.ask(course=course, contributor=make_contributor(basis=basis), by=dina)

    assert not teams.is_complete(course)


def test_whoever_builds_on_both_is_asked_as_one_and_stands_for_that_alone(course):
    join(course, make_contributor(basis=Basis.BOTH), basis=Basis.PROFESSIONAL)

    assert teams.lacks(teams.of(course)) == (ApprovalKind.LIVED,)
    assert teams.of(course).get().basis == Basis.PROFESSIONAL


def test_without_an_account_nobody_is_written_to(course, dina):
    teams.ask(course=course, contributor=make_contributor("Uden konto"), by=dina)

    assert letters("team_asked") == []
    assert teams.without_account(course) == ["Uden konto"]


def test_whoever_had_stopped_and_would_join_begins_again(eli, dina):
    make_catalogue()
    profiles.stop(contributor=eli.contributor, by=eli)
    idea = make_idea(person=eli, wants_to_join=True)
    course = proposals.start_building(proposal=idea, title="Ro", by=dina)

    assert teams.of(course).get().contributor.person == eli
    eli.contributor.refresh_from_db()
    assert eli.contributor.ended_on is None
