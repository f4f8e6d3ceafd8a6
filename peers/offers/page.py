"""What the person reads of an offer: each piece, what all of it is, and what it does to the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import ngettext
from moneyed import Money

from accounts import dates
from peers import ceiling
from peers.models import Engagement, Offer
from peers.money import shown
from peers.offers import asking, words
from peers.offers.answering import NO
from peers.offers.frames import left_of
from peers.states import EngagementState, Relation, Terms
from peers.words import duration


@dataclass(frozen=True)
class Line:
    """One piece, in words. ``months``: those it can be paid in, where it is for the person to choose.

    ``left`` is what of an agreed frame of hours is not used.
    """

    row: Engagement
    when: str
    amount: str
    rate: str
    said: str
    paid_in: str
    left: str = ""
    months: Sequence[tuple[date, str]] = ()

    @property
    def about(self) -> str:
        """What it is beside the task of the whole offer, such as "1. gang"; "" for the task itself."""
        task = self.row.offer.task if self.row.offer is not None else ""
        return "" if self.row.about == task else self.row.about.removeprefix(f"{task}, ")

    @property
    def answer(self) -> str:
        """What the person has said of it; "" where they have not."""
        if self.row.state == EngagementState.DECLINED:
            return NO
        return self.row.terms if self.row.state == EngagementState.ACCEPTED else ""

    @property
    def waits(self) -> bool:
        """Whether it can be answered."""
        return self.row.state == EngagementState.OFFERED

    @property
    def may_say_no(self) -> bool:
        """Whether a yes may still become a no."""
        return self.row.state == EngagementState.ACCEPTED

    @property
    def may_change_month(self) -> bool:
        """Whether the month of payment is still the person's to choose."""
        return self.may_say_no and self.row.terms == Terms.PAID

    @property
    def cents(self) -> int:
        """The amount in øre, for the script that sums what is chosen."""
        return int(self.row.amount.amount * 100) if self.row.amount else 0

    @property
    def month(self) -> date | None:
        """The month it is paid in, as things stand."""
        return self.row.pay_month


@dataclass(frozen=True)
class Year:
    """What a year looks like before and after all that waits is said yes to."""

    year: int
    before: Money
    after: Money
    allowed: Money | None
    state: str
    was_state: str

    @property
    def before_cents(self) -> int:
        """What is there already, in øre."""
        return int(self.before.amount * 100)

    @property
    def allowed_cents(self) -> str:
        """The ceiling in øre; "" where there is none."""
        return "" if self.allowed is None else str(int(self.allowed.amount * 100))

    @property
    def in_words(self) -> Mapping[str, str]:
        """The amounts as they are shown."""
        return {"before": shown(self.before), "after": shown(self.after), "allowed": shown(self.allowed)}


@dataclass(frozen=True)
class OfferPage:
    """The page of one offer."""

    offer: Offer
    lines: Sequence[Line]
    years: Sequence[Year] = ()
    own_warnings: Sequence[ceiling.OwnWarning] = field(default=())
    is_employed: bool = False
    today: date = field(default_factory=timezone.localdate)

    @property
    def waiting(self) -> list[Line]:
        """The pieces that wait for an answer."""
        return [line for line in self.lines if line.waits]

    @property
    def settled(self) -> list[Line]:
        """The pieces that are answered, or that something became of."""
        return [line for line in self.lines if not line.waits]

    @property
    def sum(self) -> str:
        """Return how many pieces wait, and what they come to; "" for a single one, which says so itself."""
        count = len(self.waiting)
        if count < 2:
            return ""
        return ngettext(
            "%(n)s time, %(total)s in all with honorarium",
            "%(n)s times, %(total)s in all with honorarium",
            count,
        ) % {"n": count, "total": self.total}

    @property
    def rate(self) -> str:
        """The rate of all that waits, where it is one; "" where each piece says its own."""
        rates = {line.rate for line in self.waiting}
        return rates.pop() if len(rates) == 1 else ""

    @property
    def answer_by(self) -> str:
        """By when the school would like an answer."""
        return words.answer_by(self.offer, today=self.today)

    @property
    def total(self) -> str:
        """What all that waits is worth together."""
        return shown(words.total(line.row for line in self.waiting))

    @property
    def agreed(self) -> str:
        """What is said yes to with honorarium, together."""
        rows = [line.row for line in self.lines if line.may_change_month]
        return shown(words.total(rows))

    @property
    def cancelled(self) -> str:
        """What happens if the school calls it off; "" for hours, which are paid as they are used."""
        single = any(not line.row.is_frame for line in self.lines)
        return words.cancelled(self.offer.cancel_days) if single else ""

    @property
    def months(self) -> Sequence[tuple[date, str]]:
        """The months in which all that waits can be paid together."""
        return self.waiting[-1].months if self.waiting else ()

    @property
    def can_wait(self) -> bool:
        """Whether some of it could be paid in a later year than it would be."""
        return any(
            month.year > line.month.year for line in self.waiting if line.month for month, _ in line.months
        )

    @property
    def is_over(self) -> bool:
        """Whether all of it would be above the school's ceiling in some year."""
        return any(year.state == "over" for year in self.years)

    @property
    def is_declined(self) -> bool:
        """Whether the person has said no to all of it."""
        return all(line.row.state == EngagementState.DECLINED for line in self.lines)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is left: taken back, or called off."""
        ended = {EngagementState.WITHDRAWN, EngagementState.CALLED_OFF}
        return all(line.row.state in ended for line in self.lines)


def of(offer: Offer, *, now: datetime | None = None) -> OfferPage:
    """Return the page of an offer."""
    moment = now or timezone.now()
    rows = asking.pieces_of(offer)
    months = _Months(moment)
    lines = [_line(row, months) for row in rows]
    items = [(row.pay_month, row.amount) for row in rows if _waits(row) and row.pay_month and row.amount]
    # A month that has passed since is not the one it is paid in any more.
    items = [(max(month, _this_month(moment)), amount) for month, amount in items]
    contributor = offer.contributor
    years = [_year(offer, year, items, moment) for year in sorted({month.year for month, _ in items})]
    warnings = ceiling.own_warnings(contributor, items, now=moment) if items else ()
    is_employed = contributor.relation == Relation.EMPLOYED
    return OfferPage(offer, lines, years, tuple(warnings), is_employed, timezone.localdate(moment))


class _Months(dict[date, list[date]]):
    """The months that work of a month can be paid in, asked for once."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.now = now

    def __missing__(self, month: date) -> list[date]:
        self[month] = ceiling.months_to_choose(month, self.now)
        return self[month]


def _line(row: Engagement, possible: _Months) -> Line:
    can_choose = row.state == EngagementState.OFFERED or (
        row.state == EngagementState.ACCEPTED and row.terms == Terms.PAID
    )
    months = possible[row.done_on.replace(day=1)] if can_choose else []
    return Line(
        row,
        when=dates.unbroken(words.when(row)),
        amount=shown(row.amount),
        # A rate that is the amount itself says nothing more.
        rate=words.rate(row.unit, row.unit_amount) if row.unit and row.unit_amount != row.amount else "",
        said=words.said(row),
        paid_in=words.month(_month(row, months)) if row.pay_month else "",
        left=duration(left_of(row)) if row.is_frame and row.state == EngagementState.ACCEPTED else "",
        months=[(month, words.month(month)) for month in months],
    )


def _month(row: Engagement, months: Sequence[date]) -> date:
    """Return the month it is paid in: as it says, or the first that is still possible."""
    wanted = row.pay_month or months[0]
    return wanted if not months or wanted in months else months[0]


def _year(offer: Offer, year: int, items: list[tuple[date, Money]], now: datetime) -> Year:
    before = ceiling.forecast(offer.contributor, year, now=now)
    after = ceiling.forecast(offer.contributor, year, adding=items, now=now)
    return Year(year, before.total, after.total, after.allowed, after.state, before.state)


def _waits(row: Engagement) -> bool:
    return row.state == EngagementState.OFFERED


def _this_month(now: datetime) -> date:
    return timezone.localdate(now).replace(day=1)
