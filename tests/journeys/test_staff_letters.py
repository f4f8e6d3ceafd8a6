"""The call list with somebody who is to be told of something else than a seat."""

import pytest
from playwright.sync_api import expect

from accounts import letters
from accounts.letters import Words
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

DISCREET = Words("Du er spurgt om noget", ("Ring til os, så fortæller vi mere.",))
FULL = Words("Vil du undervise på Ro?", ("Det er torsdag kl. 13.",), "Svar", "/undervisning/")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_coordinator_tells_somebody_without_mail(open_page, no_barriers, hans, dina, viewport):
    letter = letters.write(kind="asked_to_teach", words=DISCREET, full=FULL, person=hans)
    page = open_page(viewport, person=dina)
    page.goto("/redaktion/ringeliste/")
    expect(page.get_by_text(FULL.subject)).to_be_visible()
    expect(page.get_by_role("link", name=hans.phone)).to_be_visible()
    no_barriers(page)
    page.get_by_role("button", name="Fortalt: Hans").click()
    expect(page.get_by_text("Ingen at ringe til. Alle har fået besked.")).to_be_visible()
    letter.refresh_from_db()
    assert (letter.state, letter.done_by) == ("called", dina)
