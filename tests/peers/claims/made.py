"""Claims as they come to be: work that was offered, said yes to and done."""

import itertools
import uuid
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from accounts.models import User
from peers import claims, offers
from peers.claims import receipts
from peers.models import Claim, Contributor, Engagement, Offer, Project, Rate
from peers.states import Activity
from tests.factories import make_person
from tests.peers.money import kroner, make_budget, make_project, make_rates

_number = itertools.count(1)


def school(granted: int = 100_000) -> Project:
    """Make a project with money for last year, this and the next, and rates."""
    found = Project.objects.first()
    if found is not None:
        return found
    project, year = make_project("Skolen"), timezone.localdate().year
    for one in (year - 1, year, year + 1):
        make_budget(granted, project=project, year=one)
    if not Rate.objects.exists():
        make_rates(250)
    return project


def work_offered(
    contributor: Contributor,
    *,
    minutes: int = 120,
    about: str = "Undervisning i Søvn der hjælper",
    activity: str = Activity.TEACHING,
    done_on: date | None = None,
    by: User | None = None,
) -> Offer:
    """Offer somebody one piece of work."""
    number, project = next(_number), school()
    piece = offers.Piece(
        activity=activity,
        about=about,
        done_on=done_on or timezone.localdate(),
        minutes=minutes,
        reference=f"test:work:{number}",
    )
    return offers.make(
        contributor=contributor,
        task=about,
        pieces=[piece],
        project=project,
        by=by or make_person(f"Koordinator {number}"),
        key=uuid.uuid4(),
    )


def work_done(contributor: Contributor, *, terms: str = "paid", **fields: Any) -> Engagement:
    """Offer work, say yes to it, and let it be done."""
    offer = work_offered(contributor, **fields)
    engagement = offer.engagements.get()
    assert contributor.person is not None
    offers.answer(offer=offer, choices={engagement.pk: terms}, by=contributor.person)
    return offers.finish(engagement=engagement)


def ready(contributor: Contributor, **fields: Any) -> Claim:
    """Make a claim that waits to be sent."""
    return Claim.objects.get(engagement=work_done(contributor, **fields))


def sent(contributor: Contributor, **fields: Any) -> Claim:
    """Make a claim that waits for approval."""
    assert contributor.person is not None
    return claims.send(claims=[ready(contributor, **fields)], by=contributor.person)[0]


def approved(contributor: Contributor, *, by: User, **fields: Any) -> Claim:
    """Make a claim that is approved."""
    return claims.approve(claim=sent(contributor, **fields), by=by)


def paid(contributor: Contributor, *, by: User, paid_on: date, **fields: Any) -> Claim:
    """Make a claim that is paid, without its payment run: for what is read."""
    row = claims.move(approved(contributor, by=by, **fields), "freeze", None)
    return claims.move(row, "pay", None, paid_on=paid_on)


def cost(contributor: Contributor, *, amount: str = "124.50", picture: bytes | None = None) -> Claim:
    """Write down a cost with its receipt."""
    school()
    assert contributor.person is not None
    return claims.add_cost(
        contributor=contributor,
        about="Kaffe til holdet",
        done_on=timezone.localdate() - timedelta(days=2),
        amount=kroner(amount),
        by=contributor.person,
        key=uuid.uuid4(),
        receipt=photo() if picture is None else picture,
    )


def photo(size: tuple[int, int] = (600, 900), *, kind: str = "JPEG", exif: bytes = b"") -> bytes:
    """Return a picture such as a phone takes."""
    held = BytesIO()
    more = {"exif": exif} if exif else {}
    Image.new("RGB", size, "#d8d2c4").save(held, format=kind, **more)
    return held.getvalue()


def content_of(claim: Claim) -> bytes:
    """Return the receipt as it is kept."""
    found = receipts.content(claim)
    assert found is not None
    return found
