"""Whoever contributes no longer reads no draft, approves nothing and is asked nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from courses import staffing, stopping
from courses.coproduction import approvers, teams
from courses.models import Approver, TeachingAssignment, TeamMember
from courses.refusals import NotNow
from courses.states import AssignmentState, MemberState, TeachingRole
from peers.models import Basis
from tests.cast import sign_in
from tests.courses.gate.team import join
from tests.factories import make_course, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def pia(db):
    """She makes a course, is asked to make another, and approves any."""
    course = make_course("Mod til mere", live=False)
    course.save_revision()
    found = join(course, "Pia", Basis.LIVED)
    teams.ask(course=make_course("Ro på", live=False), contributor=found, by=None)
    Approver.objects.create(contributor=found, basis=Basis.LIVED)
    return found


def test_teams_and_approving_end(pia, dina):
    course = TeamMember.objects.get(contributor=pia, state=MemberState.JOINED).course
    client, draft = sign_in(Client(), pia.person), reverse("courses:build", args=[course.pk])
    assert client.get(draft).status_code == 200

    sign_in(Client(), dina).post(reverse("contributors:stop", args=[pia.pk]))

    pia.refresh_from_db()
    assert pia.has_stopped
    assert client.get(draft).status_code == 404
    assert not approvers.may_approve(course, pia.person)
    assert {row.state for row in TeamMember.objects.all()} == {MemberState.LEFT, MemberState.DECLINED}


def test_what_they_are_asked_to_teach_is_taken_back_and_a_yes_is_left_to_the_desk(pia, dina):
    asked, agreed = make_run(), make_run()
    for run, is_agreed in ((asked, False), (agreed, True)):
        staffing.offer(run=run, contributor=pia, role=TeachingRole.TEACHER, agreed=is_agreed, by=dina)

    stopping.stop(contributor=pia, by=dina)

    states = dict(TeachingAssignment.objects.values_list("run", "state"))
    assert states == {asked.pk: AssignmentState.ENDED, agreed.pk: AssignmentState.ACCEPTED}


def test_nobody_asks_them_to_teach(pia, dina):
    run = make_run()
    stopping.stop(contributor=pia, by=dina)
    pia.refresh_from_db()

    with pytest.raises(NotNow):
        staffing.offer(run=run, contributor=pia, role=TeachingRole.TEACHER, by=dina)
    page = sign_in(Client(), dina).get(reverse("runs:ask_teacher", args=[run.pk]))
    assert "Pia" not in page.content.decode()
