"""Whoever has no e-mail takes over the account the school made: by a code, once, and an own address."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from accounts import claims, people
from accounts.models import ClaimCode, ContactBy, User
from enrolment import seats
from tests.factories import make_run

pytestmark = pytest.mark.django_db

CLAIM, CONFIRM = "/konto/kode/", "/konto/kode/bekraeft/"


@pytest.fixture
def code(hans, dina):
    """What the coordinator reads to Hans."""
    return claims.give(person=hans, by=dina)


def begin(client, code, email="hans@example.org", **more):
    return client.post(CLAIM, {"code": code, "email": email, "by_mail": "on", **more})


def mailed():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def test_the_code_and_an_address_give_the_account_with_all_its_seats(client, hans, code):
    row = seats.enrol(person=hans, run=make_run(), by=hans)

    assert begin(client, claims.spoken(code).lower())["Location"] == CONFIRM
    done = client.post(CONFIRM, {"code": mailed()})

    assert done["Location"] == "/min-side/"
    hans.refresh_from_db()
    assert (hans.email, hans.contact_by) == ("hans@example.org", ContactBy.EMAIL)
    assert EmailAddress.objects.get(user=hans).verified
    page = client.get("/min-side/").content.decode()
    assert "Velkommen, Hans" in page
    assert row.run.course.title in page


def test_whoever_wants_to_be_called_still_is(client, hans, code):
    begin(client, code, by_mail="")
    client.post(CONFIRM, {"code": mailed()})

    hans.refresh_from_db()
    assert (hans.email, hans.contact_by) == ("hans@example.org", ContactBy.PHONE)


def test_a_code_works_once(client, hans, code):
    begin(client, code)
    client.post(CONFIRM, {"code": mailed()})
    client.logout()

    page = begin(client, code, email="anden@example.org")

    assert page.status_code == 422
    assert "Koden virker ikke" in page.content.decode()
    assert not User.objects.filter(email="anden@example.org").exists()


@pytest.mark.parametrize("wrong", ["", "BCDFG-HJKLM", "nonsense", "%", "B" * 40])
def test_a_wrong_code_sends_no_mail(client, code, wrong):
    assert begin(client, wrong).status_code == 422
    assert mail.outbox == []


def test_a_code_runs_out_and_a_new_one_kills_the_old(hans, dina, code):
    later = timezone.now() + claims.KEPT + timedelta(seconds=1)
    with pytest.raises(claims.NoSuchCode):
        claims.find(code, now=later)
    new = claims.renew(person=hans, by=dina)
    with pytest.raises(claims.NoSuchCode):
        claims.find(code)
    assert claims.find(new) == hans


def test_the_same_code_is_read_again_and_never_stored(hans, dina, code):
    assert claims.give(person=hans, by=dina) == code == claims.code_of(person=hans)
    stored = ClaimCode.objects.get(person=hans)
    assert code not in " ".join(str(value) for value in vars(stored).values())


def test_whoever_has_an_address_needs_no_code(alma, dina):
    with pytest.raises(claims.HasAddress):
        claims.give(person=alma, by=dina)


def test_an_address_with_an_account_is_told_so_by_mail_alone(client, alma, hans, code):
    first = begin(client, code, email="ALMA@example.org")
    page = client.get(CONFIRM).content.decode()

    assert first["Location"] == CONFIRM
    assert "Vi har sendt en kode" in page
    assert "allerede i brug" in mail.outbox[-1].body
    assert "Hans" not in mail.outbox[-1].body
    for guess in ("", "0000-0000"):
        assert client.post(CONFIRM, {"code": guess}).status_code == 422
    hans.refresh_from_db()
    assert hans.email is None


def test_an_address_that_was_only_typed_at_the_door_is_free(client, hans, code):
    people.find_or_create(email="hans@example.org")

    begin(client, code)
    client.post(CONFIRM, {"code": mailed()})

    hans.refresh_from_db()
    assert hans.email == "hans@example.org"
    assert User.objects.filter(email="hans@example.org").count() == 1


def test_the_mailed_code_cannot_be_guessed(client, hans, code):
    begin(client, code)
    for _ in range(4):
        assert client.post(CONFIRM, {"code": "1111-1111"}).status_code == 422
    assert client.post(CONFIRM, {"code": "1111-1111"})["Location"] == CLAIM
    assert client.post(CONFIRM, {"code": mailed()})["Location"] == CLAIM
    hans.refresh_from_db()
    assert hans.email is None


def test_tries_are_counted(client, code):
    answers = [begin(client, "BBBBB-BBBBB", email=f"p{n}@example.org").status_code for n in range(12)]

    assert answers[0] == 422
    assert answers[-1] == 429


def test_whoever_is_signed_in_is_led_on(client, alma):
    client.force_login(alma, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(CLAIM)["Location"] == "/min-side/"


def test_an_address_is_kept_only_for_letters(hans):
    people.reach(person=hans, contact_by="letter", phone="", postal_address="Hans\nBakken 1\n9999 Fjordby")
    assert hans.postal_address
    people.reach(person=hans, contact_by="phone", phone="20 00 00 00", postal_address="Hans\nBakken 1")
    hans.refresh_from_db()
    assert hans.postal_address == ""
