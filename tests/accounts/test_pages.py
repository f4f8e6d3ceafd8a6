"""Every page of the account is ours, in both languages, and asks the right people only."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp

from tests.cast import sign_in
from tests.enrolment.views.steps import template_of

pytestmark = pytest.mark.django_db

OPEN = {
    "login/": "account/login.html",
    "login/adgangskode/": "accounts/password_sign_in.html",
    "inactive/": "account/account_inactive.html",
}
OWN = {
    "logout/": "account/logout.html",
    "email/": "account/email_change.html",
    "password/set/": "account/password_set.html",
    "2fa/": "mfa/index.html",
    "2fa/totp/activate/": "mfa/totp/activate_form.html",
    "2fa/webauthn/add/": "mfa/webauthn/add_form.html",
    "2fa/webauthn/": "mfa/webauthn/authenticator_list.html",
}


@pytest.fixture
def as_alma(client, alma):
    EmailAddress.objects.create(user=alma, email=alma.email, verified=True, primary=True)
    return sign_in(client, alma)


@pytest.mark.parametrize("prefix", ["/konto/", "/en/konto/"])
@pytest.mark.parametrize("path", OPEN)
def test_open_pages(client, prefix, path):
    page = client.get(prefix + path)
    assert (page.status_code, template_of(page)) == (200, OPEN[path])


@pytest.mark.parametrize("prefix", ["/konto/", "/en/konto/"])
@pytest.mark.parametrize("path", OWN)
def test_own_pages(as_alma, prefix, path):
    page = as_alma.get(prefix + path)
    assert (page.status_code, template_of(page)) == (200, OWN[path])


@pytest.mark.parametrize("path", [path for path in OWN if path != "logout/"])
def test_own_pages_ask_a_visitor_to_sign_in(client, path):
    assert client.get(f"/konto/{path}")["Location"].startswith("/konto/login/")


def test_pages_of_one_who_has_a_second_factor(client, alma):
    EmailAddress.objects.create(user=alma, email=alma.email, verified=True, primary=True)
    app = totp.TOTP.activate(alma, totp.generate_totp_secret()).instance
    RecoveryCodes.activate(alma)
    sign_in(client, alma)
    asked = client.get("/konto/2fa/totp/deactivate/")
    assert template_of(client.get(asked["Location"])) == "mfa/reauthenticate.html"
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(asked["Location"], {"code": spare})
    for path, template in (
        ("totp/deactivate/", "mfa/totp/deactivate_form.html"),
        ("recovery-codes/", "mfa/recovery_codes/index.html"),
        ("recovery-codes/generate/", "mfa/recovery_codes/generate.html"),
    ):
        page = client.get(f"/konto/2fa/{path}")
        assert (page.status_code, template_of(page)) == (200, template)
    client.post("/konto/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(pk=app.pk).exists()


def test_key_of_another_cannot_be_renamed_or_removed(as_alma, bo):
    key = Authenticator.objects.create(user=bo, type="webauthn", data={"name": "Bos", "credential": {}})
    for verb in ("edit", "remove"):
        assert as_alma.get(f"/konto/2fa/webauthn/keys/{key.pk}/{verb}/").status_code == 404


def test_scripts_of_the_pages_are_files(client):
    text = client.get("/konto/login/").content.decode()
    assert "<script>" not in text
    assert "onclick" not in text
    assert "style=" not in text
