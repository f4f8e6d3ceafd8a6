"""What there is of offers: by what it is about, and by whom it waits for."""

from django.db.models import Min, Prefetch, QuerySet

from peers.models import Contributor, Engagement, Offer
from peers.states import PLANNED, EngagementState


def by_reference(reference: str) -> Engagement | None:
    """Return the piece of work of a reference, or None."""
    return _with_money(Engagement.objects.filter(reference=reference)).first()


def by_references(references: list[str]) -> dict[str, Engagement]:
    """Return the pieces of work of several references that exist, in one question."""
    return {row.reference: row for row in _with_money(Engagement.objects.filter(reference__in=references))}


def of_origin(origin: str) -> QuerySet[Engagement]:
    """Return every piece of work that was offered for something (``run:12``), by day."""
    rows = _with_money(Engagement.objects.filter(offer__origin=origin, frame__isnull=True))
    return rows.order_by("done_on", "starts_at", "pk")


def open_for(contributor: Contributor) -> QuerySet[Offer]:
    """Return the offers that wait for an answer of somebody, the nearest work first.

    Each has its pieces in ``pieces``.
    """
    rows = Offer.objects.filter(contributor=contributor, engagements__state=EngagementState.OFFERED)
    return (
        rows.annotate(next_on=Min("engagements__done_on"))
        .prefetch_related(with_pieces())
        .order_by("next_on", "pk")
    )


def pieces_of(offer: Offer) -> list[Engagement]:
    """Return the pieces of an offer, by day; the hours of a frame are no pieces of their own."""
    rows = _with_money(offer.engagements.filter(frame__isnull=True))
    return list(rows.order_by("done_on", "starts_at", "pk"))


def planned_for(contributor: Contributor) -> QuerySet[Engagement]:
    """Return the work somebody has said yes to, the next first."""
    rows = Engagement.objects.filter(contributor=contributor, state=EngagementState.ACCEPTED)
    return _with_money(rows).order_by("done_on", "starts_at", "pk")


def with_pieces() -> "Prefetch[str]":
    """Fetch the pieces of offers along, by day; the hours of a frame are no pieces of their own."""
    rows = Engagement.objects.filter(frame__isnull=True).order_by("done_on", "starts_at", "pk")
    return Prefetch("engagements", queryset=rows, to_attr="pieces")


def is_planned(row: Engagement) -> bool:
    """Whether it is still to come."""
    return row.state in PLANNED


def _with_money(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    return rows.select_related("contributor", "offer", "budget__project")
