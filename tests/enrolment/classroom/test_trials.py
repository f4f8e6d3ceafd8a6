"""Trial actions: two find each other by a code, write safely, and show it only when both say so."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from enrolment import seats
from enrolment.classroom import trial_pages, trials
from enrolment.models import Trial
from tests.cast import sign_in
from tests.enrolment.classroom.rooms import at, end, practice_of, room_of
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(alma, bo):
    return practice_of(alma, bo)


def begun(rows):
    session = trial_pages.next_session(rows[0].run)
    trial = trials.start(enrolment=rows[0], plan="Gå en tur hver dag", session=session)
    return trials.join(enrolment=rows[1], code=trial.code.lower())


def test_the_code_works_once_and_in_its_class_only(alma, bo, carla, two):
    third = seats.enrol(person=carla, run=two[0].run, by=carla)
    elsewhere = practice_of(carla)[0]
    trial = trials.start(enrolment=two[0], plan="Gå en tur")
    for stranger in (elsewhere, two[0]):
        with pytest.raises(trials.CodeGone):
            trials.join(enrolment=stranger, code=trial.code)
    trials.join(enrolment=two[1], code=trial.code)
    assert trials.join(enrolment=two[1], code=trial.code).partner == two[1]
    with pytest.raises(trials.CodeGone):
        trials.join(enrolment=third, code=trial.code)


def test_other_formats_have_none(alma):
    with pytest.raises(trials.NotNow):
        trials.start(enrolment=room_of(alma), plan="Gå en tur")


def test_the_later_writer_sees_what_the_other_wrote(two):
    trial = begun(two)
    trials.write(trial=trial, enrolment=two[0], plan="Gå to ture", outcome="", version=1)
    with pytest.raises(trials.Conflict) as conflict:
        trials.write(trial=trial, enrolment=two[1], plan="Løb en tur", outcome="", version=1)
    assert conflict.value.trial.plan == "Gå to ture"
    trials.write(trial=trial, enrolment=two[1], plan="Gå og løb", outcome="", version=2)
    assert Trial.objects.get().plan == "Gå og løb"


def test_the_page_keeps_both_texts_when_two_write(client, bo, two):
    trial = begun(two)
    trials.write(trial=trial, enrolment=two[0], plan="Gå to ture", outcome="", version=1)
    page = at("trial", two[1], trial.pk)
    answer = sign_in(client, bo).post(page, {"plan": "Løb en tur", "outcome": "", "version": 1})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Gå to ture" in said
    assert "Løb en tur" in said
    assert 'name="version" value="2"' in said


def test_the_class_sees_it_when_both_say_so_and_names_when_both_want(two):
    trial = begun(two)
    trials.share(trial=trial, enrolment=two[0], named=True, version=1)
    assert trial_pages.shared(two[0].run) == []
    trials.share(trial=trial, enrolment=two[1], named=False, version=1)
    assert [one.names for one in trial_pages.shared(two[0].run)] == [""]
    trials.share(trial=trial, enrolment=two[1], named=True, version=1)
    assert [one.names for one in trial_pages.shared(two[0].run)] == ["Alma og Bo"]
    trials.unshare(trial=trial, enrolment=two[0])
    assert trial_pages.shared(two[0].run) == []


def test_a_yes_is_to_the_text_as_it_stood(two):
    trial = begun(two)
    for row in two:
        trials.share(trial=trial, enrolment=row, named=False, version=1)
    trials.write(trial=trial, enrolment=two[0], plan="Noget andet", outcome="", version=1)
    assert trial_pages.shared(two[0].run) == []
    with pytest.raises(trials.Conflict):
        trials.share(trial=trial, enrolment=two[1], named=False, version=1)
    trials.share(trial=trial, enrolment=two[1], named=False, version=2)
    assert len(trial_pages.shared(two[0].run)) == 1


def test_the_database_shares_nothing_without_both(two):
    trial = begun(two)
    with pytest.raises(IntegrityError), transaction.atomic():
        Trial.objects.filter(pk=trial.pk).update(shared_at=timezone.now())


def test_others_in_the_class_meet_no_such_page(client, carla, two):
    trial = begun(two)
    own = seats.enrol(person=carla, run=two[0].run, by=carla)
    client = sign_in(client, carla)
    for name in ("trial", "trial_share", "trial_part"):
        assert client.get(at(name, own, trial.pk)).status_code == 404
        assert client.post(at(name, two[0], trial.pk)).status_code == 404


def test_who_leaves_it_leaves_it_to_the_other(two):
    trial = begun(two)
    kept = trials.part(trial=trial, enrolment=two[0])
    assert (kept.starter, kept.partner, kept.plan) == (two[1], None, trial.plan)
    assert kept.code != trial.code
    assert trials.part(trial=trial, enrolment=two[1]) is None
    assert not Trial.objects.exists()


def test_it_goes_with_the_seat(alma, bo, two):
    trial = begun(two)
    for row in two:
        trials.share(trial=trial, enrolment=row, named=True, version=1)
    seats.leave(enrolment=two[0], by=alma)
    assert trial_pages.shared(two[0].run) == []
    assert trial_pages.own(two[1])[0].other == ""
    assert trials.forget() == 0
    assert Trial.objects.get().starter == two[1]
    seats.leave(enrolment=two[1], by=bo)
    assert trials.forget() == 1


def test_deleted_half_a_year_after_the_class(two):
    begun(two)
    end(two[0].run, days=179)
    assert trials.forget() == 0
    end(two[0].run, days=181)
    assert trials.forget() == 1


def test_my_page_reminds_of_it_until_it_is_tried(client, bo, two):
    trial = begun(two)
    client = sign_in(client, bo)
    assert "Jeres prøvehandling inden" in client.get("/min-side/").content.decode()
    trials.write(trial=trial, enrolment=two[0], plan=trial.plan, outcome="Det gik fint", version=1)
    assert "Jeres prøvehandling inden" not in client.get("/min-side/").content.decode()
    assert trial_pages.ahead(bo, now=timezone.now() + timedelta(days=90)) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_who_type_the_code_at_once_one_comes_in(alma, bo, carla):
    rows = practice_of(alma, bo, carla)
    trial = trials.start(enrolment=rows[0], plan="Gå en tur")
    came = all_at_once([lambda one=row: trials.join(enrolment=one, code=trial.code) for row in rows[1:]])
    assert sorted(type(one).__name__ for one in came) == ["CodeGone", "Trial"]
