"""Submit, approve, ask for changes, publish: what the team and the editors do."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import TaskState

from accounts.models import Letter
from courses.coproduction import approving, gate, publishing
from courses.coproduction.approving import AlreadyBy, NotYours, Stale
from courses.models import TeamMember
from courses.refusals import NotNow
from courses.states import ApprovalKind
from tests.courses.gate.team import join, live_revision, say_yes, sign_both

pytestmark = pytest.mark.django_db
LIVED, PROFESSIONAL = ApprovalKind.LIVED, ApprovalKind.PROFESSIONAL


def letters():
    return sorted(Letter.objects.values_list("person__chosen_name", "kind"))


@pytest.mark.parametrize("order", [("peer", "pro"), ("pro", "peer")])
def test_both_say_yes_in_either_order_and_an_editor_publishes(course, team, gry, order):
    revision = approving.submit(page=course, by=team.peer.person)
    kinds = {"peer": LIVED, "pro": PROFESSIONAL}
    say_yes(revision, getattr(team, order[0]), kinds[order[0]])
    assert gate.missing(revision) == (kinds[order[1]],)
    assert publishing.ready(course) is None
    say_yes(revision, getattr(team, order[1]), kinds[order[1]])
    assert gate.missing(revision) == ()
    assert live_revision(course) is None, "ready is not published"
    assert set(TaskState.objects.values_list("status", flat=True)) == {"approved"}
    assert publishing.ready(course) == revision
    publishing.publish(revision=revision, by=gry)
    assert live_revision(course) == revision.pk


def test_each_is_told_what_concerns_them(course, team, gry):
    revision = approving.submit(page=course, by=team.peer.person)
    assert letters() == [("Pia", "approval_asked"), ("Povl", "approval_asked")]
    Letter.objects.all().delete()
    say_yes(revision, team.peer, LIVED)
    assert letters() == []
    say_yes(revision, team.pro, PROFESSIONAL)
    assert letters() == [("Gry", "approval_ready")]
    Letter.objects.all().delete()
    publishing.publish(revision=revision, by=gry)
    assert [kind for _name, kind in letters()] == ["approval_published"] * 3
    for letter in Letter.objects.all():
        assert "mod til mere" not in str(letter.words).lower().replace("-", " ")
        assert "Mod til mere" in str(letter.full)


def test_changes_are_wished_and_the_team_writes_again(course, team):
    revision = approving.submit(page=course, by=team.peer.person)
    say_yes(revision, team.peer, LIVED)
    wish = approving.ask_for_changes(
        revision=revision, contributor=team.pro, by=team.pro.person, comment="Kortere, tak."
    )
    course.refresh_from_db()
    assert (wish.comment, course.workflow_in_progress) == ("Kortere, tak.", False)
    assert course.get_lock() is None
    with pytest.raises(Stale):
        say_yes(revision, team.pro, PROFESSIONAL)
    course.teaser = "Kort."
    course.save_revision()
    newer = approving.submit(page=course, by=team.peer.person)
    assert gate.missing(newer) == (LIVED, PROFESSIONAL), "a yes is to one version only"
    say_yes(newer, team.pro, PROFESSIONAL)
    say_yes(newer, team.peer, LIVED)
    assert gate.is_open(newer)
    assert publishing.ready(course) == newer


def test_the_same_version_sent_again_needs_only_the_yes_that_lacks(course, team):
    revision = approving.submit(page=course, by=team.peer.person)
    say_yes(revision, team.peer, LIVED)
    approving.ask_for_changes(revision=revision, contributor=team.pro, by=team.pro.person, comment="Hvorfor?")
    assert approving.submit(page=course, by=team.peer.person) == revision
    say_yes(revision, team.pro, PROFESSIONAL)
    assert gate.missing(revision) == ()
    assert approving.asked(course) is None


def test_the_text_is_still_while_it_is_read(course, team, gry):
    approving.submit(page=course, by=team.peer.person)
    course.refresh_from_db()
    for person in (gry, team.peer.person):
        assert course.get_lock().for_user(person)
    approving.take_back(page=course, by=team.peer.person)
    course.refresh_from_db()
    assert course.get_lock() is None


def test_sent_twice_is_sent_once(course, team):
    assert approving.submit(page=course, by=team.peer.person) == approving.submit(
        page=course, by=team.pro.person
    )
    assert len(letters()) == 2


def test_wrong_people_are_refused(course, team, stranger, dina):
    revision = approving.submit(page=course, by=team.peer.person)
    for contributor, kind in (
        (team.peer, PROFESSIONAL),
        (team.partner, LIVED),
        (stranger, LIVED),
    ):
        with pytest.raises(NotYours):
            say_yes(revision, contributor, kind)
    with pytest.raises(NotYours):
        approving.approve(revision=revision, contributor=team.peer, kind=LIVED, by=dina)
    with pytest.raises(NotYours):
        approving.ask_for_changes(revision=revision, contributor=stranger, by=stranger.person, comment="Nej")


def test_one_person_is_never_both(course, team):
    both = join(course, "Bodil", "both")
    revision = approving.submit(page=course, by=team.peer.person)
    say_yes(revision, both, LIVED)
    with pytest.raises(AlreadyBy):
        say_yes(revision, both, PROFESSIONAL)
    with pytest.raises(AlreadyBy):
        say_yes(revision, team.peer, LIVED)


def test_who_has_left_approves_no_more(course, team):
    revision = approving.submit(page=course, by=team.peer.person)
    TeamMember.objects.filter(contributor=team.pro).update(state="left", ended_at=timezone.now())
    assert approving.may_approve(course, team.pro.person) == []
    with pytest.raises(NotYours):
        say_yes(revision, team.pro, PROFESSIONAL)


def test_a_version_written_over_while_it_was_read_is_stale(course, team):
    revision = approving.submit(page=course, by=team.peer.person)
    seen = gate.content_sum(revision)
    revision.content["teaser"] = "Noget helt andet"
    revision.save(update_fields=["content"])
    with pytest.raises(Stale):
        say_yes(revision, team.peer, LIVED, seen=seen)
    say_yes(revision, team.peer, LIVED, seen=gate.content_sum(revision))


def test_a_team_of_one_kind_cannot_be_asked(course, team):
    TeamMember.objects.filter(contributor=team.pro).delete()
    with pytest.raises(NotNow, match="Fagperson"):
        approving.submit(page=course, by=team.peer.person)


def test_an_unfinished_draft_cannot_be_sent(course, team):
    course.teaser = ""
    course.save_revision(clean=False)
    with pytest.raises(NotNow):
        approving.submit(page=course, by=team.peer.person)


def test_only_who_may_publish_presses_the_button(course, team, dina, gry):
    revision = sign_both(course.latest_revision, team)
    for person in (dina, team.peer.person):
        with pytest.raises(PermissionDenied):
            publishing.publish(revision=revision, by=person)
    publishing.publish(revision=revision, by=gry)


def test_what_lacks_an_approval_is_named(course, team, gry):
    gate.sign(revision=course.latest_revision, contributor=team.peer, kind=LIVED)
    with pytest.raises(gate.NotApproved) as refused:
        publishing.publish(revision=course.latest_revision, by=gry)
    assert refused.value.missing == (PROFESSIONAL,)
    assert live_revision(course) is None


def test_a_time_can_be_set_without_touching_the_text(course, team, gry):
    revision = sign_both(course.latest_revision, team)
    soon = timezone.now() + timedelta(days=2)
    with pytest.raises(NotNow):
        publishing.schedule(revision=revision, at=timezone.now(), by=gry)
    publishing.schedule(revision=revision, at=soon, by=gry)
    assert gate.missing(revision) == ()
    course.refresh_from_db()
    assert course.get_lock().for_user(gry), "a scheduled version is not written in"
    publishing.unschedule(page=course, by=gry)
    assert type(course).objects.get(pk=course.pk).get_lock() is None


def test_what_waits_for_whom(course, team, stranger):
    assert approving.waiting_for(team.peer.person) == []
    revision = approving.submit(page=course, by=team.pro.person)
    (mine,) = approving.waiting_for(team.peer.person)
    assert (mine.page.pk, mine.revision.pk, mine.kinds) == (course.pk, revision.pk, (LIVED,))
    assert approving.waiting_for(stranger.person) == []
    assert approving.waiting_for(team.partner.person) == []
    say_yes(revision, team.peer, LIVED)
    assert approving.waiting_for(team.peer.person) == []
    assert len(approving.waiting_for(team.pro.person)) == 1
