"""Write down what a contributor did, once; whoever knows the work gives the reference."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Sum

from peers.models import Contributor, Engagement


class AlreadyRecorded(Exception):
    """The work of this reference is written down already."""


def record(
    *, contributor: Contributor, activity: str, about: str, done_on: date, minutes: int, reference: str
) -> Engagement:
    """Write down a piece of work of `minutes` on one day.

    Raises:
        AlreadyRecorded: there is a row of this reference; correct it instead.
        IntegrityError: no minutes at all, or more than a day has.
    """
    try:
        with transaction.atomic():
            return Engagement.objects.create(
                contributor=contributor,
                activity=activity,
                about=about,
                done_on=done_on,
                minutes=minutes,
                reference=reference,
            )
    except IntegrityError as error:
        if Engagement.objects.filter(reference=reference).exists():
            raise AlreadyRecorded(reference) from error
        raise


@transaction.atomic
def correct(*, reference: str, done_on: date, minutes: int, about: str = "") -> Engagement:
    """Put right when it was done and how long it took; `about` empty keeps the words.

    Raises ``Engagement.DoesNotExist`` for an unknown reference, and IntegrityError as ``record`` does.
    """
    row = Engagement.objects.select_for_update().get(reference=reference)
    row.done_on, row.minutes, row.about = done_on, minutes, about or row.about
    row.save(update_fields=["done_on", "minutes", "about"])
    return row


def remove(*, reference: str) -> None:
    """Take away what was written down by mistake. Raises ``Engagement.DoesNotExist``."""
    deleted, _ = Engagement.objects.filter(reference=reference).delete()
    if not deleted:
        raise Engagement.DoesNotExist(reference)


def minutes_of(
    contributors: Iterable[Contributor], *, since: date | None = None, until: date | None = None
) -> dict[int, int]:
    """Return the minutes of each contributor by id, in one question; who has none is left out."""
    rows = Engagement.objects.filter(contributor__in=[one.pk for one in contributors])
    if since is not None:
        rows = rows.filter(done_on__gte=since)
    if until is not None:
        rows = rows.filter(done_on__lte=until)
    sums = rows.order_by().values("contributor").annotate(minutes=Sum("minutes"))
    return dict(sums.values_list("contributor", "minutes"))
