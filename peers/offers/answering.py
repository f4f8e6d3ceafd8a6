"""The person's own answer: a yes on one of three terms, or a no. A no is never asked why."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from moneyed import Money

from accounts.models import User
from peers import ceiling
from peers.models import Contributor, Engagement, Offer
from peers.offers import letters, moving
from peers.offers.refusals import Employed, NotNow, NotYours, OwnLimit, WrongMonth
from peers.states import EngagementState, Relation, Terms

NO = "no"
ANSWERS: frozenset[str] = frozenset({*Terms.values, NO})

_ENDED: frozenset[str] = frozenset(
    {EngagementState.WITHDRAWN, EngagementState.CALLED_OFF, EngagementState.DONE}
)


@transaction.atomic
def answer(
    *,
    offer: Offer,
    choices: Mapping[int, str],
    by: User,
    pay_month: Mapping[int, date] | None = None,
    despite_own_limit: bool = False,
    now: datetime | None = None,
) -> Offer:
    """Answer pieces of an offer: engagement id -> "paid", "unpaid", "expenses" or "no". All or nothing.

    The same answer twice is one. What is not in ``choices`` waits. ``pay_month``: a later month, by id.

    Raises:
        NotYours: it is somebody else's, or not a piece of this offer.
        NotNow: a piece was taken back, called off or done meanwhile, or said yes to on other terms.
        Employed: working time is not paid twice; without honorarium is still possible.
        WrongMonth: a month that is not among ``ceiling.months_to_choose``.
        ceiling.AboveCeiling: more than the school's ceiling lets the person have in a year.
        OwnLimit: more than the person's own limit, and they have not said that they go on.
    """
    moment, contributor = now or timezone.now(), ceiling.lock(offer.contributor)
    must_be_theirs(contributor, by)
    rows = moving.lock_work(contributor, choices)
    if any(row.offer_id != offer.pk for row in rows.values()) or rows.keys() != choices.keys():
        raise NotYours
    new = {row.pk: row for row in rows.values() if _is_new(row, choices[row.pk])}
    months = _months(new.values(), choices, pay_month or {}, moment)
    _must_fit(contributor, [(months[pk], new[pk].amount) for pk in months], despite_own_limit, moment)
    said_no = any(row.state == EngagementState.ACCEPTED for row in new.values())
    for row in new.values():
        _write(row, choices[row.pk], months, by, moment)
    stored = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if new:
        heard(stored, moment, changed=said_no)
    return stored


@transaction.atomic
def decline(*, engagement: Engagement, by: User, now: datetime | None = None) -> Engagement:
    """Say no thank you, without a reason; also after a yes, as long as the work is not done. Twice is once.

    Raises NotYours and NotNow.
    """
    moment, row = now or timezone.now(), moving.locked(engagement)
    must_be_theirs(row.contributor, by)
    if row.state == EngagementState.DECLINED:
        return row
    was_yes = row.state == EngagementState.ACCEPTED
    _decline(row, by, moment)
    if row.offer_id is not None:
        heard(Offer.objects.select_for_update(of=("self",)).get(pk=row.offer_id), moment, changed=was_yes)
    return row


@transaction.atomic
def change_month(
    *,
    engagement: Engagement,
    pay_month: date,
    by: User,
    despite_own_limit: bool = False,
    now: datetime | None = None,
) -> Engagement:
    """Have agreed work paid in another month. Raises as ``answer`` does."""
    moment, row = now or timezone.now(), moving.locked(engagement)
    must_be_theirs(row.contributor, by)
    if row.state != EngagementState.ACCEPTED or row.terms != Terms.PAID or row.amount is None:
        raise NotNow(moving.why_not(row))
    if pay_month == row.pay_month:
        return row
    if pay_month not in ceiling.months_to_choose(row.done_on, moment):
        raise WrongMonth
    coming = [(pay_month, row.amount)]
    leaving = [(row.pay_month, row.amount)] if row.pay_month else []
    ceiling.check(contributor=row.contributor, items=coming, leaving=leaving, now=moment)
    if not despite_own_limit:
        _own_limit(row.contributor, coming, leaving, moment)
    row.pay_month = pay_month
    row.save(update_fields=["pay_month"])
    return row


def must_be_theirs(contributor: Contributor, by: User) -> None:
    """Only the person answers for themselves. Raises NotYours."""
    if contributor.person_id is None or contributor.person_id != by.pk:
        raise NotYours


def heard(offer: Offer, now: datetime, *, changed: bool) -> None:
    """Note when the last piece is answered, and tell who made the offer that there is an answer."""
    waits = offer.engagements.filter(state=EngagementState.OFFERED).exists()
    is_whole = not waits and offer.answered_at is None
    if is_whole:
        offer.answered_at = now
        offer.save(update_fields=["answered_at"])
    if is_whole or changed:
        letters.tell_answered(offer)


def _is_new(row: Engagement, choice: str) -> bool:
    """Whether an answer says something new. Raises NotNow for one that cannot be given."""
    if choice not in ANSWERS:
        raise ValueError(choice)
    if row.state in _ENDED:
        raise NotNow(moving.why_not(row))
    if choice == NO:
        return row.state != EngagementState.DECLINED
    if row.state == EngagementState.ACCEPTED and row.terms == choice:
        return False
    if row.state != EngagementState.OFFERED:
        raise NotNow(moving.why_not(row))
    return True


def _months(
    rows: Iterable[Engagement], choices: Mapping[int, str], wanted: Mapping[int, date], now: datetime
) -> dict[int, date]:
    """Return in which month each piece that is said yes to with honorarium is to be paid."""
    found = {}
    for row in rows:
        if choices[row.pk] != Terms.PAID:
            continue
        possible = ceiling.months_to_choose(row.done_on, now)
        usual = row.pay_month if row.pay_month in possible else possible[0]
        found[row.pk] = wanted.get(row.pk, usual)
        if found[row.pk] not in possible:
            raise WrongMonth
    return found


def _must_fit(
    contributor: Contributor, items: list[tuple[date, Money]], despite_own_limit: bool, now: datetime
) -> None:
    if not items:
        return
    if contributor.relation == Relation.EMPLOYED:
        raise Employed
    ceiling.check(contributor=contributor, items=items, now=now)
    if not despite_own_limit:
        _own_limit(contributor, items, [], now)


def _own_limit(
    contributor: Contributor,
    items: list[tuple[date, Money]],
    leaving: list[tuple[date, Money]],
    now: datetime,
) -> None:
    warnings = ceiling.own_warnings(contributor, items, leaving=leaving, now=now)
    if warnings:
        raise OwnLimit(warnings)


def _write(row: Engagement, choice: str, months: Mapping[int, date], by: User, now: datetime) -> None:
    if choice == NO:
        _decline(row, by, now)
        return
    month = {"pay_month": months[row.pk]} if row.pk in months else {}
    moving.move(row, "accept", by=by, now=now, terms=choice, answered_at=now, **month)


def _decline(row: Engagement, by: User, now: datetime) -> None:
    moving.move(row, "decline", by=by, now=now, terms="", answered_at=now)
