"""The secrets in links about interest in a course: they say neither which course nor whose."""

from uuid import UUID

from django.core.signing import BadSignature

from courses.models import CourseRun
from enrolment.models import Interest
from enrolment.told.short_links import ShortSigner


class BadLink(Exception):
    """The link was never ours."""


def secret(interest: Interest) -> str:
    """Return the secret that confirms an interest and takes it back."""
    return _of_interest().sign(interest.uid.hex)


def uid_in(written: str) -> UUID:
    """Return which interest a secret is of. Raises ``BadLink``."""
    try:
        return UUID(_of_interest().unsign(written))
    except BadSignature as error:
        raise BadLink from error


def news(run: CourseRun) -> str:
    """Return the secret that leads to a class whose name is not to stand in a link."""
    return _of_news().sign(str(run.pk))


def run_in(written: str) -> int:
    """Return which class a secret leads to. Raises ``BadLink``."""
    try:
        return int(_of_news().unsign(written))
    except BadSignature as error:
        raise BadLink from error


def _of_interest() -> ShortSigner:
    return ShortSigner(salt="enrolment.interest", sep=".")


def _of_news() -> ShortSigner:
    return ShortSigner(salt="enrolment.interest_news", sep=".")
