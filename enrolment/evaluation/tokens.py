"""The secret in the address of an evaluation: it names evaluation and person, and is kept nowhere but there.

It is signed for this one purpose, and is of no use once the evaluation has closed.
"""

from typing import NamedTuple

from django.core.signing import BadSignature

from accounts.models import User
from enrolment.models import Evaluation
from enrolment.told.short_links import ShortSigner


class BadToken(Exception):
    """The address was never ours, or is of somebody or something that is gone."""


class Asked(NamedTuple):
    """Somebody who is asked, and what about."""

    evaluation: Evaluation
    person: User


def of(evaluation: Evaluation, person: User) -> str:
    """Return the secret by which a person who is asked may answer, without signing in."""
    return _signer().sign(f"{evaluation.pk}-{person.pk}")


def read(token: str) -> Asked:
    """Return who is asked, and about what, also when it has closed. Raises ``BadToken``."""
    try:
        evaluation, person = (int(number) for number in _signer().unsign(token).split("-"))
    except (BadSignature, ValueError) as error:
        raise BadToken from error
    found = Evaluation.objects.select_related(
        "run__course", "run__venue", "session__run__course", "session__run__venue", "session__venue", "term"
    )
    try:
        return Asked(found.get(pk=evaluation), User.objects.get(pk=person, is_active=True))
    except (Evaluation.DoesNotExist, User.DoesNotExist) as error:
        raise BadToken from error


def _signer() -> ShortSigner:
    return ShortSigner(salt="enrolment.evaluation", sep=".")
