from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from enrolment.day import apologies, welfare
from enrolment.models import Apology, Enrolment, WelfareCall
from tests.enrolment.day.days import make_class_of_today, mark, move_to
from tests.factories import make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def over(alma, bo, eli):
    """A class that ended an hour ago."""
    run, session = make_class_of_today(people=[alma, bo], teachers=(eli.contributor,), minutes_ago=180)
    return run, session


def row_of(person):
    return Enrolment.objects.get(person=person)


def names():
    return [call.enrolment.person.chosen_name for call in welfare.to_call()]


def test_who_was_missed_is_called(over, alma, eli):
    mark(over[1], row_of(alma), "absent", by=eli)

    assert names() == ["Alma"]


@pytest.mark.parametrize("said", ["present", "apology", ""])
def test_nobody_else_is(over, alma, eli, said):
    mark(over[1], row_of(alma), said, by=eli)

    assert names() == []


def test_a_corrected_mark_takes_an_open_call_away(over, alma, eli):
    mark(over[1], row_of(alma), "absent", by=eli)
    mark(over[1], row_of(alma), "present", by=eli)

    assert not WelfareCall.objects.exists()


def test_nobody_is_called_before_the_session_has_ended(alma, eli):
    _run, session = make_class_of_today(people=[alma], teachers=(eli.contributor,))
    mark(session, row_of(alma), "absent", by=eli)

    assert names() == []
    assert [call.enrolment for call in welfare.to_call(now=session.ends_at)] == [row_of(alma)]


def test_who_told_us_is_not_missed_whatever_is_tapped(over, alma, eli):
    Apology.objects.create(enrolment=row_of(alma), session=over[1])
    mark(over[1], row_of(alma), "absent", by=eli)

    assert names() == []


def test_afbud_after_the_tap_takes_the_call_away_and_taking_it_back_brings_it(alma, eli):
    _run, session = make_class_of_today(people=[alma], teachers=(eli.contributor,), minutes_ago=-1)
    if timezone.localdate(session.starts_at) != timezone.localdate():
        move_to(session, timezone.now() + timedelta(seconds=30))
    mark(session, row_of(alma), "absent", by=eli)
    apologies.give(enrolment=row_of(alma), session=session, by=alma)
    assert not WelfareCall.objects.exists()

    apologies.take_back(enrolment=row_of(alma), session=session, by=alma)
    assert WelfareCall.objects.count() == 1


def test_a_person_stands_once_on_the_list_and_one_talk_settles_it(over, alma, eli, dina):
    run, session = over
    earlier = make_session(run, session.starts_at - timedelta(days=7))
    for one in (earlier, session):
        mark(one, row_of(alma), "absent", by=eli)
    (call,) = welfare.to_call()
    assert call.session == session

    welfare.not_reached(call=call, by=dina)
    (again,) = welfare.to_call()
    assert again.state == "again"
    assert again.tried_at is not None

    welfare.talked(call=again, by=dina)
    assert names() == []
    assert set(WelfareCall.objects.values_list("state", "by")) == {("done", dina.pk)}


def test_a_talk_that_was_had_stays_when_the_mark_is_corrected(over, alma, eli, dina):
    mark(over[1], row_of(alma), "absent", by=eli)
    welfare.talked(call=welfare.to_call().get(), by=dina)
    mark(over[1], row_of(alma), "present", by=eli)
    mark(over[1], row_of(alma), "absent", by=eli)

    assert WelfareCall.objects.get().state == "done"
    assert names() == []


def test_nothing_that_is_about_a_person_counts_absences():
    counting = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_app_config("enrolment").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.IntegerField) and not field.is_relation
        if any(word in field.name for word in ("absen", "missed", "strike", "no_show", "others"))
    ]

    # Of a whole session, a year after; about nobody.
    assert counting == ["enrolment.AttendanceFigures.others"]
