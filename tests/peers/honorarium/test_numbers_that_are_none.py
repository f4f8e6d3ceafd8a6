"""What is sent as the number of a row may be anything: it is no row, and nobody's page breaks on it."""

import pytest
from django.urls import reverse

from accounts.numbers import number_of, numbers_of
from accounts.roles import Role
from tests.cast import sign_in, with_role
from tests.factories import make_person
from tests.peers.claims import made

pytestmark = pytest.mark.django_db

NONE = ["²", "٣x", "-1", "1.0", "", " 7", "9" * 5000]


def test_a_number_is_a_number():
    assert numbers_of(["7", *NONE, "12"]) == [7, 12]
    assert number_of("9" * 18) == 10**18 - 1


def test_the_pages_of_a_contributor_do_not_break(client, eli):
    offer = made.work_offered(eli.contributor)
    phone = sign_in(client, eli)

    sent = phone.post(reverse("peers:send_claims"), {"claim": NONE}, follow=True)
    answered = phone.post(reverse("peers:offered", args=[offer.pk]), {"set": NONE})

    assert sent.status_code == 200
    assert answered.status_code == 422


def test_the_screens_of_the_desk_do_not_break(client, eli):
    desk = sign_in(client, with_role(make_person("Dorte"), Role.COORDINATOR))
    made.sent(eli.contributor)

    tickets = [f"{one}:{one}" for one in NONE]
    answer = desk.post(reverse("claims:waiting"), {"claim": tickets, "step": "save"}, follow=True)

    assert answer.status_code == 200
    assert eli.contributor.claims.get().state == "sent"
