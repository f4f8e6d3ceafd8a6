"""Whoever is taken off a class sees its people no more, whichever way they got to see them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses import handovers, staffing
from courses.models import Handover, TeachingAssignment
from courses.states import HandoverState, TeachingRole
from tests.cast import sign_in
from tests.courses.teaching.classes import assign, make_handover, make_staffed, make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(db):
    """Rie has a bad day, and asked Per and Ida, who stands in."""
    run, rie, per = make_staffed()
    ida = make_teacher("Ida")
    assign(run, ida, TeachingRole.SUBSTITUTE)
    session = run.sessions.all()[0]
    return session, rie, per, ida, handovers.ask(session=session, contributor=rie, by=rie.person)


def take_off(run, contributor, dina):
    staffing.end(assignment=TeachingAssignment.objects.get(run=run, contributor=contributor), by=dina)


def seen(person, now=None):
    return set(staffing.sessions_of(person, now))


def test_who_was_asked_before_takes_nothing(asked, dina):
    session, _rie, _per, ida, row = asked
    take_off(session.run, ida, dina)

    with pytest.raises(handovers.NotAsked):
        handovers.take(handover=row, contributor=ida, by=ida.person)

    assert not handovers.open_to(ida.person).exists()
    address = reverse("courses:take_over", args=[row.pk])
    client = sign_in(Client(), ida.person)
    assert client.get(address).status_code == client.post(address).status_code == 404
    assert not seen(ida.person)


def test_the_desk_is_not_offered_them_either(asked, dina):
    session, _rie, _per, ida, row = asked
    take_off(session.run, ida, dina)
    client, address = sign_in(Client(), dina), reverse("runs:settle_stand_in", args=[session.run_id, row.pk])

    page = client.get(address)

    assert "Per" in page.content.decode()
    assert f'value="{ida.pk}"' not in page.content.decode()
    assert client.post(address, {"who": ida.pk}).status_code < 500
    assert Handover.objects.get().state == HandoverState.ASKED


def test_what_they_took_is_asked_about_again(asked, dina):
    session, rie, per, ida, row = asked
    handovers.take(handover=row, contributor=ida, by=ida.person)
    assert seen(ida.person) == {session}

    take_off(session.run, ida, dina)

    row.refresh_from_db()
    assert (row.state, row.taken_by, row.school_told_at) == (HandoverState.ASKED, None, None)
    assert not seen(ida.person)
    assert handovers.tell_the_school(now=session.starts_at - timedelta(hours=20)) == 1
    assert handovers.take(handover=row, contributor=per, by=per.person).taken_by == per
    assert rie not in handovers.holders(session)


def test_a_no_afterwards_lets_go_of_it_too(asked):
    session, _rie, _per, ida, row = asked
    handovers.take(handover=row, contributor=ida, by=ida.person)

    own = TeachingAssignment.objects.get(run=session.run, contributor=ida)
    staffing.answer(assignment=own, accept=False, by=ida.person)

    row.refresh_from_db()
    assert row.state == HandoverState.ASKED
    assert not seen(ida.person)


def test_what_they_handed_on_stays_with_who_has_it(asked, dina):
    session, _rie, per, ida, row = asked
    handovers.take(handover=row, contributor=ida, by=ida.person)
    make_handover(session, ida, per, state=HandoverState.TAKEN, taken_by=per)

    take_off(session.run, ida, dina)

    row.refresh_from_db()
    assert row.taken_by == ida
    assert per in handovers.holders(session)


def test_what_was_held_stays_on_record_and_is_seen_no_more(asked, dina):
    session, _rie, _per, ida, row = asked
    handovers.take(handover=row, contributor=ida, by=ida.person)
    after = timezone.now() + timedelta(days=15)
    assert session.ends_at < after
    own = TeachingAssignment.objects.get(run=session.run, contributor=ida)

    staffing.end(assignment=own, by=dina, now=after)

    row.refresh_from_db()
    assert row.taken_by == ida
    assert not seen(ida.person, after)


def test_one_session_that_was_handed_over_is_no_longer_theirs(dina):
    run, _rie, per = make_staffed()
    ida, session = make_teacher("Ida"), run.sessions.all()[0]
    assign(run, ida, TeachingRole.TEACHER, session=session)
    assert seen(ida.person) == {session}

    make_handover(session, ida, per, state=HandoverState.TAKEN, taken_by=per)

    assert not seen(ida.person)
