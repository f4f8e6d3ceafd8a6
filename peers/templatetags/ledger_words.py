"""Figures of the ledger as they are shown."""

from decimal import Decimal
from typing import Any

from django import template
from moneyed import Money

from peers.ledger.movements import Moved
from peers.models import Posting
from peers.money import shown

register = template.Library()


@register.filter
def figure(moved: Moved, name: str) -> str:
    """``{{ moved|figure:"debit" }}``; a dash where nothing moved."""
    amount = moved.money(name)
    return shown(amount) if amount.amount or name in {"before", "after"} else "–"


@register.filter
def debit(posting: Posting) -> str:
    """Return the amount if it is a debit."""
    return shown(posting.amount) if posting.amount.amount > 0 else ""


@register.filter
def credit(posting: Posting) -> str:
    """Return the amount if it is a credit, without the sign."""
    return shown(-posting.amount) if posting.amount.amount < 0 else ""


@register.filter
def one_side(entry: Any) -> str:
    """Return the amount of an entry that ``JournalPage.with_amounts`` found."""
    return shown(Money(entry.amount, entry.currency))


@register.filter
def in_money(amount: Decimal, posting: Posting) -> str:
    """Return a sum in the currency of a posting."""
    return shown(Money(amount, posting.amount.currency))
