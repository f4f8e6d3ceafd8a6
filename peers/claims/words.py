"""A claim in words: its state, what happens next, and when it is expected to be paid."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from moneyed import Money

from peers.models import Claim, PaymentLine
from peers.money import shown
from peers.states import Activity, ClaimState
from peers.words import duration

ICONS: dict[str, str] = {
    ClaimState.READY: "edit",
    ClaimState.SENT: "hourglass",
    ClaimState.RETURNED: "chat",
    ClaimState.APPROVED: "check",
    ClaimState.IN_PAYMENT: "arrow-right",
    ClaimState.PAID: "success",
    ClaimState.REVERSED: "undo",
    ClaimState.DROPPED: "cross",
}


def day(on: date) -> str:
    """Such as "7. januar"; with the year where it is another."""
    pattern = _("j F") if on.year == timezone.localdate().year else _("j F Y")
    return date_format(on, pattern)


def month(on: date) -> str:
    """Such as "januar 2027"."""
    return date_format(on, "F Y")


def about_time(claim: Claim) -> str:
    """How long it took; "" for a cost."""
    return duration(claim.minutes) if claim.minutes else ""


def is_cost(claim: Claim) -> bool:
    """Whether it is a cost with its receipt, and no work."""
    return claim.activity == Activity.COST


def differs(claim: Claim) -> str:
    """Return what was agreed, where it is another; "" where it is as agreed."""
    if claim.agreed_amount is None or claim.agreed_minutes is None:
        return ""
    if (claim.minutes, claim.amount) == (claim.agreed_minutes, claim.agreed_amount):
        return ""
    agreed = {"time": duration(claim.agreed_minutes), "amount": shown(claim.agreed_amount)}
    return _("Agreed: %(time)s, %(amount)s") % agreed


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as its contributor sees it; ``run`` says when it is paid, where it is in a payment run."""

    claim: Claim
    pays_on: date | None = None
    today: date | None = None

    @property
    def icon(self) -> str:
        """The mark of its state; the word says the same."""
        return ICONS[self.claim.state]

    @property
    def is_ready(self) -> bool:
        """Whether it can be sent as it is."""
        return self.claim.state == ClaimState.READY and not self.lacks_receipt

    @property
    def lacks_receipt(self) -> bool:
        """Whether it is a cost without its picture."""
        return is_cost(self.claim) and not self.claim.receipt

    @property
    def facts(self) -> str:
        """Such as "Undervisning, 2 timer"."""
        kind = str(self.claim.get_activity_display())
        return ", ".join(filter(None, (kind, about_time(self.claim))))

    @property
    def differs(self) -> str:
        """What was agreed, where it is another."""
        return differs(self.claim)

    @property
    def expected(self) -> str:
        """When it is paid, as far as can be said: a day, a month, or the next time."""
        if self.pays_on is not None:
            return _("on %(day)s") % {"day": day(self.pays_on)}
        this_month = (self.today or timezone.localdate()).replace(day=1)
        if self.claim.pay_month < this_month:
            return _("the next time we pay")
        return _("in %(month)s") % {"month": month(self.claim.pay_month)}

    @property
    def next(self) -> str:
        """What happens next, in a sentence."""
        return _NEXT[self.claim.state](self)


def _ready(line: Line) -> str:
    if line.lacks_receipt:
        return _("Add a picture of the receipt, and send it.")
    return _("See that it is right, and send it. Then we expect to pay it %(when)s.") % {
        "when": line.expected
    }


def _in_payment(line: Line) -> str:
    if line.pays_on is not None and line.pays_on < (line.today or timezone.localdate()):
        words = _("It was to be paid %(when)s. Call us if the money has not come.")
    else:
        words = _("The money is on its way. It is paid %(when)s.")
    return words % {"when": line.expected}


def _paid(line: Line) -> str:
    paid_on = line.claim.paid_on
    return _("Paid on %(day)s.") % {"day": day(paid_on)} if paid_on else ""


def _reversed(line: Line) -> str:
    if line.claim.paid_on is not None:
        return _("It was paid on %(day)s, and the payment is taken back.") % {"day": day(line.claim.paid_on)}
    return _("The approval was taken back, and it is not paid.")


_NEXT: dict[str, Callable[[Line], str]] = {
    ClaimState.READY: _ready,
    ClaimState.RETURNED: lambda line: _("Put it right, and send it again."),
    ClaimState.SENT: lambda line: (
        _("A coordinator looks at it. When it is approved, we expect to pay it %(when)s.")
        % {"when": line.expected}
    ),
    ClaimState.APPROVED: lambda line: (
        _("You need do nothing. We expect to pay it %(when)s.") % {"when": line.expected}
    ),
    ClaimState.IN_PAYMENT: _in_payment,
    ClaimState.PAID: _paid,
    ClaimState.REVERSED: _reversed,
    ClaimState.DROPPED: lambda line: _("You gave it up, and it is not paid."),
}


def lines_of(claims: list[Claim], *, today: date | None = None) -> list[Line]:
    """Put claims in words; one question for the payment runs they stand in."""
    dates = _pay_dates([one.pk for one in claims if one.state == ClaimState.IN_PAYMENT])
    return [Line(one, dates.get(one.pk), today) for one in claims]


def _pay_dates(claims: list[int]) -> dict[int, date]:
    if not claims:
        return {}
    found = PaymentLine.objects.filter(claim__in=claims, state="frozen")
    return dict(found.values_list("claim", "run__pay_date"))


def sums(amounts: list[Money]) -> str:
    """Return the sum of amounts, each currency by itself: "1.200,00 kr." or "1.200,00 kr. + 20,00 EUR"."""
    totals: dict[str, Money] = {}
    for one in amounts:
        code = one.currency.code
        totals[code] = totals[code] + one if code in totals else one
    return " + ".join(shown(totals[code]) for code in sorted(totals))
