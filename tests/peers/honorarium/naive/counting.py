"""The naive school's sums: each is counted from the first row, whenever it is asked for."""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal

from tests.peers.honorarium.naive.rows import (
    NONE,
    Account,
    Batch,
    Bill,
    Booked,
    Consent,
    No,
    Work,
    first,
    later,
    worth,
)


class Ground:
    """Rows, and what they come to."""

    def __init__(self, *, ceiling: Decimal | None, granted: dict[int, Decimal], now: datetime) -> None:
        self.ceiling = ceiling
        self.granted = dict(granted)
        self.rates = [(date.min, Decimal(250))]
        self.now = now
        self.work: list[Work] = []
        self.bills: list[Bill] = []
        self.runs: list[Batch] = []
        self.consents: list[Consent] = []
        self.books: list[Booked] = []
        self.closed: date | None = None
        self.own: dict[int, Decimal] = {}

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    # -- work and frames ---------------------------------------------------------------------------

    def hours_of(self, frame: Work) -> list[Work]:
        """Return the paid hours that were logged on a frame."""
        return [one for one in self.work if one.frame is frame]

    def minutes_left(self, frame: Work) -> int:
        """Return how much of a frame is still to be worked."""
        return frame.minutes - sum(one.minutes for one in self.hours_of(frame))

    def planned(self, work: Work) -> Decimal:
        """Return what is meant for work that is still to come; of a frame, what its hours left are worth."""
        return worth(work.rate, self.minutes_left(work)) if work.is_frame else work.amount

    def rate_on(self, day: date) -> Decimal:
        """Return what an hour pays on a day: the newest that applies, of one day the last."""
        return max(enumerate(self.rates), key=lambda one: (one[1][0] <= day, one[1][0], one[0]))[1][1]

    def bill_of(self, work: Work) -> Bill | None:
        """Return the claim for a piece of work that is neither given up nor reversed."""
        return next((b for b in self.bills if b.work is work and b.is_open and not b.is_cost), None)

    # -- budgets -----------------------------------------------------------------------------------

    def budget(self, year: int) -> dict[str, Decimal]:
        """Return what a year's budget holds: promised, approved, paid."""
        here = [bill for bill in self.bills if bill.year == year]
        asked = [bill.amount for bill in here if bill.state in {"ready", "sent", "returned"}]
        meant = [self.planned(work) for work in self.work if work.year == year and work.is_planned]
        return {
            "committed": sum([*asked, *meant], NONE),
            "approved": sum((b.amount for b in here if b.state in {"approved", "in_payment"}), NONE),
            "paid": sum((b.amount for b in here if b.state == "paid"), NONE),
        }

    def reserve(self, year: int, amount: Decimal) -> None:
        """Let more be promised, unless it is above what was granted and lifted."""
        if year not in self.granted:
            raise No("NoBudget")
        if sum(self.budget(year).values()) + amount > self.granted[year]:
            raise No("OverBudget")

    # -- the ceiling -------------------------------------------------------------------------------

    def month_of(self, bill: Bill) -> date:
        """Return when a claim is or was paid, as it looks now; nothing is paid in a month that is over."""
        if bill.paid_on is not None:
            return first(bill.paid_on)
        if bill.state == "in_payment":
            assert bill.run is not None
            return first(bill.run.date)
        return max(bill.month, first(self.today))

    def months(self, who: int) -> dict[date, Decimal]:
        """Return what somebody is paid in each month: paid, asked for, and said yes to."""
        found: dict[date, Decimal] = defaultdict(Decimal)
        for bill in self.bills:
            if bill.who == who and bill.is_open and not bill.is_cost:
                found[self.month_of(bill)] += bill.amount
        for work in self.work:
            if work.who == who and work.state == "accepted" and work.terms == "paid":
                found[max(work.month, first(self.today))] += self.planned(work)
        return found

    def year_of(self, who: int, year: int) -> Decimal:
        """Return what somebody is paid in a calendar year."""
        return sum((had for month, had in self.months(who).items() if month.year == year), NONE)

    def allowed(self, who: int, year: int) -> Decimal | None:
        """Return how much somebody may have in a year: the ceiling, or what two agreed to instead."""
        if self.ceiling is None:
            return None
        two = [c.up_to for c in self.consents if (c.who, c.year, c.agreed) == (who, year, True)]
        return max([self.ceiling, *two])

    def must_fit(self, who: int, items: list[tuple[date, Decimal]]) -> None:
        """Refuse what would be more in a year than somebody may have."""
        for year in sorted({month.year for month, _amount in items}):
            allowed = self.allowed(who, year)
            more = sum((amount for month, amount in items if month.year == year), NONE)
            if allowed is not None and self.year_of(who, year) + more > allowed:
                raise No("AboveCeiling")

    # -- the books ---------------------------------------------------------------------------------

    def book(self, debit: Account, credit: Account, amount: Decimal, day: date | None = None) -> None:
        """Write both sides on a day that is still open."""
        on = max(day or self.today, self.open_from())
        self.books += [Booked(on, debit, amount), Booked(on, credit, -amount)]

    def open_from(self) -> date:
        """Return the first day that may be booked on."""
        return date.min if self.closed is None else later(self.closed, 1)

    def balances(self, on: date | None = None) -> dict[Account, Decimal]:
        """Return what is on each account at the end of a day; accounts with nothing are left out."""
        found: dict[Account, Decimal] = {}
        for side in self.books:
            if on is None or side.day <= on:
                found[side.account] = found.get(side.account, NONE) + side.amount
        return {account: amount for account, amount in found.items() if amount}
