"""Offer work before it is done: by the rate of its day, from the budget of its year, in writing."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from moneyed import Money

from accounts.models import User
from peers import budgets, ceiling, rates
from peers.models import Budget, Contributor, Engagement, HonorariumSettings, Offer, Project, Rate
from peers.offers import letters, moving
from peers.offers.refusals import AlreadyThere, Employed, HasStopped, NoRate, NotNow
from peers.states import Activity, EngagementState, RateUnit, Relation


@dataclass(frozen=True)
class Piece:
    """One piece of an offer. ``reference`` says which row above this app it is, so that it is there once.

    With ``is_frame`` the minutes are the most there is money for; hours that are logged draw on them.
    """

    activity: str
    about: str
    done_on: date
    minutes: int
    reference: str
    starts_at: datetime | None = None
    is_frame: bool = False


@dataclass(frozen=True)
class Priced:
    """A piece with what it is worth, and what it is paid from."""

    piece: Piece
    rate: Rate
    amount: Money
    budget: Budget
    pay_month: date


@transaction.atomic
def make(
    *,
    contributor: Contributor,
    task: str,
    pieces: Iterable[Piece],
    project: Project,
    by: User,
    words: str = "",
    origin: str = "",
    answer_by: date | None = None,
    key: uuid.UUID,
    now: datetime | None = None,
) -> Offer:
    """Offer somebody work, and tell them; the same ``key`` again returns the offer that is there.

    Each piece keeps the amount of today's rate for its day, and is reserved on the budget of its year.
    Raises Employed and HasStopped for who is not offered honorarium, NoRate, budgets.NoBudget and
    budgets.OverBudget, and AlreadyThere where a piece of a reference exists (offer that one again).
    """
    person = moving.lock(contributor.pk)
    said = Offer.objects.filter(key=key, contributor=person).first()
    if said is not None:
        return said
    priced = price(contributor=person, pieces=pieces, project=project)
    moment = now or timezone.now()
    _reserve(priced)
    _must_be_new([one.piece.reference for one in priced])
    offer = Offer.objects.create(
        contributor=person,
        task=task,
        words=words,
        origin=origin,
        cancel_days=HonorariumSettings.current().cancel_days,
        answer_by=answer_by,
        made_by=by,
        made_at=moment,
        key=key,
    )
    _write_all(offer, priced, by, moment)
    return offer


def _write_all(offer: Offer, priced: Sequence[Priced], by: User, now: datetime) -> None:
    """Write the pieces, log them, and tell the person."""
    for one in priced:
        row = _write(offer, one, now)
        moving.note(row, moving.OFFER, source="", by=by, now=now)
    letters.tell_made(offer)


def price(*, contributor: Contributor, pieces: Iterable[Piece], project: Project) -> list[Priced]:
    """Return what the pieces would be worth, and paid from what; writes nothing. Raises as ``make`` does."""
    given = list(pieces)
    _may_be_offered(contributor)
    if not given:
        raise NotNow(_("There is nothing to offer."))
    return [_price(piece, project) for piece in given]


@transaction.atomic
def offer_again(*, engagement: Engagement, by: User, now: datetime | None = None) -> Engagement:
    """Offer what was declined, taken back or called off once more, by today's rates and budget.

    Raises NotNow for other work and for a day that is past, and else what ``make`` raises.
    """
    return offer_all_again(engagements=[engagement], by=by, now=now)[0]


@transaction.atomic
def offer_all_again(
    *, engagements: Sequence[Engagement], by: User, now: datetime | None = None
) -> list[Engagement]:
    """Offer several pieces of one person again, all or none; else as ``offer_again``."""
    moment, person = now or timezone.now(), moving.lock(engagements[0].contributor_id)
    _may_be_offered(person)
    stored = Engagement.objects.filter(contributor=person, pk__in=[one.pk for one in engagements])
    priced = {row.pk: _price_again(row, moment) for row in stored.select_related("budget__project")}
    _reserve(list(priced.values()))
    rows = moving.lock_work(person, priced)
    for row in rows.values():
        moving.move(row, "offer_again", by=by, now=moment, **_terms_of(priced[row.pk]), **_UNANSWERED)
    for offer in Offer.objects.filter(pk__in={row.offer_id for row in rows.values()}):
        offer.answered_at = None
        offer.save(update_fields=["answered_at"])
        letters.tell_made(offer)
    return list(rows.values())


_UNANSWERED = {"terms": "", "answered_at": None, "ended_at": None, "is_owed_anyway": False}


def _may_be_offered(contributor: Contributor) -> None:
    if contributor.relation == Relation.EMPLOYED:
        raise Employed
    if contributor.has_stopped:
        raise HasStopped


def _price_again(row: Engagement, now: datetime) -> Priced:
    if not moving.may(row, "offer_again") or row.budget is None:
        raise NotNow(moving.why_not(row))
    if row.done_on < timezone.localdate(now):
        raise NotNow(_("The day is past."))
    return _price(_piece_of(row), row.budget.project)


def _price(piece: Piece, project: Project) -> Priced:
    rate = None if piece.activity == Activity.COST else rates.rate_of(piece.activity, piece.done_on)
    # Hours are counted by the hour; a frame of them cannot be paid by the piece.
    if rate is None or (piece.is_frame and rate.unit != RateUnit.HOUR):
        raise NoRate(str(Activity(piece.activity).label))
    amount = rates.worth(rate.unit, rate.amount, piece.minutes)
    budget = budgets.budget_for(project, piece.done_on)
    return Priced(piece, rate, amount, budget, ceiling.default_month(piece.done_on))


def _reserve(priced: Sequence[Priced]) -> None:
    """Lock the budgets, by number, and stop where one has not enough left."""
    in_order = sorted(priced, key=lambda one: one.budget.pk)
    for _pk, group in groupby(in_order, key=lambda one: one.budget.pk):
        rows = list(group)
        total = sum((one.amount for one in rows[1:]), rows[0].amount)
        budgets.reserve(budget=rows[0].budget, amount=total)


def _must_be_new(references: Sequence[str]) -> None:
    there = Engagement.objects.filter(reference__in=references).values_list("reference", flat=True).first()
    if there is not None:
        raise AlreadyThere(there)


def _write(offer: Offer, priced: Priced, now: datetime) -> Engagement:
    piece = priced.piece
    return Engagement.objects.create(
        contributor=offer.contributor,
        offer=offer,
        activity=piece.activity,
        about=piece.about,
        done_on=piece.done_on,
        starts_at=piece.starts_at,
        minutes=piece.minutes,
        reference=piece.reference,
        is_frame=piece.is_frame,
        state=EngagementState.OFFERED,
        noted_at=now,
        **_terms_of(priced),
    )


def _terms_of(priced: Priced) -> dict[str, object]:
    return {
        "unit": priced.rate.unit,
        "unit_amount": priced.rate.amount,
        "amount": priced.amount,
        "budget": priced.budget,
        "pay_month": priced.pay_month,
    }


def _piece_of(row: Engagement) -> Piece:
    return Piece(
        row.activity, row.about, row.done_on, row.minutes, row.reference, row.starts_at, row.is_frame
    )
