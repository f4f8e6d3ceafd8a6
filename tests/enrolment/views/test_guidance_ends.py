"""Who helped is seen by the person, and ended with one press; from then on the guide finds nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from enrolment import seats
from enrolment.models import Guidance, Notice
from enrolment.on_behalf import guidance
from tests.cast import guide_of, sign_in
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera(db):
    """A guide."""
    return guide_of(make_person("Vera", email="vera@example.org"))


@pytest.fixture
def yes(vera, alma, dina):
    """Alma said yes to Vera."""
    return guidance.begin(guide=vera, person=alma, said_by="phone", by=dina)


def end(client, yes):
    return client.post(reverse("enrolment:end_my_guide", args=[yes.pk]))


def test_the_person_sees_who_may_help_and_ends_it(yes, alma, vera):
    mine, her = sign_in(Client(), alma), sign_in(Client(), vera)
    assert "Vera" in mine.get(reverse("enrolment:contact")).content.decode()
    page = reverse("enrolment:guide_person", args=[alma.pk])
    assert her.get(page).status_code == 200

    assert end(mine, yes).status_code == 302

    assert her.get(page).status_code == 404
    yes.refresh_from_db()
    assert yes.ended_by == alma
    assert "Hvem der må hjælpe mig" not in mine.get(reverse("enrolment:contact")).content.decode()


def test_nobody_elses_can_be_ended(yes, alma, bo, outsider):
    for person in (bo, outsider):
        assert end(sign_in(Client(), person), yes).status_code == 404
    sign_in(Client(), alma).get(reverse("enrolment:end_my_guide", args=[yes.pk]))
    yes.refresh_from_db()
    assert yes.stands


def test_what_was_to_be_told_goes_another_way(vera, hans, dina):
    User.objects.filter(pk=hans.pk).update(contact_by="guide")
    hans.refresh_from_db()
    yes = guidance.begin(guide=vera, person=hans, said_by="phone", by=dina)
    seats.enrol(person=hans, run=make_run(), by=hans)
    assert list(guidance.to_tell(vera).values_list("person", flat=True)) == [hans.pk]

    guidance.end(guidance=yes, by=dina)

    hans.refresh_from_db()
    assert hans.contact_by == "phone"
    assert Notice.objects.get(person=hans).channel == "call"
    assert list(guidance.to_tell(vera)) == []


def test_whoever_stops_being_a_guide_may_help_nobody(yes, alma, vera):
    vera.groups.clear()

    her = sign_in(Client(), User.objects.get(pk=vera.pk))

    assert her.get(reverse("enrolment:guide_person", args=[alma.pk])).status_code == 404
    assert list(guidance.standing(alma)) == []


def test_only_a_guide_can_be_said_yes_to(alma, bo, vera, dina):
    for person in (bo, dina):
        with pytest.raises(guidance.NoGuide):
            guidance.begin(guide=person, person=alma, said_by="phone", by=dina)
    with pytest.raises(guidance.NoGuide):
        guidance.begin(guide=vera, person=vera, said_by="phone", by=dina)
    assert not Guidance.objects.exists()


def test_saying_yes_twice_is_saying_it_once_and_after_an_end_anew(yes, vera, alma, dina):
    assert guidance.begin(guide=vera, person=alma, said_by="paper", by=dina) == yes
    guidance.end(guidance=yes, by=alma)
    assert guidance.begin(guide=vera, person=alma, said_by="paper", by=dina) != yes


def test_the_desk_writes_down_a_yes_and_ends_it(vera, alma, dina):
    row = seats.enrol(person=alma, run=make_run(), by=alma)
    desk = sign_in(Client(), dina)

    desk.post(
        reverse("enrolments:give_guide", args=[row.pk]),
        {"guide": vera.pk, "said_by": "paper", "said_on": "2026-01-01", "consent": ""},
    )
    assert not Guidance.objects.exists()
    today = desk.get(reverse("enrolments:give_guide", args=[row.pk])).context["form"]["said_on"].value()
    desk.post(
        reverse("enrolments:give_guide", args=[row.pk]),
        {"guide": vera.pk, "said_by": "paper", "said_on": str(today), "consent": "on"},
    )
    yes = Guidance.objects.get()
    assert (yes.person, yes.guide, yes.recorded_by) == (alma, vera, dina)

    desk.post(reverse("enrolments:end_guide", args=[row.pk, yes.pk]))
    yes.refresh_from_db()
    assert yes.ended_by == dina


def test_through_a_guide_is_offered_only_to_who_has_one(alma, vera, dina):
    mine = sign_in(Client(), alma)
    ways = dict(mine.get(reverse("enrolment:contact")).context["form"].fields["contact_by"].choices)
    assert "guide" not in ways
    guidance.begin(guide=vera, person=alma, said_by="phone", by=dina)
    ways = dict(mine.get(reverse("enrolment:contact")).context["form"].fields["contact_by"].choices)
    assert "guide" in ways
