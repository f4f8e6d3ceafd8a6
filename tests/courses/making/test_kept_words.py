"""Words that could not be saved wait for the one who typed them, and for nobody else."""

import pytest
from django.test import Client

from tests.cast import sign_in
from tests.courses.making.people_and_drafts import join, make_draft, now
from tests.courses.making.sent import SEAL, part, titled


@pytest.fixture
def draft(db):
    return make_draft(teaser="Find ro", gains="Ro")


@pytest.fixture
def mette(draft, alma):
    """Alma is in the team."""
    join(draft, alma)
    return alma


def test_words_typed_after_the_session_ended_wait_until_one_is_signed_in(client, draft, mette):
    sign_in(client, mette)
    mine = titled(client, draft, teaser="Skrevet uden session")
    client.logout()

    answer = client.post(part(draft), mine)

    assert answer["Location"].startswith("/konto/login/?next=")
    sign_in(client, mette)
    html = client.get(part(draft)).content.decode()
    assert "Her er det, du skrev" in html
    assert "Skrevet uden session" in html
    client.post(part(draft), {**mine, "base": SEAL.search(html)[1]})
    assert now(draft)["teaser"] == "Skrevet uden session"
    assert "Her er det, du skrev" not in client.get(part(draft)).content.decode()


def test_nobody_else_on_the_same_browser_is_shown_them(client, draft, mette, bo):
    join(draft, bo)
    mine = titled(sign_in(client, mette), draft, teaser="Hemmelige ord")
    client.logout()
    client.post(part(draft), mine)

    assert "Hemmelige ord" not in sign_in(client, bo).get(part(draft)).content.decode()


def test_a_form_of_ours_without_its_token_is_kept_and_one_of_others_is_not(draft, mette):
    client = sign_in(Client(enforce_csrf_checks=True), mette)
    mine = titled(client, draft, teaser="Åben for længe")

    assert client.post(part(draft), mine).status_code == 302
    assert now(draft)["teaser"] == "Find ro"
    assert "Åben for længe" in client.get(part(draft)).content.decode()
    assert client.post(part(draft, "udbytte"), {"gains": "fremmed"}).status_code == 403
    assert "fremmed" not in client.get(part(draft, "udbytte")).content.decode()
