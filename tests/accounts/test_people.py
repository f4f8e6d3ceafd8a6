"""People are made together with their address, once."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from accounts import people
from accounts.models import User

pytestmark = pytest.mark.django_db


def test_person_gets_an_unconfirmed_address_row():
    person = people.create(email="Nina@Example.org", chosen_name="Nina")
    address = EmailAddress.objects.get()
    assert (address.user, address.email, address.primary, address.verified) == (
        person,
        "nina@example.org",
        True,
        False,
    )
    assert (person.email, person.contact_by) == ("nina@example.org", "email")
    assert not person.has_usable_password()


def test_person_without_address_is_phoned():
    person = people.create(chosen_name="Hans", phone="20 00 00 00")
    assert (person.email, person.contact_by) == (None, "phone")
    assert not EmailAddress.objects.exists()


def test_an_address_belongs_to_one():
    people.create(email="nina@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        people.create(email="NINA@example.org")
    assert User.objects.count() == 1


def test_finding_looks_at_both_places_and_at_active_people_only(alma):
    assert people.find(email="ALMA@example.org") == alma
    EmailAddress.objects.create(user=alma, email="ny@example.org", verified=True)
    assert people.find(email="ny@example.org") == alma
    alma.is_active = False
    alma.save()
    assert people.find(email="alma@example.org") is None


def test_find_or_create_mends_a_missing_row_and_bars_the_barred(alma):
    assert people.find_or_create(email="alma@example.org") == alma
    assert EmailAddress.objects.get().user == alma
    get_user_model().objects.filter(pk=alma.pk).update(is_active=False)
    assert people.find_or_create(email="alma@example.org") is None


def test_unknown_language_is_danish():
    assert people.create(language="tlh").language == "da"


def test_renewing_the_feed_changes_its_secret(alma):
    old = alma.feed_token
    assert people.renew_feed(person=alma) != old
    alma.refresh_from_db()
    assert len(alma.feed_token) >= 43
