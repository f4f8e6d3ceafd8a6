"""What has happened to a claim, from its history: in plain words, and for the desk with who did it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from moneyed import Money
from wagtail.models import ModelLogEntry

from peers.claims.moving import ACTION
from peers.claims.words import is_cost, month
from peers.models import Claim
from peers.money import shown
from peers.states import CLAIM_MOVES
from peers.words import duration

_OWN = frozenset({"correct", *(name for name, one in CLAIM_MOVES.items() if one.by == "contributor")})
"""What only the contributor does."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened; ``who`` is shown at the desk alone."""

    at: datetime
    said: str
    words: str
    who: str


def of(claim: Claim) -> list[Step]:
    """Return the steps, the first first; one question."""
    kind = ContentType.objects.get_for_model(Claim)
    rows = (
        ModelLogEntry.objects.filter(content_type=kind, object_id=str(claim.pk))
        .select_related("user")
        .order_by("timestamp", "pk")
    )
    return [_step(row, claim) for row in rows if row.action.startswith(ACTION)]


def _step(row: ModelLogEntry, claim: Claim) -> Step:
    name = row.action.removeprefix(ACTION)
    who = row.user.chosen_name if row.user else ""
    if name in _OWN or (name == "make" and is_cost(claim)):
        who = claim.contributor.public_name
    said = _SAID.get(name, _unnamed)
    return Step(row.timestamp, said(row.data), row.data.get("reason", ""), who)


def _unnamed(_data: dict[str, dict[str, str]]) -> str:
    return _("Changed.")


def _corrected(data: dict[str, dict[str, str]]) -> str:
    was, is_ = data.get("was", {}), data.get("is", {})
    said = [_changed(field, was[field], is_[field]) for field in _FIELDS if field in is_]
    return " · ".join(said) or _("Put right.")


def _changed(field: str, was: str, is_: str) -> str:
    told = _FIELDS[field]
    return told() % {"was": _SHOWN.get(field, str)(was), "is": _SHOWN.get(field, str)(is_)}


_FIELDS: dict[str, Callable[[], str]] = {
    "minutes": lambda: _("Time changed from %(was)s to %(is)s"),
    "amount": lambda: _("Amount changed from %(was)s to %(is)s"),
    "pay_month": lambda: _("Is paid in %(is)s instead of %(was)s"),
    "explanation": lambda: _("Explained: “%(is)s”"),
    "done_on": lambda: _("Day changed from %(was)s to %(is)s"),
    "about": lambda: _("Named “%(is)s” instead of “%(was)s”"),
    "receipt": lambda: _("Another receipt"),
}


def _amount(told: str) -> str:
    figure, _space, code = told.partition(" ")
    return shown(Money(Decimal(figure), code or "DKK"))


_SHOWN: dict[str, Callable[[str], str]] = {
    "minutes": lambda told: duration(int(told)),
    "amount": _amount,
    "pay_month": lambda told: month(date.fromisoformat(told)),
    "done_on": lambda told: f"{date.fromisoformat(told):%d.%m.%Y}",
}

_SAID: dict[str, Callable[[dict[str, dict[str, str]]], str]] = {
    "make": lambda data: _("Written down."),
    "correct": _corrected,
    "send": lambda data: _("Sent to approval."),
    "take_back": lambda data: _("Taken back to be put right."),
    "drop": lambda data: _("Given up."),
    "return": lambda data: _("Sent back with a question."),
    "approve": lambda data: _("Approved."),
    "freeze": lambda data: _("Sent to be paid."),
    "pay": lambda data: _("Paid."),
    "reject": lambda data: _("The payment did not go through. We try again the next time."),
    "thaw": lambda data: _("Taken out of the payment, and waits for the next."),
    "reverse": lambda data: _("The approval was taken back."),
    "reverse_paid": lambda data: _("The payment was taken back."),
}
