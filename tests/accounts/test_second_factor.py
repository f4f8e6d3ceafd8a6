"""Staff use a second factor in every session, and no page of anybody's lets them in without."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse

from accounts.middleware import EXEMPT
from accounts.roles import Role
from enrolment.models import Enrolment
from tests.cast import sign_in
from tests.factories import make_run

pytestmark = pytest.mark.django_db

AUTHENTICATE, ADMIN = "/konto/2fa/authenticate/", "/redaktion/"


def app_of(person):
    """Give a person an app that shows codes, and return its secret."""
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    return secret


def digits(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def type_mailed_code(client):
    found = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)
    assert found
    return client.post("/konto/login/code/confirm/", {"code": found.group()})


@pytest.mark.parametrize("path", ["/min-side/", ADMIN, "/redaktion/pages/"])
def test_staff_without_one_are_sent_to_choose_one(client, dina, path):
    sign_in(client, dina, second_factor=False)
    assert client.get(path)["Location"] == "/konto/2fa/"
    assert "Du skal bruge det" in client.get("/konto/2fa/").content.decode()


def test_staff_with_one_not_used_in_this_session_are_asked_for_it(client, dina):
    secret = app_of(dina)
    sign_in(client, dina, second_factor=False)
    asked = client.get(ADMIN)
    assert asked["Location"] == "/konto/2fa/reauthenticate/?next=%2Fredaktion%2F"
    assert client.get(asked["Location"]).status_code == 200
    wrong = client.post(asked["Location"], {"code": "000000"})
    assert wrong.status_code == 422
    done = client.post(asked["Location"], {"code": digits(secret), "next": ADMIN})
    assert done["Location"] == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_record_of_another_person_does_not_count(client, dina, gry):
    sign_in(client, dina)
    client.force_login(gry)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(dina.pk)
    session.save()
    assert client.get(ADMIN)["Location"] == "/konto/2fa/"


def test_person_who_becomes_staff_is_asked_at_once(client, alma):
    sign_in(client, alma)
    assert client.get("/min-side/").status_code == 200
    alma.groups.add(Group.objects.get(name=Role.EDITOR))
    assert client.get("/min-side/")["Location"] == "/konto/2fa/"


def test_others_need_none(client, alma, eli):
    for person in (alma, eli):
        sign_in(client, person)
        assert client.get("/min-side/").status_code == 200


def test_signing_in_goes_through_both_steps(client, dina):
    secret = app_of(dina)
    client.post("/konto/login/", {"email": dina.email})
    assert type_mailed_code(client)["Location"] == AUTHENTICATE
    assert "_auth_user_id" not in client.session
    assert client.get(ADMIN).status_code == 302
    assert client.get(AUTHENTICATE).status_code == 200
    assert client.post(AUTHENTICATE, {"code": "000000"}).status_code == 422
    done = client.post(AUTHENTICATE, {"code": digits(secret)})
    assert done["Location"] == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_password_does_not_pass_the_second_step(client, dina):
    app_of(dina)
    dina.set_password("en lang nok sætning")
    dina.save()
    written = {"login": dina.email, "password": "en lang nok sætning"}
    assert client.post("/konto/login/adgangskode/", written)["Location"] == AUTHENTICATE
    assert client.get(ADMIN).status_code == 302


def test_staff_who_sign_up_for_a_class_still_land_right(client, dina):
    secret = app_of(dina)
    run = make_run()
    address = reverse("enrolment:sign_up", args=[run.course.slug, run.pk])
    client.post(address, {"name": "Dina", "email": dina.email, "comes_as": "staff"})
    assert type_mailed_code(client)["Location"] == AUTHENTICATE
    assert Enrolment.objects.get().state == "held"
    done = client.post(AUTHENTICATE, {"code": digits(secret)})
    assert done["Location"] == reverse("enrolment:confirmed", args=[run.course.slug, run.pk])
    assert Enrolment.objects.get().state == "enrolled"
    assert client.get(done["Location"]).status_code == 200


def test_app_is_connected_and_serves_at_once(client, dina):
    EmailAddress.objects.create(user=dina, email=dina.email, verified=True, primary=True)
    sign_in(client, dina, second_factor=False)
    page = client.get("/konto/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert client.post("/konto/2fa/totp/activate/", {"code": "000000"}).status_code == 422
    done = client.post("/konto/2fa/totp/activate/", {"code": digits(secret)})
    assert done["Location"] == "/konto/2fa/recovery-codes/"
    assert client.get(done["Location"]).status_code == 200
    assert client.get(ADMIN).status_code == 200
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}


@pytest.mark.parametrize(
    "path",
    [
        "redaktion/login/",
        "redaktion/password_reset/",
        "redaktion/password_reset/confirm/MQ/set-password/",
        "redaktion/password_reset/done/",
        "redaktion/password_reset/complete/",
        "_util/login/",
        "en/_util/login/",
        "admin/login/",
        "accounts/login/",
    ],
)
def test_no_other_door_takes_a_password(client, dina, path):
    dina.set_password("en lang nok sætning")
    dina.save()
    for answer in (
        client.get(f"/{path}"),
        client.post(
            f"/{path}", {"username": dina.email, "password": "en lang nok sætning", "email": dina.email}
        ),
    ):
        assert answer.status_code in {301, 302, 404, 405}
        if answer.status_code in {301, 302}:
            assert "/konto/" in answer["Location"]
    assert "_auth_user_id" not in client.session
    assert not mail.outbox


def test_wagtail_lets_nobody_change_address_or_password(client, dina):
    sign_in(client, dina)
    text = client.get("/redaktion/account/").content.decode()
    assert 'name="name_email-email"' not in text
    assert 'type="password"' not in text


def test_only_the_account_and_files_are_free_of_it():
    assert EXEMPT == ("/konto/", "/en/konto/", "/static/", "/media/")


def test_who_is_no_staff_finds_nothing_among_the_staff(client, bo):
    sign_in(client, bo)

    for address in (ADMIN, f"{ADMIN}hold/", f"{ADMIN}pages/"):
        assert client.get(address).status_code == 404
