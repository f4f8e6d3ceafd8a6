"""A leader publishes without approvals: why, for how long, and how it ends."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Letter
from courses.coproduction import approving, emergency, gate, gate_invariants, publishing
from courses.models import EmergencyPublication
from courses.refusals import NotNow
from tests.cast import sign_in
from tests.courses.gate.team import live_revision, say_yes, sign_both

pytestmark = pytest.mark.django_db
LATER = timedelta(days=14, minutes=1)


@pytest.fixture
def begun(course, team, lise):
    emergency.publish_anyway(revision=course.latest_revision, reason="Forkert nummer.", by=lise)
    connection.check_constraints()
    return EmergencyPublication.objects.get()


def kinds():
    return sorted(Letter.objects.values_list("kind", "person__chosen_name"))


def test_only_a_leader_and_only_with_a_reason(course, team, gry, dina, lise):
    for person in (gry, dina, team.peer.person):
        with pytest.raises(PermissionDenied):
            emergency.publish_anyway(revision=course.latest_revision, reason="Nu", by=person)
    with pytest.raises(NotNow):
        emergency.publish_anyway(revision=course.latest_revision, reason="  ", by=lise)
    assert live_revision(course) is None


def test_it_is_live_and_the_team_is_told(begun, course, team):
    assert live_revision(course) == begun.revision_id
    told = [name for kind, name in kinds() if kind == "emergency_begun"]
    assert told == ["Cykelhjørnet", "Pia", "Povl"]
    assert list(gate_invariants.faults()) == []


def test_both_approve_it_and_it_stays(begun, course, team):
    assert [one.is_emergency for one in approving.waiting_for(team.peer.person)] == [True]
    say_yes(begun.revision, team.peer, "lived")
    say_yes(begun.revision, team.pro, "professional")
    begun.refresh_from_db()
    assert begun.ended_at is not None
    assert emergency.end_overdue(timezone.now() + LATER) == 0
    connection.check_constraints()
    assert live_revision(course) == begun.revision_id


def test_without_approvals_it_is_taken_down_after_fourteen_days(begun, course, lise):
    assert emergency.end_overdue(timezone.now() + timedelta(days=13)) == 0
    assert live_revision(course) == begun.revision_id
    assert emergency.end_overdue(timezone.now() + LATER) == 1
    connection.check_constraints()
    assert live_revision(course) is None
    assert [name for kind, name in kinds() if kind == "emergency_over"] == [
        "Cykelhjørnet",
        "Lise",
        "Pia",
        "Povl",
    ]
    with pytest.raises(gate.NotApproved):
        publishing.go_live(page=approving.lock(course), revision=begun.revision, by=lise)
    with pytest.raises(NotNow):
        emergency.publish_anyway(revision=begun.revision, reason="Igen", by=lise)


def test_leaders_and_team_are_warned_once_three_days_before(begun, course):
    assert emergency.warn(timezone.now() + timedelta(days=10)) == 0
    assert emergency.warn(timezone.now() + timedelta(days=11, hours=1)) == 1
    assert emergency.warn(timezone.now() + timedelta(days=12)) == 0
    warned = [name for kind, name in kinds() if kind == "emergency_ends"]
    assert warned == ["Cykelhjørnet", "Lise", "Pia", "Povl"]


def test_the_next_version_needs_its_approvals_again(begun, course, team, gry):
    course.refresh_from_db()
    course.teaser = "Andet"
    newer = course.save_revision()
    assert not gate.is_open(newer)
    sign_both(newer, team)
    publishing.publish(revision=newer, by=gry)
    connection.check_constraints()
    begun.refresh_from_db()
    assert begun.ended_at is not None
    assert live_revision(course) == newer.pk


def test_the_counting_finds_what_got_past(course, team):
    """With the triggers off, as nobody but the owner of the database can have them."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE wagtailcore_page DISABLE TRIGGER courses_gate_of_page")
        cursor.execute("ALTER TABLE courses_coursepage DISABLE TRIGGER courses_gate_of_course")
        course.latest_revision.publish()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    found = list(gate_invariants.faults())
    assert any("without its two approvals" in fault for fault in found)
    assert sum("gone or switched off" in fault for fault in found) == 2


def test_each_button_leads_somewhere(begun, course):
    emergency.warn(timezone.now() + timedelta(days=12))
    emergency.end_overdue(timezone.now() + LATER)
    for letter in Letter.objects.filter(kind__startswith="emergency").select_related("person"):
        client = sign_in(Client(), letter.person)
        assert client.get(letter.words["path"]).status_code == 200, (letter.kind, str(letter.person))
