import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.models import Term, Venue
from enrolment.models import Agreement
from peers.models import Contributor
from tests.cast import sign_in
from tests.factories import make_contributor, make_run, make_term, make_venue

pytestmark = pytest.mark.django_db

TERM = {
    "name": "Forår 2027",
    "starts_on": "2027-01-04",
    "ends_on": "2027-06-25",
    "enrolment_opens_at": "2026-12-01 09:00",
}
VENUE = {
    "name": "Havnehuset på kajen",
    "street": "Kajen 1",
    "postcode": "9999",
    "town": "Fjordby",
    "step_free": "true",
}


def test_a_term_is_made(at_desk):
    at_desk.post(reverse("terms:add"), TERM)

    opens_at = timezone.localtime(Term.objects.get(name="Forår 2027").enrolment_opens_at)
    assert (opens_at.hour, opens_at.day) == (9, 1)


def test_a_term_ends_after_it_starts(at_desk):
    page = at_desk.post(reverse("terms:add"), {**TERM, "ends_on": "2026-01-01"})

    assert page.context["form"].errors
    assert not Term.objects.exists()


def test_a_venue_gets_its_address_name_and_keeps_unknown_apart_from_no(at_desk):
    at_desk.post(reverse("venues:add"), VENUE)

    venue = Venue.objects.get()
    assert (venue.slug, venue.step_free, venue.lift) == ("havnehuset-pa-kajen", True, None)


def test_an_edit_never_undoes_what_somebody_saved_meanwhile(at_desk):
    venue = make_venue()
    address = reverse("venues:edit", args=[venue.pk])
    edition = at_desk.get(address).context["form"]["edition"].value()
    Venue.objects.filter(pk=venue.pk).update(parking="Bag huset")

    page = at_desk.post(address, {**VENUE, "slug": "x", "edition": edition})

    venue.refresh_from_db()
    assert (venue.name, venue.parking) == ("Medborgerhuset", "Bag huset")
    assert "En anden har ændret" in page.content.decode()


def test_an_edit_is_saved(at_desk):
    venue = make_venue()
    address = reverse("venues:edit", args=[venue.pk])
    edition = at_desk.get(address).context["form"]["edition"].value()

    at_desk.post(address, {**VENUE, "slug": venue.slug, "edition": edition})

    venue.refresh_from_db()
    assert venue.name == "Havnehuset på kajen"


@pytest.mark.parametrize("name", ["terms", "venues", "contributors"])
def test_what_is_in_use_is_not_deleted(at_desk, name):
    run = make_run(teachers=(make_contributor(),))
    pk = {"terms": run.term_id, "venues": run.venue_id, "contributors": run.teachers.get().pk}[name]

    page = at_desk.post(reverse(f"{name}:delete", args=[pk]), follow=True)

    assert "i brug" in page.content.decode()
    assert Term.objects.exists()
    assert Venue.objects.exists()
    assert Contributor.objects.exists()


def test_what_nothing_hangs_on_is_deleted(at_desk):
    at_desk.post(reverse("terms:delete", args=[make_term().pk]))

    assert not Term.objects.exists()


def test_a_contributor_is_tied_to_an_account_by_its_address(at_desk, alma):
    said = {"public_name": "Alma P.", "basis": "lived", "relation": "volunteer"}
    data = {**said, "account": "ALMA@example.org"}

    at_desk.post(reverse("contributors:add"), data)
    again = at_desk.post(reverse("contributors:add"), {**data, "public_name": "Alma Q."})
    unknown = at_desk.post(reverse("contributors:add"), {**data, "account": "nobody@example.org"})

    contributor = Contributor.objects.get()
    assert (contributor.person, contributor.is_public) == (alma, False)
    assert "account" in again.context["form"].errors
    assert "account" in unknown.context["form"].errors


@pytest.mark.parametrize("name", ["terms", "venues", "contributors", "agreements"])
def test_the_lists_are_not_for_editors(name, gry):
    client = sign_in(Client(), gry)

    for view in ("index", "add"):
        assert client.get(reverse(f"{name}:{view}")).status_code == 404


def test_agreements_are_the_leaders(dina, lea):
    data = {"version": 7, "text_da": "Vi lytter.", "text_en": "We listen.", "valid_from": "2027-01-01 00:00"}

    assert sign_in(Client(), dina).post(reverse("agreements:add"), data).status_code == 404
    sign_in(Client(), lea).post(reverse("agreements:add"), data)

    assert Agreement.objects.get(version=7).text_da == "Vi lytter."


def test_the_rules_of_enrolment_are_the_leaders(dina, lea):
    address = reverse("wagtailsettings:edit", args=["enrolment", "enrolmentsettings"])

    assert sign_in(Client(), lea).get(address, follow=True).status_code == 200
    assert sign_in(Client(), dina).get(address).status_code == 302
