"""Money and months in the words of the pages about honorarium."""

from datetime import date

from django import template
from django.template import Context
from django.utils import timezone
from moneyed import Money

from accounts.visitors import visitor
from peers.claims import overview, words
from peers.claims.words import Line
from peers.models import Offer
from peers.money import shown
from peers.offers import words as offer_words
from peers.states import EngagementState
from peers.words import duration

register = template.Library()


@register.filter
def kr(amount: Money | None) -> str:
    """``{{ claim.amount|kr }}``: an amount as Danes write it; empty for none."""
    return shown(amount)


@register.filter
def plain_month(on: date) -> str:
    """``{{ claim.pay_month|plain_month }}``: such as "januar 2027"."""
    return words.month(on)


@register.filter
def plain_day(on: date) -> str:
    """``{{ claim.done_on|plain_day }}``: such as "7. januar"."""
    return words.day(on)


@register.filter
def time_of(minutes: int | None) -> str:
    """``{{ claim.minutes|time_of }}``: such as "2 timer"; empty for none."""
    return duration(minutes) if minutes else ""


@register.filter
def sum_of(lines: list[Line]) -> str:
    """``{{ mine.on_its_way|sum_of }}``: what lines are in all, each currency by itself."""
    return words.sums([line.claim.amount for line in lines])


@register.filter
def asks(offer: Offer) -> str:
    """``{{ offer|asks }}``: when the work is that still waits for an answer, and what it comes to."""
    pieces = [row for row in offer.pieces if row.state == EngagementState.OFFERED]  # type: ignore[attr-defined]  # fetched along
    return offer_words.in_short(pieces)


@register.filter
def wants_answer(offer: Offer) -> str:
    """``{{ offer|wants_answer }}``: by when the school would like an answer; empty where it does not say."""
    return offer_words.answer_by(offer, today=timezone.localdate())


@register.simple_tag(takes_context=True)
def honorarium_waits(context: Context) -> int:
    """``{% honorarium_waits as waits %}``: how many things wait for whoever looks; two questions."""
    person = visitor(context["request"])
    return overview.waits_for(person) if person else 0


@register.simple_tag(takes_context=True)
def has_honorarium(context: Context) -> bool:
    """``{% has_honorarium as has_any %}``: whether whoever looks was ever offered or owed anything."""
    person = visitor(context["request"])
    return person is not None and overview.has_any(person)
