from datetime import timedelta

import pytest

from courses import staffing
from courses.states import AssignmentState, HandoverState, RunState, TeachingRole
from tests.cast import sign_in
from tests.courses.teaching.classes import assign, make_handover, make_staffed, make_teacher
from tests.factories import days_from_now, make_run

pytestmark = pytest.mark.django_db


def seen(person, now=None):
    return set(staffing.sessions_of(person, now))


@pytest.mark.parametrize("role", ["teacher", "co_teacher", "host"])
def test_who_runs_a_class_sees_all_its_sessions(role):
    run, ida = make_run(), make_teacher("Ida")
    assign(run, ida, role)

    assert seen(ida.person) == set(run.sessions.all()) == set(staffing.appearances_of(ida.person))
    assert list(staffing.runs_of(ida.person)) == [run]


@pytest.mark.parametrize("state", ["offered", "declined", "ended"])
def test_nobody_sees_a_class_without_a_yes(state):
    ida = make_teacher("Ida")
    assign(make_run(), ida, state=state)

    assert not seen(ida.person)
    assert not staffing.booked(ida.person).exists()


def test_a_draft_is_seen_by_nobody():
    ida = make_teacher("Ida")
    assign(make_run(state=RunState.DRAFT), ida)

    assert not seen(ida.person)
    assert not staffing.runs_of(ida.person).exists()


def test_it_is_seen_till_thirty_days_after_the_last_session():
    run, ida = make_run(), make_teacher("Ida")
    assign(run, ida)
    last = run.sessions.latest("ends_at").ends_at

    assert seen(ida.person, last + timedelta(days=29, hours=23))
    assert not seen(ida.person, last + timedelta(days=30, minutes=1))


def test_a_speaker_knows_when_and_where_but_not_who_comes():
    run, ida = make_run(), make_teacher("Ida")
    assign(run, ida, TeachingRole.SPEAKER)

    assert not seen(ida.person)
    assert set(staffing.appearances_of(ida.person)) == set(run.sessions.all())


def test_a_substitute_of_one_session_sees_that_one():
    run, ida = make_run(), make_teacher("Ida")
    first = run.sessions.all()[0]
    assign(run, ida, TeachingRole.SUBSTITUTE, session=first)

    assert seen(ida.person) == {first}
    assert not staffing.runs_of(ida.person).exists()


def test_a_substitute_of_the_class_sees_nothing_until_a_session_is_taken():
    run, rie, _per = make_staffed()
    ida = make_teacher("Ida")
    assign(run, ida, TeachingRole.SUBSTITUTE)
    first = run.sessions.all()[0]
    assert not seen(ida.person)
    assert not staffing.appearances_of(ida.person).exists()

    make_handover(first, rie, ida, state=HandoverState.TAKEN, taken_by=ida)

    assert seen(ida.person) == {first} == set(staffing.appearances_of(ida.person))


def test_who_handed_over_has_nothing_to_do_there_but_still_the_class():
    run, rie, per = make_staffed()
    first = run.sessions.all()[0]
    make_handover(first, rie, per, state=HandoverState.TAKEN, taken_by=per)

    assert first not in set(staffing.appearances_of(rie.person))
    assert first in seen(rie.person)


def test_a_session_handed_on_is_no_longer_theirs():
    run, rie, _per = make_staffed()
    ida, ole = make_teacher("Ida"), make_teacher("Ole")
    first = run.sessions.all()[0]
    make_handover(first, rie, ida, state=HandoverState.TAKEN, taken_by=ida)
    make_handover(first, ida, ole, state=HandoverState.TAKEN, taken_by=ole)

    assert not seen(ida.person)
    assert seen(ole.person) == {first}


def test_names_on_public_pages_are_of_those_who_said_yes(client):
    run, _rie, _per = make_staffed(first_start=days_from_now(3))
    assign(run, make_teacher("Nils"), state=AssignmentState.OFFERED)
    assign(run, make_teacher("Taler"), TeachingRole.SPEAKER)
    assign(run, make_teacher("Afløser"), TeachingRole.SUBSTITUTE)

    text = client.get(f"/kurser/{run.course.slug}/").content.decode()

    assert "Rie" in text
    assert not [name for name in ("Nils", "Taler", "Afløser") if name in text]


def test_who_is_asked_counts_as_one_who_teaches_and_others_do_not(alma):
    ida = make_teacher("Ida")
    assert not staffing.teaches(alma)
    assert not staffing.teaches(ida.person)
    assign(make_run(), ida, state=AssignmentState.OFFERED)

    assert staffing.teaches(ida.person)


def test_who_said_yes_to_a_draft_has_a_page_to_find_it_on_later(client):
    ida, run = make_teacher("Ida"), make_run(state=RunState.DRAFT)
    row = assign(run, ida)
    sign_in(client, ida.person)

    said = client.get(f"/undervisning/spoergsmaal/{row.pk}/").content.decode()
    assert "når holdet åbner" in said
    page = client.get("/undervisning/")
    assert page.status_code == 200
    assert str(run.course.title) not in page.content.decode()


def test_a_no_leads_back_to_a_page_that_is_there(client):
    ida = make_teacher("Ida")
    row = assign(make_run(), ida, state=AssignmentState.DECLINED)
    sign_in(client, ida.person)

    said = client.get(f"/undervisning/spoergsmaal/{row.pk}/").content.decode()
    assert 'href="/undervisning/"' not in said
    assert "Tilbage til min side" in said
