"""Drafts are the team's until it asks: a named approver reads what is asked about, or was, and no more."""

import pytest
from django.test import Client

from courses.coproduction import approving, gate
from courses.models import Approver
from courses.states import ApprovalKind
from peers.models import Basis
from tests.cast import sign_in
from tests.courses.gate.team import account, live_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(stranger):
    """An approver of the house, of no team, and their browser."""
    Approver.objects.create(contributor=stranger, basis=Basis.LIVED)
    return sign_in(Client(), account(stranger))


def address(course, rest=""):
    return f"/medskabelse/godkend/{course.pk}/{rest}"


def can_read(client, course, revision):
    return [client.get(one).status_code for one in (address(course), address(course, f"se/{revision.pk}/"))]


def test_a_draft_that_nobody_sent_is_not_there(course, team, named):
    assert can_read(named, course, course.latest_revision) == [404, 404]
    assert can_read(sign_in(Client(), account(team.peer)), course, course.latest_revision) == [200, 200]


def test_what_is_sent_is_and_what_is_taken_back_is_not(course, team, named):
    revision = approving.submit(page=course, by=account(team.peer))
    assert can_read(named, course, revision) == [200, 200]
    form = {"revision": revision.pk, "seen": gate.content_sum(revision), "kind": "lived", "approve": "1"}

    approving.take_back(page=course, by=account(team.peer))

    assert can_read(named, course, revision) == [404, 404]
    late = named.post(address(course), form, follow=True)
    assert late.redirect_chain == [("/medskabelse/godkend/", 302)]
    assert "venter ikke længere" in late.content.decode()


def test_an_earlier_text_that_was_never_sent_is_not(course, team, named):
    first = course.latest_revision
    course.teaser = "Nyt"
    course.save_revision()
    approving.submit(page=course, by=account(team.peer))

    assert named.get(address(course, f"se/{first.pk}/")).status_code == 404


def test_what_somebody_has_said_yes_to_stays(course, team, named):
    revision = approving.submit(page=course, by=account(team.peer))
    gate.sign(revision=revision, contributor=team.pro, kind=ApprovalKind.PROFESSIONAL)
    approving.take_back(page=course, by=account(team.peer))

    assert can_read(named, course, revision) == [200, 200]


@pytest.mark.parametrize("is_read", [True, False])
def test_a_leader_publishes_no_other_words_than_those_read(is_read, course, lise):
    client, there = sign_in(Client(), lise), f"/medskabelse/udgiv/{course.pk}/noed/"
    form = {"reason": "Nummeret var forkert."}
    if is_read:
        form["seen"] = gate.content_sum(course.latest_revision)
        assert form["seen"] in client.get(there).content.decode()
    course.teaser = "Skrevet imens"
    course.save_revision()

    answer = client.post(there, form)

    assert answer.status_code == 409
    assert "Nummeret var forkert." in answer.content.decode()
    assert live_revision(course) is None
