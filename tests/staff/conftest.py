import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from tests.cast import sign_in
from tests.factories import make_person


@pytest.fixture
def at_desk(dina):
    """A browser in which the coordinator is signed in."""
    return sign_in(Client(), dina)


@pytest.fixture
def lea(db) -> User:
    """The leader of the school."""
    person = make_person("Lea", email="lea@example.org")
    person.groups.add(Group.objects.get(name=Role.LEADER))
    return person


@pytest.fixture
def iben(db) -> User:
    """The administrator."""
    person = make_person("Iben", email="iben@example.org")
    person.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    return person
