"""The contributors' screens: what coordinators keep up to date, and what they never see."""

import csv
import io

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from accounts.models import Letter
from courses.viewsets.contributors import ContributorForm
from peers import consents, profiles
from peers.models import ContributionWish, Contributor, Training
from tests.cast import sign_in
from tests.factories import make_contributor
from tests.peers.pictures import give_portrait

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(dina):
    return sign_in(Client(), dina)


def at(name, *args):
    return reverse(f"contributors:{name}", args=args)


def test_neither_page_nor_export_tells_what_is_not_shown(desk, eli):
    row = eli.contributor
    profiles.tell_story(contributor=row, story="Jeg fandt skoven.", shown=False)
    row.refresh_from_db()
    row.languages = "Hemmelig dialekt"
    row.save()

    export = list(
        csv.reader(io.StringIO(desk.get(at("index") + "?export=csv").getvalue().decode("utf-8-sig")))
    )
    pages = "".join(desk.get(at(name, row.pk)).content.decode() for name in ("show", "edit", "history"))

    assert "eli@example.org" in str(export)
    for secret in ("Jeg fandt skoven.", "Hemmelig dialekt"):
        assert secret not in pages + str(export)


def test_an_edit_at_the_desk_never_brings_back_a_yes(eli):
    consents.say_yes(contributor=eli.contributor, part=consents.Part.NAME)
    stale = Contributor.objects.get(pk=eli.contributor.pk)
    consents.take_back(contributor=eli.contributor, part=consents.Part.NAME)
    form = ContributorForm.__new__(ContributorForm)
    form.instance, stale.relation = stale, "employed"
    form._meta = type("Meta", (), {"fields": ["public_name", "relation"]})

    form.save()

    row = Contributor.objects.get(pk=stale.pk)
    assert (row.relation, row.is_public) == ("employed", False)


def test_who_asks_by_phone_is_taken_off_the_page(desk, eli):
    consents.say_yes(contributor=eli.contributor, part=consents.Part.NAME)

    desk.post(at("public", eli.contributor.pk))

    assert not Contributor.objects.get(person=eli).is_public


def test_nobody_says_yes_for_one_who_has_an_account(desk, eli):
    desk.post(at("public", eli.contributor.pk))
    assert not Contributor.objects.get(person=eli).is_public

    other = make_contributor("Uden konto")
    desk.post(at("public", other.pk))
    other.refresh_from_db()
    assert other.is_public


def test_a_training_is_written_down(desk, eli):
    desk.post(at("add_training", eli.contributor.pk), {"title": "Peer-uddannelsen", "state": "under-way"})

    assert Training.objects.get().contributor == eli.contributor


def test_somebody_stops_and_starts_again(desk, eli):
    pk = eli.contributor.pk
    desk.post(at("stop", pk))
    assert Contributor.objects.get(pk=pk).has_stopped
    assert "Bidrager ikke længere" in desk.get(at("show", pk)).content.decode()

    desk.post(at("start_again", pk))
    assert not Contributor.objects.get(pk=pk).has_stopped


def test_deleting_somebody_deletes_the_portrait(desk, django_capture_on_commit_callbacks):
    row = give_portrait(make_contributor("Kort"))

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(at("delete", row.pk))

    assert not Contributor.objects.exists()
    assert not default_storage.exists(row.portrait.name)


def test_a_wish_is_told_to_the_coordinators_without_a_name_and_becomes_a_contributor(desk, dina, hans):
    profiles.wish(person=hans, words="Jeg kan bage.")
    profiles.wish(person=hans, words="Jeg kan bage brød.")

    letter = Letter.objects.get()
    assert letter.person == dina
    assert "Hans" not in str(letter.words) + str(letter.full)
    assert "Jeg kan bage brød." in desk.get(at("wishes")).content.decode()
    assert "1 vil gerne bidrage" in desk.get(at("index")).content.decode()

    desk.post(at("welcome", hans.pk), {"public_name": "Hans", "basis": "lived", "relation": "volunteer"})
    assert hans.contributor.basis == "lived"
    assert not ContributionWish.objects.exists()


def test_an_answered_wish_is_taken_off_the_list(desk, alma):
    profiles.wish(person=alma, words="")
    desk.post(at("wishes"), {"person": alma.pk})

    assert not ContributionWish.objects.exists()
    assert desk.post(at("wishes"), {"person": "x"}).status_code == 302
    assert desk.get(at("welcome", alma.pk)).status_code == 404


def test_the_screens_are_not_for_editors(gry, eli):
    client, pk = sign_in(Client(), gry), eli.contributor.pk
    addresses = [at("wishes"), *(at(name, pk) for name in ("show", "public", "add_training", "stop"))]

    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    assert client.post(at("stop", pk)).status_code == 404
