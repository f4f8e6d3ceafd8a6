"""Taking over an account that others made: a code from the school, then an e-mail address of one's own.

The code is made from the site's secret and the moment it was given, so that a letter printed next week says
the same as was read on the phone today; what is stored is only a hash by which it is found again.
"""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts import people
from accounts.models import ClaimCode, ContactBy, User

LETTERS = "BCDFGHJKLMNPRSTVXZ23456789"
"""No vowels, so that no code is a word; nothing that looks or sounds like something else."""

_LENGTH = 10
KEPT = timedelta(days=90)


class HasAddress(Exception):
    """Whoever has an e-mail address signs in with it and needs no code."""


class NoSuchCode(Exception):
    """The code was never given, has run out, was used or was followed by a newer one."""


class AddressTaken(Exception):
    """The address is another account's."""


@transaction.atomic
def give(*, person: User, by: User, now: datetime | None = None) -> str:
    """Return a code for a person without e-mail; the one that stands stays the same until it runs out.

    Raises ``HasAddress``.
    """
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if locked.email:
        raise HasAddress
    standing = code_of(person=locked, now=now)
    return standing or _renewed(locked, by, now or timezone.now())


@transaction.atomic
def renew(*, person: User, by: User, now: datetime | None = None) -> str:
    """Return a new code; the old one is dead at once. Raises ``HasAddress``."""
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if locked.email:
        raise HasAddress
    return _renewed(locked, by, now or timezone.now())


def code_of(*, person: User, now: datetime | None = None) -> str:
    """Return the code that stands, '' where there is none."""
    claim = ClaimCode.objects.filter(
        person=person, used_at=None, expires_at__gt=now or timezone.now()
    ).first()
    return _code(claim.person_id, claim.made_at) if claim and not person.email else ""


def find(code: str, *, now: datetime | None = None) -> User:
    """Return whose account the code opens, however it was typed. Raises ``NoSuchCode``."""
    standing = ClaimCode.objects.filter(used_at=None, expires_at__gt=now or timezone.now())
    claim = (
        standing.filter(code_hash=_hash(code), person__email=None, person__is_active=True)
        .select_related("person")
        .first()
    )
    if claim is None:
        raise NoSuchCode
    return claim.person


def is_free(email: str) -> bool:
    """Whether an address may become somebody's: nobody has it, or nobody who ever was here."""
    other = people.find(email=email)
    if other is None:
        return not User.objects.filter(email__iexact=email).exists()
    return _was_never_here(other)


def take_over(*, code: str, email: str, by_mail: bool, now: datetime | None = None) -> User:
    """Give the account to whoever typed its code and has shown that the address is theirs.

    Everything in it stays: seats, places in line, consents. ``by_mail``: messages go to the address from now
    on. The code is used up. Raises ``NoSuchCode`` or ``AddressTaken``.
    """
    try:
        with transaction.atomic():
            person = User.objects.select_for_update(no_key=True).get(pk=find(code, now=now).pk)
            if person.email:
                raise NoSuchCode
            if not is_free(email):
                raise AddressTaken
            _make_room(email)
            _move_in(person, email, by_mail)
            ClaimCode.objects.filter(person=person).update(used_at=now or timezone.now())
            return person
    except (IntegrityError, ProtectedError) as error:
        raise AddressTaken from error


def spoken(code: str) -> str:
    """Return the code in two halves, as it is read and printed."""
    half = _LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def _renewed(person: User, by: User, now: datetime) -> str:
    code = _code(person.pk, now)
    ClaimCode.objects.update_or_create(
        person=person,
        defaults={
            "code_hash": _hash(code),
            "made_at": now,
            "made_by": by,
            "expires_at": now + KEPT,
            "used_at": None,
        },
    )
    return code


def _code(person_id: int, made_at: datetime) -> str:
    secret = salted_hmac("accounts.claims", f"{person_id} {made_at.timestamp():.6f}", algorithm="sha256")
    number, signs = int.from_bytes(secret.digest(), "big"), ""
    for _place in range(_LENGTH):
        number, rest = divmod(number, len(LETTERS))
        signs += LETTERS[rest]
    return signs


def _hash(code: str) -> str:
    typed = "".join(sign for sign in code.upper()[:40] if sign in LETTERS)
    return salted_hmac("accounts.claims.stored", typed, algorithm="sha256").hexdigest()


def _was_never_here(person: User) -> bool:
    """An address that was typed at the door and never confirmed: nobody's yet."""
    if person.last_login or person.chosen_name or person.is_school_staff:
        return False
    return not EmailAddress.objects.filter(user=person, verified=True).exists()


def _make_room(email: str) -> None:
    for stranger in User.objects.filter(email__iexact=email):
        stranger.delete()


def _move_in(person: User, email: str, by_mail: bool) -> None:
    person.email = email
    changed = ["email"]
    if by_mail:
        person.contact_by, person.postal_address = ContactBy.EMAIL, ""
        changed += ["contact_by", "postal_address"]
    person.save(update_fields=changed)
    EmailAddress.objects.update_or_create(
        user=person, email=email, defaults={"primary": True, "verified": True}
    )
