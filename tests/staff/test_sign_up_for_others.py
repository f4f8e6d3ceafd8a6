"""Signing up by phone and on paper: the same seat as for everybody, and a yes that is written down."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import claims
from accounts.models import User
from accounts.roles import Role
from courses.states import RunState
from enrolment import invariants, seats
from enrolment.models import Agreement, AgreementAcceptance, Notice, SignUpConsent
from enrolment.on_behalf import guidance
from enrolment.states import Actor, SeatState
from tests.cast import sign_in
from tests.factories import make_people, make_person, make_run
from tests.staff.signing_up import add, add_known, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera(db):
    """A guide."""
    person = make_person("Vera", email="vera@example.org")
    person.groups.add(Group.objects.get(name=Role.GUIDE))
    return person


def test_somebody_known_is_found_and_signed_up_with_their_yes(at_desk, alma, dina):
    run = make_run()
    page = at_desk.get(reverse("runs:add_person", args=[run.pk]), {"q": "alm"})
    assert [one["person"] for one in page.context["found"]] == [alma]

    add_known(at_desk, run, alma, said_by="in_person", comes_as="citizen")

    row = run.enrolments.get()
    move, yes = row.moves.get(), row.consent
    assert (row.person, row.state, row.comes_as) == (alma, SeatState.ENROLLED, "citizen")
    assert (move.actor, move.by) == (Actor.SCHOOL, dina)
    assert (yes.person, yes.said_by, yes.recorded_by) == (alma, "in_person", dina)
    assert invariants.faults() == []


def test_a_search_says_who_is_in_the_class_already(at_desk, alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)

    page = at_desk.get(reverse("runs:add_person", args=[run.pk]), {"q": "alma"})

    assert page.context["found"][0]["standing"] == "Tilmeldt"


@pytest.mark.parametrize("query", ["a", "", "%", "\\", "x" * 300])
def test_a_search_never_lists_everybody(at_desk, query):
    make_people(30)

    page = at_desk.get(reverse("runs:add_person", args=[make_run().pk]), {"q": query})

    assert len(page.context["found"]) <= 20


def test_pressing_twice_signs_up_somebody_without_e_mail_once(at_desk):
    run = make_run()
    gerda = somebody(chosen_name="Gerda", email="", phone="20 30 40 50", contact_by="phone")

    add(at_desk, run, **gerda)
    page = add(at_desk, run, **gerda)
    add(at_desk, run, **{**gerda, "phone": "20 30 40 51"})

    assert "Gerda er allerede på holdet" in page.content.decode()
    assert run.enrolments.count() == User.objects.filter(chosen_name="Gerda").count() == 2


def test_pressing_twice_gives_somebody_known_one_seat(at_desk, alma):
    run = make_run()
    for _ in range(2):
        add_known(at_desk, run, alma)

    assert run.enrolments.count() == SignUpConsent.objects.count() == 1


@pytest.mark.parametrize(
    ("way", "more", "channel"),
    [
        ("phone", {"phone": "20 30 40 50"}, "call"),
        ("sms", {"phone": "20 30 40 50"}, "sms"),
        ("letter", {"postal_address": "Frida Ø\nBakken 1\n9999 Fjordby"}, "letter"),
    ],
)
def test_somebody_new_without_e_mail_is_told_by_the_way_they_chose(at_desk, way, more, channel):
    run = make_run()

    done = add(at_desk, run, **somebody(email="", contact_by=way, needs="Rolig plads", **more))

    person = User.objects.get(chosen_name="Frida")
    row = run.enrolments.get(person=person)
    assert (person.email, person.contact_by) == (None, way)
    assert row.support_need.text == "Rolig plads"
    assert Notice.objects.get(person=person).channel == channel
    assert done["Location"] == reverse("enrolments:receipt", args=[row.pk])
    code = claims.code_of(person=person)
    assert claims.spoken(code) in at_desk.get(done["Location"]).content.decode()


def test_through_a_guide_is_a_yes_to_the_guide_too(at_desk, vera):
    run = make_run()

    add(at_desk, run, **somebody(email="", contact_by="guide", guide=vera.pk))

    person = User.objects.get(chosen_name="Frida")
    assert list(guidance.people_of(vera)) == [person]
    assert Notice.objects.get(person=person).channel == "guide"


def test_somebody_new_with_e_mail_can_sign_in_and_gets_no_code(at_desk):
    done = add(at_desk, make_run(), **somebody())

    assert EmailAddress.objects.filter(email="frida@example.org", user__chosen_name="Frida").exists()
    assert claims.code_of(person=User.objects.get(chosen_name="Frida")) == ""
    assert "logger ind med en kode" in at_desk.get(done["Location"]).content.decode()


def test_a_full_class_gives_a_place_in_line(at_desk, alma):
    run = make_run(capacity=1)
    seats.enrol(person=alma, run=run, by=alma)

    done = add(at_desk, run, **somebody())

    assert run.enrolments.get(person__chosen_name="Frida").state == SeatState.WAITING
    assert "nummer 1 i køen" in at_desk.get(done["Location"]).content.decode()


def test_a_companion_comes_along(at_desk, alma):
    run = make_run()

    done = add_known(at_desk, run, alma, companion_name="Rita")

    row = run.enrolments.get()
    assert (row.brings_companion, row.companion_name) == (True, "Rita")
    assert "Rita" in at_desk.get(done["Location"]).content.decode()


def test_two_who_come_together_get_both_seats(at_desk, alma):
    run = make_run(capacity=4)

    done = add_known(at_desk, run, alma, other_name="Erik", other_contact="20 30 40 50")

    rows = run.enrolments.order_by("pk")
    assert {row.person.chosen_name for row in rows} == {"Alma", "Erik"}
    assert {row.state for row in rows} == {SeatState.ENROLLED}
    assert SignUpConsent.objects.count() == 2
    assert "Erik" in at_desk.get(done["Location"]).content.decode()


def test_two_who_come_together_get_none_where_one_seat_is_left(at_desk, alma, bo, hans):
    run = make_run(capacity=2)
    seats.enrol(person=bo, run=run, by=bo)

    add_known(at_desk, run, alma, other_name="hans", other_contact="+45 20000000")

    states = dict(run.enrolments.values_list("person__chosen_name", "state"))
    assert states == {"Bo": "enrolled", "Alma": "waiting", "Hans": "waiting"}
    assert User.objects.filter(chosen_name__iexact="hans").count() == 1
    assert invariants.faults() == []


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"other_name": "Erik"}, "other_contact"),
        ({"other_contact": "20 30 40 50"}, "other_name"),
        ({"other_name": "Erik", "other_contact": "2030"}, "other_contact"),
        ({"other_name": "Erik", "other_contact": "erik@"}, "other_contact"),
        ({"other_name": "Alma", "other_contact": "alma@example.org"}, "other_contact"),
    ],
)
def test_half_an_other_signs_up_nobody(at_desk, alma, other, field):
    run = make_run()

    page = add_known(at_desk, run, alma, **other)

    assert field in page.context["form"].errors
    assert not run.enrolments.exists()


def test_the_agreement_is_asked_for_once(at_desk, alma):
    agreement = Agreement.objects.order_by("version").last() or Agreement.objects.create(
        version=1, text_da="Vi lytter"
    )
    page = add_known(at_desk, make_run(), alma, agreed="")
    assert "agreed" in page.context["form"].errors

    add_known(at_desk, make_run(), alma)
    assert AgreementAcceptance.objects.filter(person=alma, agreement=agreement).exists()
    assert SignUpConsent.objects.get().agreement == agreement
    add_known(at_desk, make_run(), alma, agreed="")
    assert SignUpConsent.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"consent": ""}, "consent"),
        ({"said_by": ""}, "said_by"),
        ({"said_on": ""}, "said_on"),
        ({"said_on": f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}"}, "said_on"),
        ({"said_on": "2001-01-01"}, "said_on"),
        ({"chosen_name": ""}, "chosen_name"),
        ({"email": ""}, "email"),
        ({"contact_by": "phone"}, "phone"),
        ({"contact_by": "sms", "phone": "2030"}, "phone"),
        ({"contact_by": "letter"}, "postal_address"),
        ({"contact_by": "guide"}, "guide"),
        ({"email": "ALMA@example.org"}, "email"),
        ({"email": "nonsense"}, "email"),
        ({"contact_by": "pigeon"}, "contact_by"),
        ({"comes_as": "king"}, "comes_as"),
    ],
)
def test_a_wrong_form_writes_nobody_down(at_desk, alma, wrong, field):
    run = make_run()
    before = User.objects.count()

    page = add(at_desk, run, **somebody(**wrong))

    assert field in page.context["form"].errors
    assert User.objects.count() == before
    assert not run.enrolments.exists()


def test_an_address_is_forgotten_where_no_letters_are_wanted(at_desk):
    add(at_desk, make_run(), **somebody(postal_address="Bakken 1"))

    assert User.objects.get(chosen_name="Frida").postal_address == ""


def test_a_class_that_takes_nobody_leaves_nobody_behind(at_desk):
    page = add(at_desk, make_run(state=RunState.CANCELLED), **somebody())

    assert page.context["form"].non_field_errors()
    assert not User.objects.filter(chosen_name="Frida").exists()


def test_nobody_known_by_that_number(at_desk):
    assert at_desk.get(reverse("runs:add_known", args=[make_run().pk, 999999])).status_code == 404


@pytest.mark.parametrize("name", ["gry", "frede", "outsider", "vera"])
def test_only_those_who_run_classes_sign_others_up(request, alma, hans, dina, name):
    run = make_run()
    row = seats.enrol(person=hans, run=run, by=dina, actor=Actor.SCHOOL)
    someone = sign_in(Client(), request.getfixturevalue(name))

    assert add(someone, run, **somebody()).status_code == 404
    assert add_known(someone, run, alma).status_code == 404
    for screen in ("receipt", "receipt_letter", "reach", "give_guide"):
        assert someone.get(reverse(f"enrolments:{screen}", args=[row.pk])).status_code == 404
    assert someone.post(reverse("enrolments:new_code", args=[row.pk])).status_code == 404
    assert run.enrolments.count() == 1
    assert claims.code_of(person=hans) == ""
