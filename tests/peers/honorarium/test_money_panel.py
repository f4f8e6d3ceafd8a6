"""The home of ``/redaktion/`` says what waits about money, to whoever may answer it and to nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from tests.cast import sign_in, with_role
from tests.factories import make_contributor, make_person
from tests.peers.claims import made

pytestmark = pytest.mark.django_db

HOME = reverse("wagtailadmin_home")


def said_to(person) -> str:
    return sign_in(Client(), person).get(HOME).content.decode()


def test_it_says_what_waits_to_whoever_it_waits_for(dina, eli):
    made.school()
    made.sent(eli.contributor)
    made.approved(eli.contributor, by=dina)

    assert "1 venter på godkendelse" in said_to(dina)
    assert "mangler lønnummer" not in said_to(dina)
    payer = said_to(with_role(make_person("Frede"), Role.PAYER))
    assert "1 er godkendt" in payer
    assert "1 mangler lønnummer" in payer
    assert "venter på godkendelse" not in payer
    assert "money-waits" not in said_to(with_role(make_person("Gry"), Role.EDITOR))


def test_it_says_nothing_where_nothing_waits(dina):
    assert "money-waits" not in said_to(dina)


def test_ones_own_does_not_wait_for_oneself(dina):
    made.school()
    made.sent(make_contributor("Dina", person=dina))

    assert "money-waits" not in said_to(dina)
