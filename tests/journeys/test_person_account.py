"""Signing in by code, and the second step of staff: an app, and a passkey made by a virtual key."""

import re
import time

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, expect

from tests.enrolment.views.steps import newest_code
from tests.journeys.conftest import DESKTOP, PHONE


def sign_in_by_code(page: Page, email: str) -> None:
    page.goto("/konto/login/")
    page.get_by_label("Din e-mailadresse").fill(email)
    page.get_by_role("button", name="Send mig en kode").click()
    page.get_by_label("Koden fra mailen").fill(newest_code())
    page.get_by_role("button", name="Gå videre").click()


def virtual_key(page: Page) -> None:
    """Give the browser a key that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_code_opens_my_page_and_signing_out_closes_it(open_page, no_barriers, alma):
    page = open_page(PHONE)
    page.goto("/min-side/")
    no_barriers(page)
    sign_in_by_code(page, alma.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hej, Alma")
    for path in ("/konto/email/", "/konto/password/set/", "/konto/2fa/", "/konto/logout/"):
        page.goto(path)
        no_barriers(page)
    page.get_by_role("button", name="Ja, log ud").click()
    page.goto("/min-side/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log ind med en kode")


def test_staff_connect_an_app_and_are_in(open_page, no_barriers, dina):
    page = open_page(DESKTOP)
    sign_in_by_code(page, dina.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Det andet trin")
    no_barriers(page)
    page.get_by_role("link", name="Forbind en app").click()
    no_barriers(page)
    secret = page.locator("#secret").inner_text()
    page.get_by_label("De seks tal").fill(
        totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))
    )
    page.get_by_role("button", name="Forbind", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine reservekoder")
    no_barriers(page)
    page.goto("/redaktion/")
    expect(page).to_have_url(re.compile("/redaktion/$"))


def test_passkey_is_made_and_opens_the_door_alone(open_page, no_barriers, live_server, dina):
    EmailAddress.objects.create(user=dina, email=dina.email, verified=True, primary=True)
    page = open_page(DESKTOP)
    virtual_key(page)
    sign_in_by_code(page, dina.email)
    page.get_by_role("link", name="Tilføj en adgangsnøgle").click()
    no_barriers(page)
    page.get_by_label("Lad mig logge ind med den alene").check()
    page.get_by_role("button", name="Tilføj adgangsnøglen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine reservekoder")
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    page.goto("/konto/logout/")
    page.get_by_role("button", name="Ja, log ud").click()
    page.goto("/konto/login/?next=/min-side/")
    page.get_by_role("button", name="Log ind med en adgangsnøgle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hej, Dina")
