"""The people of the tests, as fixtures: ask for them by name. ``sign_in`` opens the site as one of them."""

import time

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from peers.models import Basis
from tests.factories import make_contributor, make_person


@pytest.fixture
def alma(db: None) -> User:
    """A citizen."""
    return make_person("Alma", email="alma@example.org")


@pytest.fixture
def bo(db: None) -> User:
    """A relative."""
    return make_person("Bo", email="bo@example.org")


@pytest.fixture
def carla(db: None) -> User:
    """A member of the municipality's staff who takes courses; works not at the school."""
    return make_person("Carla", email="carla@example.org")


@pytest.fixture
def dina(db: None) -> User:
    """A coordinator of the school."""
    return with_role(make_person("Dina", email="dina@example.org"), Role.COORDINATOR)


@pytest.fixture
def eli(db: None) -> User:
    """A peer teacher, who is a contributor with lived experience."""
    person = make_person("Eli", email="eli@example.org")
    make_contributor("Eli", basis=Basis.LIVED, person=person)
    return person


@pytest.fixture
def frede(db: None) -> User:
    """A payer of the school."""
    return with_role(make_person("Frede", email="frede@example.org"), Role.PAYER)


@pytest.fixture
def gry(db: None) -> User:
    """An editor of the school."""
    return with_role(make_person("Gry", email="gry@example.org"), Role.EDITOR)


@pytest.fixture
def hans(db: None) -> User:
    """A citizen without e-mail, whom the school calls."""
    return make_person("Hans", email=None, phone="20 00 00 00")


@pytest.fixture
def outsider(db: None) -> User:
    """Somebody with an account and nothing else."""
    return make_person("Olga", email="olga@example.org")


def sign_in(client: Client, person: User, *, second_factor: bool = True) -> Client:
    """Sign a person in, for staff with the second factor that the site asks of them."""
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    if second_factor and person.is_school_staff:
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client


def with_role(person: User, role: str) -> User:
    """Give somebody a role."""
    person.groups.add(Group.objects.get(name=role))
    return person


def guide_of(person: User) -> User:
    """Make somebody a guide, and return them."""
    return with_role(person, Role.GUIDE)
