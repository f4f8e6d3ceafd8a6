"""The school sets aside what a course asks for: once, with a reason, for one person and one course."""

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from enrolment import invariants, seats
from enrolment.models import Enrolment, RequirementWaived
from enrolment.requirements import asking, waiving
from enrolment.rules import Refused
from tests.cast import sign_in
from tests.factories import make_course, make_person, make_run
from tests.load.actors import all_at_once
from tests.paths_of_school import complete, make_path, make_three, waive

NEW = {"contact_by": "phone", "phone": "20 30 40 50", "language": "da", "comes_as": "citizen"}
YES = {"said_by": "phone", "said_on": "2026-01-01", "consent": "on"}


@pytest.fixture
def three(db):
    courses = make_three()
    make_path("Peeruddannelsen", *courses)
    return courses


@pytest.fixture
def desk(client, dina):
    return sign_in(client, dina)


def today():
    return timezone.localdate().isoformat()


def test_it_is_for_one_person_and_one_course(alma, bo, dina, three):
    waive(alma, three[2], dina)
    assert asking.asked(alma, three[2].translation_key) is None
    assert asking.asked(alma, three[1].translation_key) is not None
    assert asking.asked(bo, three[2].translation_key) is not None


def test_it_needs_a_reason(alma, dina, three):
    with pytest.raises(ValueError, match="reason"):
        waive(alma, three[1], dina, reason="  ")
    assert not RequirementWaived.objects.exists()


def test_it_is_logged_with_who_and_why(alma, dina, three):
    waive(alma, three[1], dina, reason="Underviste i det i 2019")
    row = RequirementWaived.objects.get()
    assert (row.person, row.course.pk, row.by, row.reason) == (
        alma,
        three[1].pk,
        dina,
        "Underviste i det i 2019",
    )
    entry = ModelLogEntry.objects.get(action=waiving.ACTION)
    assert (entry.user, entry.object_id) == (dina, str(row.pk))


def test_again_is_no_change(alma, dina, gry, three):
    waive(alma, three[1], dina, reason="Først")
    waive(alma, three[1], gry, reason="Siden")
    assert RequirementWaived.objects.get().reason == "Først"
    assert ModelLogEntry.objects.filter(action=waiving.ACTION).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_write_one_row():
    courses = make_three()
    make_path("Peeruddannelsen", *courses)
    alma, dina, dan = (make_person(name) for name in ("Alma", "Dina", "Dan"))
    results = all_at_once(
        [
            lambda by=by: (
                waiving.waive(person=alma, course=courses[1], by=by, reason=f"Af {by.chosen_name}").pk
            )
            for by in (dina, dan, dina, dan)
        ]
    )
    assert len(set(results)) == 1
    assert RequirementWaived.objects.count() == 1
    assert ModelLogEntry.objects.filter(action=waiving.ACTION).count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_signs_up_while_it_is_set_aside_is_in_or_refused_and_never_half():
    courses = make_three()
    make_path("Peeruddannelsen", *courses)
    run = make_run(course=courses[1])
    alma, dina = make_person("Alma"), make_person("Dina")

    def comes():
        try:
            return seats.enrol(person=alma, run=run, by=alma).state
        except Refused as no:
            return no.code

    all_at_once([comes, lambda: waive(alma, courses[1], dina), comes])
    assert Enrolment.objects.filter(run=run).count() <= 1
    assert invariants.faults() == []
    assert comes() == "enrolled"


def test_from_the_page_of_a_person(desk, alma, dina, three):
    row = seats.enrol(person=alma, run=make_run(course=three[0]), by=alma)
    address = f"/redaktion/tilmeldinger/{row.pk}/uden-krav/"
    shown = desk.get(address).content.decode()
    assert "“Peer 1” og “Peer 2”" in shown
    answer = desk.post(address, {"course": three[2].pk, "reason": ""})
    assert answer.status_code == 200
    assert not RequirementWaived.objects.exists()
    desk.post(address, {"course": three[2].pk, "reason": "Har taget det i Roskilde"})
    assert RequirementWaived.objects.get().course_id == three[2].pk
    page = desk.get(f"/redaktion/tilmeldinger/{row.pk}/").content.decode()
    assert "Har taget det i Roskilde" in page


def test_a_course_that_asks_for_nothing_cannot_be_chosen(desk, alma, three):
    other = make_course("Natur og ro")
    row = seats.enrol(person=alma, run=make_run(course=three[0]), by=alma)
    address = f"/redaktion/tilmeldinger/{row.pk}/uden-krav/"
    for course in (other, three[0]):
        assert desk.post(address, {"course": course.pk, "reason": "Fordi"}).status_code == 200
    assert not RequirementWaived.objects.exists()


def test_while_signing_somebody_up(desk, alma, three):
    run = make_run(course=three[1])
    address = f"/redaktion/hold/{run.pk}/tilfoej/{alma.pk}/"
    assert "Kurset kræver “Peer 1”. Hvorfor må personen komme uden?" in desk.get(address).content.decode()
    wish = {**YES, "said_on": today(), "comes_as": "citizen"}
    without = desk.post(address, wish)
    assert without.status_code == 200
    assert "Kurset kræver “Peer 1”" in without.content.decode()
    assert not Enrolment.objects.filter(run=run).exists()
    desk.post(address, {**wish, "waive_reason": "Gennemført i 2018"})
    assert Enrolment.objects.get(run=run).state == "enrolled"
    assert RequirementWaived.objects.get().reason == "Gennemført i 2018"


def test_nothing_is_asked_where_the_person_has_completed_it_or_the_course_asks_for_nothing(desk, alma, three):
    complete(alma, three[0])
    first = make_run(course=make_course())
    assert (
        "Hvorfor må personen"
        not in desk.get(f"/redaktion/hold/{first.pk}/tilfoej/{alma.pk}/").content.decode()
    )
    second = make_run(course=three[1])
    desk.post(
        f"/redaktion/hold/{second.pk}/tilfoej/{alma.pk}/", {**YES, "said_on": today(), "comes_as": "citizen"}
    )
    assert Enrolment.objects.get(run=second).state == "enrolled"
    assert not RequirementWaived.objects.exists()


def test_somebody_new_with_a_reason(desk, three):
    run = make_run(course=three[1])
    wish = {**NEW, **YES, "said_on": today(), "chosen_name": "Bodil"}
    assert desk.post(f"/redaktion/hold/{run.pk}/tilfoej/", wish).status_code == 200
    assert not Enrolment.objects.filter(run=run).exists()
    desk.post(f"/redaktion/hold/{run.pk}/tilfoej/", {**wish, "waive_reason": "Peer i regionen siden 2016"})
    row = Enrolment.objects.get(run=run)
    assert row.person.chosen_name == "Bodil"
    assert RequirementWaived.objects.get().person == row.person


def test_both_of_two_are_let_in_by_one_reason(desk, alma, bo, three):
    run = make_run(course=three[1])
    complete(alma, three[0])
    address = f"/redaktion/hold/{run.pk}/tilfoej/{alma.pk}/"
    wish = {**YES, "said_on": today(), "other_name": "Bo", "other_contact": bo.email}
    assert desk.post(address, wish).status_code == 200
    assert not Enrolment.objects.filter(run=run).exists()
    desk.post(address, {**wish, "waive_reason": "Har undervist i det"})
    assert Enrolment.objects.filter(run=run, state="enrolled").count() == 2
    assert RequirementWaived.objects.get().person == bo, "whoever has completed it needs no leave"


def test_only_set_aside_for_one_who_signs_up_alone(desk, alma, three):
    run = make_run(course=three[1])
    address = f"/redaktion/hold/{run.pk}/tilfoej/{alma.pk}/uden-krav/"
    desk.post(address, {"course": three[1].pk, "reason": "Gennemført i 2018"})
    assert not Enrolment.objects.filter(run=run).exists()
    assert seats.enrol(person=alma, run=run, by=alma).state == "enrolled"


def test_an_editor_sets_nothing_aside(client, gry, alma, three):
    run = make_run(course=three[1])
    answer = sign_in(client, gry).post(
        f"/redaktion/hold/{run.pk}/tilfoej/{alma.pk}/uden-krav/", {"course": three[1].pk, "reason": "x"}
    )
    assert answer.status_code in {302, 403, 404}
    assert not RequirementWaived.objects.exists()
    connection.check_constraints()
