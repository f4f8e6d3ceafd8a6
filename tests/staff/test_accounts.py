import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.models import User
from tests.cast import sign_in
from tests.factories import make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_office(iben):
    """A browser in which the administrator is signed in."""
    return sign_in(Client(), iben)


def role(name):
    return Group.objects.get(name=name).pk


def account(**fields):
    return {
        "chosen_name": "Nanna",
        "email": "Nanna@example.org",
        "phone": "",
        "contact_by": "email",
        "language": "da",
        "roles": [role("editor")],
        **fields,
    }


def test_an_account_is_made_with_an_address_to_sign_in_with_and_a_role(at_office, iben):
    at_office.post(reverse("wagtailusers_users:add"), account())

    person = User.objects.get(chosen_name="Nanna")
    assert (person.email, person.roles) == ("nanna@example.org", {"editor"})
    assert EmailAddress.objects.get(user=person).email == "nanna@example.org"
    assert ModelLogEntry.objects.for_instance(person).get().user == iben


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"chosen_name": ""}, "chosen_name"),
        ({"email": ""}, "email"),
        ({"email": "IBEN@example.org"}, "email"),
    ],
)
def test_a_wrong_account_is_not_made(at_office, wrong, field):
    page = at_office.post(reverse("wagtailusers_users:add"), account(**wrong))

    assert field in page.context["form"].errors
    assert not User.objects.filter(chosen_name="Nanna").exists()


def test_an_account_is_changed_and_a_new_address_is_the_only_one(at_office, dina):
    EmailAddress.objects.create(user=dina, email=dina.email, primary=True, verified=True)
    data = account(chosen_name="Dina B", email="dina.b@example.org", roles=[role("leader")], is_active="on")

    at_office.post(reverse("wagtailusers_users:edit", args=[dina.pk]), data)

    dina = User.objects.get(pk=dina.pk)
    assert (dina.chosen_name, dina.email, dina.roles) == ("Dina B", "dina.b@example.org", {"leader"})
    assert [(one.email, one.verified) for one in EmailAddress.objects.filter(user=dina)] == [
        ("dina.b@example.org", False)
    ]


def test_an_account_is_closed(at_office, dina):
    data = account(chosen_name="Dina", email=dina.email, roles=[])

    at_office.post(reverse("wagtailusers_users:edit", args=[dina.pk]), data)

    dina = User.objects.get(pk=dina.pk)
    assert not dina.is_active
    assert not dina.roles


def test_nobody_takes_their_own_role_or_becomes_more_than_a_role(at_office, iben):
    data = account(chosen_name="Iben", email=iben.email, roles=[], is_superuser="on")

    at_office.post(reverse("wagtailusers_users:edit", args=[iben.pk]), data)

    iben = User.objects.get(pk=iben.pk)
    assert iben.roles == {"administrator"}
    assert iben.is_active
    assert not iben.is_superuser


def test_people_are_found_by_name_with_their_roles(at_office, dina, alma):
    page = at_office.get(reverse("wagtailusers_users:index"), {"q": "dina"})

    assert list(page.context["object_list"]) == [dina]
    assert "Koordinator" in page.content.decode()


def test_the_list_asks_the_same_number_of_questions(at_office, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    at_office.get(reverse("wagtailusers_users:index"))
    with CaptureQueriesContext(connection) as few:
        at_office.get(reverse("wagtailusers_users:index"))
    for person in make_people(15):
        person.groups.add(role("editor"))

    with django_assert_num_queries(len(few)):
        at_office.get(reverse("wagtailusers_users:index"))


@pytest.mark.parametrize("who", ["dina", "gry", "frede", "lea"])
def test_accounts_are_the_administrators(who, request, alma):
    client = sign_in(Client(), request.getfixturevalue(who))

    for address in (reverse("wagtailusers_users:index"), reverse("wagtailusers_users:edit", args=[alma.pk])):
        assert client.get(address).status_code == client.post(address, {}).status_code == 404


def test_nobody_deletes_an_account(at_office, alma):
    assert at_office.post(reverse("wagtailusers_users:delete", args=[alma.pk])).status_code in {302, 404}
    assert User.objects.filter(pk=alma.pk).exists()


def test_nobody_changes_their_address_past_the_confirmation(client, dina):
    sign_in(client, dina)
    address = reverse("wagtailadmin_account")

    assert "name_email" not in client.get(address).content.decode()
    client.post(address, {"name_email-email": "other@example.org", "name_email-first_name": "D"})

    dina.refresh_from_db()
    assert dina.email == "dina@example.org"
