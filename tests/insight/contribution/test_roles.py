"""The first day of each role, by what people did; and the way from one to the next."""

from datetime import timedelta

import pytest

from courses.models import CourseRun, Session
from courses.states import AssignmentState, RunState, TeachingRole
from enrolment import seats
from insight.counting import progression
from insight.counting.roles import First, firsts
from peers.models import Engagement
from peers.states import Basis, MemberPlace, Relation, Terms
from tests.factories import days_from_now, make_contributor, make_course, make_person, make_run
from tests.insight.contribution.school import join_group, join_team, teach, today
from tests.peers.work_rows import make_work

pytestmark = pytest.mark.django_db


def long_ago(days, **fields):
    """A class that began so many days ago."""
    run = make_run(**fields)
    start = days_from_now(-days)
    Session.objects.filter(run=run).delete()
    Session.objects.create(run=run, starts_at=start, ends_at=start + timedelta(hours=2))
    return run


def day(ago):
    return today() - timedelta(days=ago)


def roles(key=None):
    return {(one.role, one.day) for one in firsts() if key is None or one.who == key}


def somebody(basis=Basis.LIVED, **fields):
    person = make_person()
    return person, make_contributor(basis=basis, person=person, **fields)


def test_a_life_at_the_school(dina):
    person, one = somebody()
    seat = make_run()
    seats.enrol(person=person, run=seat, by=person)
    began(seat, 300)
    join_team(make_course(), one, day(200))
    join_group(one, MemberPlace.CITIZEN, day(150))
    teach(long_ago(100), one, TeachingRole.CO_TEACHER)
    teach(long_ago(60), one)
    assert roles(str(person.pk)) == {
        ("participant", day(300)),
        ("co_designer", day(200)),
        ("volunteer", day(150)),
        ("co_teacher", day(100)),
        ("teacher", day(60)),
    }
    moves = progression.moves(firsts())
    assert [(before, role) for before, role, _day in sorted(moves, key=lambda one: one[2])] == [
        ("", "participant"),
        ("participant", "co_designer"),
        ("co_designer", "volunteer"),
        ("volunteer", "co_teacher"),
        ("co_teacher", "teacher"),
    ]


def began(run, ago):
    first = run.sessions.earliest("starts_at")
    run.sessions.exclude(pk=first.pk).delete()
    start = days_from_now(-ago)
    Session.objects.filter(pk=first.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))


def test_a_mentor_taught_before_and_teaches_with_somebody_who_did_not():
    (person, old), (other, new) = somebody(), somebody()
    teach(long_ago(200), old)
    both = long_ago(100)
    teach(both, old)
    teach(both, new, TeachingRole.CO_TEACHER)
    again = long_ago(50)
    teach(again, old)
    teach(again, new)
    found = {(one.who, one.day) for one in firsts() if one.role == "mentor"}
    assert found == {(str(person.pk), day(100))}
    assert ("teacher", day(50)) in roles(str(other.pk))


def test_two_beginners_are_no_mentors_and_neither_is_one_alone():
    run = long_ago(80)
    for _ in range(2):
        teach(run, somebody()[1])
    teach(long_ago(70), somebody()[1])
    assert {role for role, _day in roles()} == {"teacher"}


def test_an_employed_professional_may_be_the_one_who_is_mentored_with_but_is_not_counted():
    employed = make_contributor(basis=Basis.PROFESSIONAL, relation=Relation.EMPLOYED)
    peer = make_contributor()
    teach(long_ago(200), employed)
    run = long_ago(90)
    teach(run, employed)
    teach(run, peer)
    assert roles() == {("teacher", day(90))}
    assert roles(f"c{peer.pk}") == {("teacher", day(90))}


@pytest.mark.parametrize("state", [AssignmentState.OFFERED, AssignmentState.DECLINED, AssignmentState.ENDED])
def test_only_a_yes_is_a_role(state):
    teach(long_ago(30), make_contributor(), state=state)
    assert roles() == set()


def test_days_to_come_and_cancelled_classes_are_no_role(dina):
    person = make_person()
    seats.enrol(person=person, run=make_run(), by=person)
    teach(make_run(), make_contributor())
    cancelled = long_ago(20)
    teach(cancelled, make_contributor())
    CourseRun.objects.filter(pk=cancelled.pk).update(state=RunState.CANCELLED)
    assert roles() == set()


def test_whoever_gave_the_seat_back_was_no_participant():
    person, run = make_person(), make_run()
    seat = seats.enrol(person=person, run=run, by=person)
    seats.leave(enrolment=seat, by=person)
    began(run, 40)
    assert roles() == set()


def test_unpaid_work_of_other_kinds_is_volunteering_and_a_staff_seat_is_not():
    helper, staff = make_contributor(), make_contributor()
    work = make_work(helper, state="done", terms=Terms.UNPAID, done_on=day(10))
    assert roles() == set()
    Engagement.objects.filter(pk=work.pk).update(activity="speaking")
    join_group(staff, MemberPlace.STAFF, day(20))
    assert roles() == {("volunteer", day(10))}


def test_flows_are_of_the_first_time_in_the_span_and_nobody_is_named():
    found = [
        First("1", "participant", day(90)),
        First("1", "teacher", day(20)),
        First("2", "teacher", day(15)),
        First("c3", "teacher", day(200)),
    ]
    moves = progression.moves(found)
    flows = progression.flows(moves, day(30), day(0))
    assert dict(flows) == {("participant", "teacher"): 1, ("", "teacher"): 1}
    assert not {"1", "2", "c3"} & {part for move in moves for part in move[:2]}
