"""Lets work be offered, done, claimed and approved, by the same functions as the school uses."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone
from moneyed import Money

from accounts.models import User
from courses.sessions import weekly_starts
from demo.content import honorarium
from demo.content.earlier import EARLIER_WORK
from demo.content.honorarium import Work
from demo.pictures.receipts import receipt
from peers import budgets, ceiling, claims, offers, rates
from peers.models import Claim, Contributor, HonorariumSettings, Offer, Project
from peers.states import ClaimState, EngagementState

ASKED_BEFORE = timedelta(days=16)
"""Before the work: when it is offered; work that is to come was offered some days ago."""


def kroner(amount: str | int) -> Money:
    """An amount of the school's own currency."""
    return Money(Decimal(amount), "DKK")


@transaction.atomic
def decide(makers: dict[str, Contributor], leader: User, today: date) -> dict[str, Project]:
    """What the school pays, what it has granted, its ceiling, and payroll's numbers; return the projects."""
    for activity, unit, before, since in honorarium.RATES:
        years = (
            (today.year - 2, before, honorarium.FIRST_REASON),
            (today.year, since, honorarium.NEW_REASON),
        )
        for year, amount, reason in years:
            rates.set_rate(
                activity=activity,
                unit=unit,
                amount=kroner(amount),
                valid_from=date(year, 1, 1),
                reason=reason,
                by=leader,
            )
    rules = HonorariumSettings.current()
    rules.yearly_ceiling = kroner(honorarium.CEILING)
    rules.save(update_fields=["yearly_ceiling", "yearly_ceiling_currency"])
    for code, number in enumerate(rates.WORK, start=1):
        tax = rates.code_of(number).tax_code
        rates.set_code(activity=number, tax_code=tax, payroll_code=f"{4100 + code}", by=leader)
    for key, number in honorarium.PAYROLL_NUMBERS.items():
        Contributor.objects.filter(pk=makers[key].pk).update(payroll_number=number)
    return {key: _project(key, leader, today) for key in honorarium.PROJECTS}


def _project(key: str, leader: User, today: date) -> Project:
    name, code = honorarium.PROJECTS[key]
    project, _ = Project.objects.get_or_create(code=code, defaults={"name": name})
    for year in range(today.year - 2, today.year + 2):
        budgets.grant(project=project, year=year, granted=kroner(honorarium.GRANTED[key]), by=leader)
    return project


@transaction.atomic
def work(
    makers: dict[str, Contributor], projects: dict[str, Project], by: User, now: datetime
) -> dict[Work, list[Claim]]:
    """Offer, answer and do everything; return the claims that came of it."""
    done = {}
    for number, one in enumerate((*honorarium.WORK, *EARLIER_WORK)):
        offer = _offer(one, number, makers[one.who], project=projects[one.project], by=by, now=now)
        _answer(one, offer, now)
        done[one] = _finish(one, offer, now)
    for one, owed in done.items():
        _claim(one, owed, by)
    _cost(makers, projects, now)
    key, up_to = honorarium.ASKS_ABOVE
    who, year = makers[key], timezone.localdate(now).year
    assert who.person is not None
    ceiling.ask(contributor=who, year=year, up_to=kroner(up_to), by=who.person)
    return done


def lower(projects: dict[str, Project], leader: User, today: date) -> None:
    """Grant less than at first, so that a budget is near its end."""
    key, granted = honorarium.LOWERED
    budgets.grant(project=projects[key], year=today.year, granted=kroner(granted), by=leader)


def _offer(one: Work, number: int, who: Contributor, *, project: Project, by: User, now: datetime) -> Offer:
    key = uuid5(NAMESPACE_URL, f"demo/honorarium/{number}")
    starts = list(_starts(one, now))
    pieces = [
        offers.Piece(
            activity=one.activity,
            about=one.task if one.pieces == 1 else f"{one.task}, {place}. gang",
            done_on=timezone.localdate(start),
            minutes=one.minutes,
            reference=f"task:{key.hex}:{place}",
            starts_at=start,
        )
        for place, start in enumerate(starts, start=1)
    ]
    return offers.make(
        contributor=who,
        task=one.task,
        pieces=pieces,
        project=project,
        by=by,
        words=one.words,
        answer_by=timezone.localdate(starts[0]) - timedelta(days=3),
        key=key,
        now=min(starts[0] - ASKED_BEFORE, now - timedelta(days=2)),
    )


def _starts(one: Work, now: datetime) -> Iterator[datetime]:
    first = timezone.localtime(now - timedelta(days=one.days)).replace(
        hour=one.hour, minute=0, second=0, microsecond=0
    )
    return weekly_starts(first_start=first, count=one.pieces)


def _answer(one: Work, offer: Offer, now: datetime) -> None:
    person = offer.contributor.person
    if not one.choices or person is None:
        return
    pieces = list(offer.engagements.order_by("done_on"))
    said = one.choices if len(one.choices) == len(pieces) else one.choices * len(pieces)
    choices = dict(zip((piece.pk for piece in pieces), said, strict=True))
    offers.answer(offer=offer, choices=choices, by=person, now=offer.made_at + timedelta(hours=26))


def _finish(one: Work, offer: Offer, now: datetime) -> list[Claim]:
    """Let what lies behind us have been done, each piece when it ended."""
    agreed = offer.engagements.filter(state=EngagementState.ACCEPTED, starts_at__lt=now).order_by("done_on")
    for piece in agreed:
        assert piece.starts_at is not None
        offers.finish(engagement=piece, now=piece.starts_at + timedelta(minutes=one.minutes))
    return list(
        Claim.objects.filter(engagement__offer=offer).select_related("engagement").order_by("done_on")
    )


def _claim(one: Work, owed: list[Claim], by: User) -> None:
    """Send, give back or approve what was done: two and four days after it."""
    for claim in owed if one.until != ClaimState.READY else ():
        person, at = claim.contributor.person, claim.made_at
        assert person is not None
        (sent,) = claims.send(claims=[claim], by=person, now=at + timedelta(hours=20))
        if one.until == ClaimState.RETURNED:
            claims.give_back(claim=sent, reason=honorarium.RETURNED, by=by, now=at + timedelta(days=2))
        elif one.until != ClaimState.SENT:
            claims.approve(claim=sent, by=by, now=at + timedelta(days=4))


def _cost(makers: dict[str, Contributor], projects: dict[str, Project], now: datetime) -> None:
    key, about, days, amount = honorarium.COST
    who, at = makers[key], now - timedelta(days=days)
    assert who.person is not None
    cost = claims.add_cost(
        contributor=who,
        about=about,
        done_on=timezone.localdate(at),
        amount=kroner(amount),
        by=who.person,
        key=uuid5(NAMESPACE_URL, "demo/honorarium/cost"),
        receipt=receipt(about, amount),
        project=projects["school"],
        now=at,
    )
    claims.send(claims=[cost], by=who.person, now=at + timedelta(hours=1))
