"""Making, finding and changing people. Nobody else writes a person together with an address."""

from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from accounts.models import ContactBy, Language, User, new_feed_token


@transaction.atomic
def create(
    *,
    email: str | None = None,
    chosen_name: str = "",
    language: str = Language.DANISH,
    contact_by: str = "",
    phone: str = "",
    postal_address: str = "",
) -> User:
    """Create a person, with or without an address.

    The address gets its own row too, unconfirmed until the person has typed a code sent to it; without
    that row allauth would ask for a second code. `contact_by` empty: by mail where there is an address,
    else by phone.

    Raises:
        IntegrityError: somebody has this address.
    """
    wish = {"contact_by": contact_by} if contact_by else {}
    if contact_by == ContactBy.LETTER:
        wish["postal_address"] = postal_address
    person = User.objects.create_user(
        email, chosen_name=chosen_name, language=_known(language), phone=phone, **wish
    )
    _give_address(person)
    return person


def find(*, email: str) -> User | None:
    """Return the active person who has this address, a confirmed one before others."""
    found = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
    return found[0] if found else None


def find_or_create(*, email: str, language: str = Language.DANISH) -> User | None:
    """Return the person with this address, new and nameless if nobody had it; None if that person is barred.

    Two requests at once get the same person.
    """
    person = find(email=email)
    if person is None:
        try:
            return create(email=email, language=language)
        except IntegrityError:
            person = find(email=email)
    if person is not None:
        _give_address(person)
    return person


def rename(*, person: User, chosen_name: str) -> User:
    """Call a person by another name."""
    person.chosen_name = chosen_name
    person.save(update_fields=["chosen_name"])
    return person


@transaction.atomic
def change_contact(
    *,
    person: User,
    chosen_name: str,
    contact_by: str,
    phone: str,
    language: str,
    full_messages: bool,
    postal_address: str = "",
) -> User:
    """Write down how a person wants to be called and reached. An address is kept only for letters.

    Raises:
        IntegrityError: to be reached by mail without an address (the form says so first).
    """
    person.chosen_name = chosen_name
    person.language = _known(language)
    person.full_messages = full_messages
    person.save(update_fields=["chosen_name", "language", "full_messages"])
    return reach(person=person, contact_by=contact_by, phone=phone, postal_address=postal_address)


def reach(*, person: User, contact_by: str, phone: str, postal_address: str = "") -> User:
    """Write down by what a person is reached. Raises IntegrityError where what it needs is missing."""
    person.contact_by = ContactBy(contact_by)
    person.phone = phone
    person.postal_address = postal_address if contact_by == ContactBy.LETTER else ""
    person.save(update_fields=["contact_by", "phone", "postal_address"])
    return person


def other_way(person: User) -> ContactBy:
    """Return by what to reach a person whose guide is gone."""
    if person.email:
        return ContactBy.EMAIL
    return ContactBy.PHONE if person.phone else ContactBy.LETTER


def renew_feed(*, person: User) -> str:
    """Give a person's calendar a new secret address; the old one is dead at once."""
    person.feed_token = new_feed_token()
    person.save(update_fields=["feed_token"])
    return person.feed_token


def _give_address(person: User) -> None:
    """People made elsewhere (the first administrator, say) may lack the row that sign-in needs."""
    if person.email:
        address = person.email.lower()
        EmailAddress.objects.get_or_create(user=person, email=address, defaults={"primary": True})


def _known(language: str) -> Language:
    return Language(language) if language in Language.values else Language.DANISH
