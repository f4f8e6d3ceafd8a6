"""Who works at the school, in which roles; and the accounts that administrators look after."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.log_actions import log

from accounts import people
from accounts.models import ContactBy, User
from accounts.roles import STAFF_ROLES

CHANGED = ("chosen_name", "email", "phone", "contact_by", "language", "is_active")


@transaction.atomic
def hire(*, roles: Iterable[Group], by: User, **details: Any) -> User:
    """Make a person, with what ``accounts.people.create`` takes, and give them roles.

    Raises IntegrityError where somebody has the address.
    """
    person = people.create(**details)
    _set_roles(person, roles)
    log(person, "wagtail.create", user=by)
    return person


@transaction.atomic
def change(*, person: User, roles: Iterable[Group], by: User, **details: Any) -> User:
    """Write ``details`` (names from ``CHANGED``) and roles; a new address has to be confirmed anew."""
    stored = User.objects.select_for_update().get(pk=person.pk)
    unknown = set(details) - set(CHANGED)
    if unknown:
        raise ValueError(f"Not to be changed here: {sorted(unknown)}")
    for name, value in details.items():
        setattr(stored, name, value)
    if stored.contact_by != ContactBy.LETTER:
        stored.postal_address = ""
    stored.save(update_fields=[*details, "postal_address"])
    _follow_address(stored)
    _set_roles(stored, roles)
    log(stored, "wagtail.edit", user=by)
    return stored


def _follow_address(person: User) -> None:
    """Let the address one signs in with be the one the school writes to, and no other."""
    EmailAddress.objects.filter(user=person).exclude(email=person.email or "").delete()
    if person.email:
        EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"primary": True})


def _set_roles(person: User, roles: Iterable[Group]) -> None:
    """Give exactly these roles; groups that are no roles stay as they are."""
    wanted = [role for role in roles if role.name in STAFF_ROLES]
    person.groups.remove(*person.groups.filter(name__in=STAFF_ROLES))
    person.groups.add(*wanted)
