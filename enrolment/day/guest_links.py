"""The link by which somebody answers, without signing in, whether they come as a guest that one time."""

from django.core.signing import BadSignature
from django.urls import reverse

from enrolment.models import GuestSeat
from enrolment.told.short_links import ShortSigner


class NoSuchGuest(Exception):
    """The link was never ours, or the question is forgotten."""


def token_of(guest_id: int) -> str:
    """Return the secret of one question."""
    return _signer().sign(str(guest_id))


def address(guest_id: int) -> str:
    """Return the whole address of a question, in the language that is active."""
    return reverse("enrolment:guest", args=[token_of(guest_id)])


def find(secret: str) -> GuestSeat:
    """Return the question of a link, whatever has become of it. Raises ``NoSuchGuest``."""
    rows = GuestSeat.objects.select_related("enrolment__person", "session__run__course", "session__venue")
    try:
        return rows.select_related("session__run__venue").get(pk=int(_signer().unsign(secret)))
    except (BadSignature, GuestSeat.DoesNotExist) as error:
        raise NoSuchGuest from error


def _signer() -> ShortSigner:
    return ShortSigner(salt="enrolment.guests", sep=".")
