"""The link in the mail of an offer: it answers without signing in, once, until the offer runs out."""

from datetime import datetime

from django.core.signing import BadSignature
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from enrolment.models import Enrolment
from enrolment.seats import OfferGone
from enrolment.states import SeatState
from enrolment.told.short_links import ShortSigner


class NoSuchOffer(Exception):
    """The link was never ours."""


def token(enrolment: Enrolment) -> str:
    """Return the secret of the offer that stands now; each new offer has another."""
    return token_of(enrolment_id=enrolment.pk, offer_number=enrolment.offer_number)


def token_of(*, enrolment_id: int, offer_number: int) -> str:
    """Return the secret of one offer of one seat."""
    return _signer().sign(f"{enrolment_id}-{offer_number}")


def address(*, enrolment_id: int, offer_number: int) -> str:
    """Return the whole address of an offer, in the language that is active."""
    secret = token_of(enrolment_id=enrolment_id, offer_number=offer_number)
    return reverse("enrolment:offer", args=[secret])


def find(secret: str, *, now: datetime | None = None) -> Enrolment:
    """Return the seat that the link offers, with person, class and course.

    Raises ``NoSuchOffer`` for a link that is not ours, ``OfferGone`` (with the row) when it was answered,
    has run out or was followed by another offer.
    """
    try:
        enrolment_id, _, number = _signer().unsign(secret).partition("-")
        row = Enrolment.objects.select_related("person", "run__course", "run__term", "run__venue").get(
            pk=int(enrolment_id)
        )
    except (BadSignature, Enrolment.DoesNotExist) as error:
        raise NoSuchOffer from error
    expired = row.expires_at is None or row.expires_at <= (now or timezone.now())
    if row.state != SeatState.OFFERED or row.offer_number != int(number) or expired:
        raise OfferGone(row)
    return row


def what_became_of(enrolment: Enrolment) -> str:
    """Say in a sentence what an offer has come to that cannot be answered any more."""
    if enrolment.state == SeatState.ENROLLED:
        return _("You have said yes already: the seat is yours.")
    if enrolment.state == SeatState.DECLINED:
        return _("You have said no already, and the seat has gone to the next in line.")
    if enrolment.state == SeatState.WAITING:
        return _("The offer is over, and you are back in line with the number you had.")
    return _("The offer has run out, and the seat has gone to the next in line.")


def _signer() -> ShortSigner:
    return ShortSigner(salt="enrolment.offers", sep=".")
