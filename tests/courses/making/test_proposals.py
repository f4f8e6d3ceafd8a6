from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import Letter
from courses.coproduction import proposals, teams
from courses.models import CoursePage, Proposal
from courses.refusals import NotNow
from courses.states import PROPOSAL_MOVES, MemberState, ProposalState
from peers.models import Basis, Contributor
from tests.courses.making.ideas import FOR_WHOM, WHAT, WHY, aged, make_idea
from tests.factories import make_catalogue, make_contributor

pytestmark = pytest.mark.django_db


def letters(kind):
    return list(Letter.objects.filter(kind=kind))


def in_state(state, dina):
    """An idea brought to a state by the moves that lead there."""
    idea = make_idea(email="gaest@example.org")
    if state == ProposalState.DECLINED:
        return proposals.move(proposal=idea, move="decline", reason="Vi har et.", by=dina)
    if state == ProposalState.LOOKING:
        return proposals.move(proposal=idea, move="look", by=dina)
    if state in (ProposalState.BUILDING, ProposalState.APPROVING, ProposalState.PUBLISHED):
        make_catalogue()
        proposals.start_building(proposal=idea, title="Skæv søvn", by=dina)
    if state in (ProposalState.APPROVING, ProposalState.PUBLISHED):
        proposals.move(proposal=idea, move="submit", by=None)
    if state == ProposalState.PUBLISHED:
        proposals.move(proposal=idea, move="publish", by=None)
    idea.refresh_from_db()
    return idea


def test_an_idea_is_received_logged_and_thanked_for():
    idea = make_idea(name="Ane", email="Ane@Example.org", wants_to_join=True)

    assert (idea.state, idea.email, idea.name, idea.person) == ("received", "ane@example.org", "Ane", None)
    assert [(step.source, step.target) for step in idea.steps.all()] == [("", "received")]
    (letter,) = letters("idea_received")
    assert letter.address == "ane@example.org"
    assert letter.words["path"] == f"/medskabelse/ide/{idea.secret}/"
    assert "idé" not in str(letter.words)


def test_whoever_leaves_no_address_is_written_to_nowhere():
    make_idea()

    assert Letter.objects.count() == 0


def test_of_somebody_with_an_account_neither_name_nor_address_is_kept(alma):
    idea = make_idea(person=alma, name="Ane", email="ane@example.org")

    assert (idea.person, idea.name, idea.email) == (alma, "", "")
    assert letters("idea_received")[0].words["path"] == f"/medskabelse/min-ide/{idea.pk}/"


def test_the_same_words_sent_twice_with_one_form_are_one_idea():
    key = uuid4()
    first, again = make_idea(key=key, email="a@example.org"), make_idea(key=key, email="a@example.org")

    assert first.pk == again.pk
    assert len(letters("idea_received")) == 1
    assert make_idea(key=key, what="Noget helt andet").pk != first.pk
    assert make_idea(key=uuid4()).pk != first.pk


def test_a_secret_cannot_be_reckoned_from_the_key():
    key = uuid4()
    idea = make_idea(key=key)

    assert len(idea.secret) >= 22
    assert str(key) not in idea.secret


@pytest.mark.parametrize("state", ProposalState.values)
@pytest.mark.parametrize("name", PROPOSAL_MOVES)
def test_every_move_is_made_from_its_own_states_and_from_no_other(dina, state, name):
    idea = in_state(state, dina)
    before = idea.steps.count()
    row = PROPOSAL_MOVES[name]
    may = state in row.sources and (name != "build" or idea.course is not None)
    reason = "Vi har et kursus om det." if name == "decline" else ""
    if may:
        moved = proposals.move(proposal=idea, move=name, by=dina, reason=reason)
        assert moved.state == (row.target or state)
        assert moved.steps.count() == before + 1
        assert moved.steps.last().by == dina
    else:
        with pytest.raises(NotNow):
            proposals.move(proposal=idea, move=name, by=dina, reason=reason)
        idea.refresh_from_db()
        assert (idea.state, idea.steps.count()) == (state, before)


def test_a_no_without_a_reason_is_refused(dina):
    idea = make_idea()
    with pytest.raises(NotNow):
        proposals.move(proposal=idea, move="decline", by=dina, reason="  ")

    idea.refresh_from_db()
    assert idea.state == "received"


def test_what_the_school_says_is_kept_for_the_page_and_the_mail_says_only_that_there_is_something(dina):
    idea = make_idea(email="gaest@example.org")
    proposals.move(proposal=idea, move="look", words="Vi kender én, der vil.", by=dina)

    assert idea.steps.last().words == "Vi kender én, der vil."
    (letter,) = letters("idea_moved")
    assert "kender" not in str(letter.words)
    assert letter.words["path"].endswith(f"{idea.secret}/")


def test_whoever_has_chosen_full_words_reads_them_in_the_mail(alma, dina):
    idea = make_idea(person=alma)
    proposals.move(proposal=idea, move="decline", reason="Vi har et kursus om det.", by=dina)

    assert "Vi har et kursus om det." in str(letters("idea_moved")[0].full)
    assert "Vi har et kursus om det." not in str(letters("idea_moved")[0].words)


def test_taking_a_draft_back_is_told_to_nobody(dina):
    idea = in_state(ProposalState.APPROVING, dina)
    before = Letter.objects.count()
    proposals.move(proposal=idea, move="take_back", by=dina)

    assert Letter.objects.count() == before


def test_building_makes_a_hidden_draft_and_asks_the_team(dina, eli):
    make_catalogue()
    lived, professional = eli.contributor, make_contributor("Frida", basis=Basis.PROFESSIONAL)
    idea = make_idea(email="gaest@example.org")
    course = proposals.start_building(
        proposal=idea,
        title="Æblers søvn",
        asked=[(lived, lived.basis), (professional, professional.basis)],
        by=dina,
    )

    stored = CoursePage.objects.get(pk=course.pk)
    assert (stored.live, stored.slug, stored.owner) == (False, "aeblers-soevn", dina)
    assert stored.latest_revision is not None
    idea.refresh_from_db()
    assert (idea.state, idea.course_id) == ("building", course.pk)
    assert {member.state for member in teams.of(course)} == {MemberState.INVITED}
    assert not teams.is_complete(course)
    assert [letter.person for letter in letters("team_asked")] == [eli]


def test_two_drafts_of_one_title_have_two_addresses(dina):
    make_catalogue()
    slugs = [
        proposals.start_building(proposal=make_idea(), title="Skæv søvn", by=dina).slug for _ in range(3)
    ]

    assert slugs == ["skaev-soevn", "skaev-soevn-2", "skaev-soevn-3"]


def test_nothing_is_built_without_a_catalogue_and_nothing_is_left_of_the_try(dina):
    idea = make_idea()
    with pytest.raises(NotNow):
        proposals.start_building(proposal=idea, title="Skæv søvn", by=dina)

    idea.refresh_from_db()
    assert (idea.state, idea.course) == ("received", None)


def test_an_idea_taken_up_again_goes_on_with_the_draft_it_had(dina):
    idea = in_state(ProposalState.BUILDING, dina)
    proposals.move(proposal=idea, move="decline", reason="Ingen tid.", by=dina)
    proposals.move(proposal=idea, move="reopen", by=dina)
    course = proposals.start_building(proposal=idea, title="Noget andet", by=dina)

    assert course.pk == idea.course_id
    assert CoursePage.objects.count() == 1


def test_whoever_sent_it_and_would_join_is_asked_first_by_lived_experience(alma, dina):
    make_catalogue()
    course = proposals.start_building(
        proposal=make_idea(person=alma, wants_to_join=True), title="Skæv søvn", by=dina
    )

    (member,) = teams.of(course)
    assert (member.contributor.person, member.basis, member.state) == (alma, Basis.LIVED, "invited")
    assert member.contributor.public_name == "Alma"


def test_whoever_sent_it_without_wishing_to_join_is_left_in_peace(alma, dina):
    make_catalogue()
    course = proposals.start_building(proposal=make_idea(person=alma), title="Skæv søvn", by=dina)

    assert not teams.of(course).exists()
    assert not Contributor.objects.exists()


def test_an_idea_without_an_account_is_claimed_by_its_link_and_asked_when_it_is_built(alma, bo, dina):
    idea = in_state(ProposalState.BUILDING, dina)
    member = proposals.claim(proposal=idea, person=alma)

    assert member is not None
    assert member.contributor.person == alma
    idea.refresh_from_db()
    assert (idea.person, idea.email, idea.wants_to_join) == (alma, "", True)
    assert proposals.claim(proposal=idea, person=alma) == member
    with pytest.raises(NotNow):
        proposals.claim(proposal=idea, person=bo)


def test_claimed_before_it_is_built_it_waits(alma):
    assert proposals.claim(proposal=make_idea(), person=alma) is None
    assert not Contributor.objects.exists()


def test_something_is_added_once_and_only_while_the_idea_is_open(dina):
    idea = make_idea()
    proposals.add(proposal=idea, text="Også for unge.")
    proposals.add(proposal=idea, text="Også for unge.")
    assert [one.text for one in idea.additions.all()] == ["Også for unge."]

    proposals.move(proposal=idea, move="decline", reason="Vi har et.", by=dina)
    with pytest.raises(NotNow):
        proposals.add(proposal=idea, text="Mere")


def test_an_address_left_later_gets_the_link_once():
    idea = make_idea()
    proposals.leave_address(proposal=idea, email="Ane@example.org")
    proposals.leave_address(proposal=idea, email="ane@example.org")

    (letter,) = letters("idea_address")
    assert (letter.address, letter.words["path"]) == ("ane@example.org", f"/medskabelse/ide/{idea.secret}/")


def test_an_idea_that_is_not_built_is_deleted_whole(dina):
    idea = in_state(ProposalState.LOOKING, dina)
    proposals.add(proposal=idea, text="Mere")
    proposals.forget(proposal=idea)

    assert not Proposal.objects.exists()
    with pytest.raises(NotNow):
        proposals.move(proposal=idea, move="build", by=dina)


def test_of_one_that_is_built_only_who_and_why_are_forgotten(dina):
    idea = in_state(ProposalState.BUILDING, dina)
    secret = idea.secret
    proposals.forget(proposal=idea)

    idea.refresh_from_db()
    assert (idea.what, idea.for_whom) == (WHAT, FOR_WHOM)
    assert (idea.why, idea.email, idea.name, idea.person) == ("", "", "", None)
    with pytest.raises(Proposal.DoesNotExist):
        proposals.find(secret)


def test_the_longest_silence_stands_first_and_a_word_ends_it(dina):
    now = timezone.now()
    old = aged(make_idea(), now - timedelta(days=20))
    young = aged(make_idea(), now - timedelta(days=5))
    make_idea_in_team = in_state(ProposalState.BUILDING, dina)

    assert list(proposals.waiting()) == [old, young]
    proposals.move(proposal=old, move="write", words="Vi leder stadig.", by=dina)
    assert list(proposals.waiting()) == [young, old]
    assert make_idea_in_team not in proposals.waiting()


def test_an_answer_is_promised_from_the_last_word_on(dina):
    sent = timezone.now() - timedelta(days=10)
    idea = aged(make_idea(why=WHY), sent)

    assert proposals.answer_by(idea) == sent + timedelta(days=14)
    proposals.move(proposal=idea, move="look", by=dina)
    assert proposals.answer_by(idea) > timezone.now() + timedelta(days=13)
    proposals.move(proposal=idea, move="decline", reason="Nej tak.", by=dina)
    idea.refresh_from_db()
    assert proposals.answer_by(idea) is None


def test_the_gate_moves_every_idea_of_a_course_that_can_move(dina):
    idea = in_state(ProposalState.BUILDING, dina)

    assert [one.pk for one in proposals.follow(course=idea.course, move="submit", by=None)] == [idea.pk]
    assert proposals.follow(course=idea.course, move="submit", by=None) == []
    assert [one.pk for one in proposals.follow(course=idea.course, move="publish", by=None)] == [idea.pk]
