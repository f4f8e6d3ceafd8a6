"""Signing somebody up on their behalf: the same seats and the same rights, with their yes written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts import people
from accounts.models import User
from accounts.phones import international
from courses.models import CourseRun
from enrolment import seats
from enrolment.models import Agreement, AgreementAcceptance, Enrolment, SignUpConsent
from enrolment.states import Actor


@dataclass(frozen=True, slots=True)
class Yes:
    """How and when somebody said yes, and to which version of the mutual agreement."""

    said_by: str
    said_at: datetime | None = None
    agreement: Agreement | None = None


class Comer(NamedTuple):
    """One of two who come together, and as what."""

    person: User
    comes_as: str


@transaction.atomic
def write_down(*, by: User, **details: Any) -> User:
    """Make somebody new, with what ``accounts.people.create`` takes; who did so is logged.

    Raises IntegrityError where somebody has the address.
    """
    person = people.create(**details)
    log(person, "wagtail.create", user=by)
    return person


@transaction.atomic
def find_or_write_down(*, chosen_name: str, by: User, email: str = "", phone: str = "") -> User:
    """Return whoever has this address, or this name and phone; else somebody new."""
    known = find_known(chosen_name=chosen_name, email=email, phone=phone)
    if known is not None:
        return known
    return write_down(by=by, chosen_name=chosen_name, email=email or None, phone=phone)


def find_known(*, chosen_name: str, email: str = "", phone: str = "") -> User | None:
    """Return whoever has this address, or without one this name and phone."""
    return people.find(email=email) if email else _of_phone(chosen_name, phone)


def _of_phone(name: str, phone: str) -> User | None:
    """The same number may be a household's: only with the same name is it the same person."""
    same_name = User.objects.filter(chosen_name__iexact=name, is_active=True).exclude(phone="")
    number = international(phone)
    return next((one for one in same_name.order_by("pk") if international(one.phone) == number), None)


@transaction.atomic
def sign_up(*, person: User, run: CourseRun, by: User, yes: Yes, **wishes: Any) -> Enrolment:
    """Give a person a seat or a place in line, as ``seats.enrol`` does, and write down their yes.

    ``wishes`` are what else it takes: comes_as, need, companion, companion_name. Raises ``Refused``.
    """
    row = seats.enrol(person=person, run=run, by=by, actor=Actor.SCHOOL, **wishes)
    _write_down_yes(row, yes, by)
    return row


@transaction.atomic
def sign_up_two(*, comers: Sequence[Comer], run: CourseRun, by: User, yes: Yes) -> list[Enrolment]:
    """Give two people a seat each, or a place in line together. Raises ``Refused``."""
    pairs = [(comer.person, comer.comes_as) for comer in comers]
    rows = seats.enrol_pair(people=pairs, run=run, by=by, actor=Actor.SCHOOL)
    for row in rows:
        _write_down_yes(row, yes, by)
    return list(rows)


def _write_down_yes(row: Enrolment, yes: Yes, by: User) -> None:
    now = timezone.now()
    SignUpConsent.objects.get_or_create(
        enrolment=row,
        defaults={
            "person": row.person,
            "said_by": yes.said_by,
            "said_at": yes.said_at or now,
            "recorded_at": now,
            "recorded_by": by,
            "agreement": yes.agreement,
        },
    )
    if yes.agreement is not None:
        AgreementAcceptance.objects.get_or_create(person=row.person, agreement=yes.agreement)
