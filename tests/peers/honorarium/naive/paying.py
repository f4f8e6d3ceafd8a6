"""The naive school's money: claims sent, approved, paid once, reversed."""

from datetime import date
from decimal import Decimal

from tests.peers.honorarium.naive.rows import (
    NONE,
    Account,
    Batch,
    Bill,
    Consent,
    No,
    Slip,
    first,
    later,
    worth,
)
from tests.peers.honorarium.naive.working import Working


class School(Working):
    """What becomes of a claim. People are numbers; contributors are those from 0 on, staff are negative."""

    # -- the contributor ---------------------------------------------------------------------------

    def correct(self, bill: Bill, minutes: int) -> None:
        """Write how long it took; more of it has to fit."""
        self._be(bill, "ready", "returned")
        if bill.is_cost:
            raise No("NotNow")
        assert bill.work is not None
        amount = worth(bill.work.rate, minutes) if minutes != bill.work.minutes else bill.agreed
        self._grow(bill, amount)
        bill.amount, bill.minutes = amount, minutes

    def correct_cost(self, bill: Bill, amount: Decimal) -> None:
        """Write what a cost was."""
        self._be(bill, "ready", "returned")
        self._grow(bill, amount)
        bill.amount = amount

    def _grow(self, bill: Bill, amount: Decimal) -> None:
        more = amount - bill.amount
        if more > 0:
            if not bill.is_cost:
                self.must_fit(bill.who, [(self.month_of(bill), more)])
            self.reserve(bill.year, more)

    def send(self, bill: Bill) -> None:
        """Ask for it; twice is once."""
        if bill.state == "dropped" and bill.is_cost:
            raise No("NoReceipt")  # it went with the claim
        if bill.state != "sent":
            self._be(bill, "ready", "returned")
            bill.state = "sent"

    def take_back(self, bill: Bill) -> None:
        """Ask no more for now."""
        self._be(bill, "sent")
        bill.state = "ready"

    def drop(self, bill: Bill) -> None:
        """Give it up."""
        self._be(bill, "ready", "returned")
        bill.state = "dropped"

    def again(self, bill: Bill) -> Bill:
        """Claim the same work anew, once what was claimed is given up or reversed."""
        assert bill.work is not None
        if self.bill_of(bill.work) is not None:
            raise No("NotNow")
        self.must_fit(bill.who, [(max(bill.work.month, first(self.today)), bill.work.amount)])
        self.reserve(bill.year, bill.work.amount)
        return self.bill(bill.work)

    def add_cost(self, who: int, day: date, amount: Decimal) -> Bill:
        """Write down a cost with its receipt."""
        self.reserve(day.year, amount)
        bill = Bill(who, None, True, amount, day, self.earliest(day), amount)
        self.bills.append(bill)
        return bill

    def change_bill_month(self, bill: Bill, month: date) -> None:
        """Have it paid in another month."""
        self._be(bill, "ready", "returned", "sent", "approved")
        if not self.earliest(bill.day) <= month < later(self.earliest(bill.day), 12):
            raise No("NotThatMonth")
        if not bill.is_cost and month.year != self.month_of(bill).year:
            self.must_fit(bill.who, [(month, bill.amount)])
        bill.month = month

    # -- the approver ------------------------------------------------------------------------------

    def approve(self, bill: Bill, by: int) -> None:
        """Owe it."""
        if bill.who == by:
            raise No("OwnClaim")
        self._be(bill, "sent")
        bill.state, bill.approver = "approved", by
        self.book(self.spent(bill), ("owed", bill.who, ""), bill.amount)

    def give_back(self, bill: Bill, by: int) -> None:
        """Ask for something to be put right."""
        if bill.who == by:
            raise No("OwnClaim")
        self._be(bill, "sent")
        bill.state = "returned"

    def reverse(self, bill: Bill, by: int) -> None:
        """It was a mistake: nothing is owed."""
        if bill.who == by:
            raise No("OwnClaim")
        self._be(bill, "approved")
        bill.state = "reversed"
        self.book(("owed", bill.who, ""), self.spent(bill), bill.amount)

    @staticmethod
    def spent(bill: Bill) -> Account:
        """Return the account of the budget that pays it."""
        return ("reimbursement", bill.year, "cost") if bill.is_cost else ("expense", bill.year, "teaching")

    def _be(self, bill: Bill, *states: str) -> None:
        if bill.state not in states:
            raise No("NotNow")

    # -- the payer ---------------------------------------------------------------------------------

    def start(self, day: date) -> Batch:
        """Begin a run."""
        run = Batch(day)
        self.runs.append(run)
        return run

    def pick(self, run: Batch, by: int) -> list[Bill]:
        """Return what may be paid in it, person by person and day by day, as far as each one's year goes."""
        year, picked = run.date.year, list[Bill]()
        for bill in sorted(self.bills, key=lambda one: (one.who, one.day)):
            if bill.state != "approved" or bill.month > first(run.date) or bill in run.out:
                continue
            if by not in {bill.approver, bill.who} and self._has_room(bill, year, picked):
                picked.append(bill)
        return picked

    def _has_room(self, bill: Bill, year: int, picked: list[Bill]) -> bool:
        """Whether it may be paid in a year; from another year only beside what is meant for this one."""
        allowed = self.allowed(bill.who, year)
        if bill.is_cost or allowed is None:
            return True
        mine = [one for one in picked if one.who == bill.who and not one.is_cost]
        new = [one for one in [*mine, bill] if self.month_of(one).year != year]
        paid = self.settled(bill.who, year) + sum((one.amount for one in [*mine, bill]), NONE)
        meant = self.year_of(bill.who, year) + sum((one.amount for one in new), NONE)
        return paid <= allowed and (bill not in new or meant <= allowed)

    def settled(self, who: int, year: int) -> Decimal:
        """Return what payroll pays or has paid somebody in a year."""
        mine = [bill for bill in self.bills if bill.who == who and not bill.is_cost]
        paid = [b.amount for b in mine if b.state in {"in_payment", "paid"} and self.month_of(b).year == year]
        return sum(paid, NONE)

    def freeze(self, run: Batch, by: int) -> None:
        """Send it to payroll as it is."""
        self._run_be(run, "draft")
        picked = self.pick(run, by)
        if not picked:
            raise No("Empty")
        run.state, run.frozen_on = "frozen", self.today
        for bill in picked:
            bill.state, bill.run = "in_payment", run
            run.lines.append(Slip(bill))
            self.book(("owed", bill.who, ""), ("in_payment", bill.who, ""), bill.amount)

    def leave_out(self, run: Batch, bill: Bill, *, out: bool) -> None:
        """Let a claim wait for another run, or not."""
        run.out = [one for one in run.out if one is not bill] + [bill] * out

    def export(self, run: Batch) -> None:
        """Take the file: the first time while payroll has answered nothing, else some would be paid twice."""
        self._run_be(run, "frozen", "settled", "reversed")
        if not run.exported and any(slip.state != "frozen" for slip in run.lines):
            raise No("TooLateForFile")
        run.exported = True

    def cancel(self, run: Batch, _by: int) -> None:
        """Take it back, as long as nobody took the file."""
        self._run_be(run, "draft", "frozen")
        if run.exported:
            raise No("AlreadyExported")
        if run.state == "frozen" and any(slip.state != "frozen" for slip in run.lines):
            raise No("NotNow")
        for slip in run.lines:
            self._owe_again(slip, "taken_out")
        run.state = "cancelled"

    def pay(self, run: Batch, slips: list[Slip], by: int) -> None:
        """Payroll has paid these."""
        self._wait(run, slips, by)
        assert run.frozen_on is not None
        for slip in slips:
            slip.state, slip.bill.state, slip.bill.paid_on = "paid", "paid", run.date
            pair = ("in_payment", slip.bill.who, ""), ("paid", slip.bill.who, "")
            self.book(*pair, slip.bill.amount, max(min(run.date, self.today), run.frozen_on))
        self._settle(run)

    def _wait(self, run: Batch, slips: list[Slip], by: int) -> None:
        self._run_be(run, "frozen")
        if not slips:
            raise No("NotNow")
        self._not_own(slips, by)
        if any(slip.state != "frozen" for slip in slips):
            raise No("NotNow")

    @staticmethod
    def _not_own(slips: list[Slip], by: int) -> None:
        if any(by in {slip.bill.approver, slip.bill.who} for slip in slips):
            raise No("OwnLines")

    def reject(self, run: Batch, slips: list[Slip], by: int) -> None:
        """Payroll has not: it is owed as before."""
        self._wait(run, slips, by)
        for slip in slips:
            self._owe_again(slip, "rejected")
        self._settle(run)

    def reverse_line(self, run: Batch, slip: Slip, by: int) -> None:
        """It was a mistake: what was not paid is owed as before, what was paid is not owed at all."""
        self._run_be(run, "frozen", "settled")
        if slip.state not in {"frozen", "paid"}:
            raise No("NotNow")
        self._not_own([slip], by)
        self._take_back(slip)
        self._settle(run)

    def reverse_run(self, run: Batch, by: int) -> None:
        """All of it was a mistake."""
        self._run_be(run, "frozen", "settled")
        slips = [slip for slip in run.lines if slip.state in {"frozen", "paid"}]
        self._not_own(slips, by)
        for slip in slips:
            self._take_back(slip)
        run.state = "reversed"

    def _take_back(self, slip: Slip) -> None:
        if slip.state == "frozen":
            self._owe_again(slip, "reversed")
        else:
            slip.state = slip.bill.state = "reversed"
            self.book(("paid", slip.bill.who, ""), self.spent(slip.bill), slip.bill.amount)

    def _owe_again(self, slip: Slip, state: str) -> None:
        bill = slip.bill
        slip.state, bill.state, bill.run = state, "approved", None
        self.book(("in_payment", bill.who, ""), ("owed", bill.who, ""), bill.amount)

    def _settle(self, run: Batch) -> None:
        if run.state == "frozen" and all(slip.state != "frozen" for slip in run.lines):
            run.state = "settled"

    def _run_be(self, run: Batch, *states: str) -> None:
        if run.state not in states:
            raise No("NotNow")

    # -- who decides -------------------------------------------------------------------------------

    def ask(self, who: int, year: int, up_to: Decimal) -> Consent:
        """Say yes for oneself to more in a year."""
        if any((c.who, c.year, c.agreed) == (who, year, None) for c in self.consents):
            raise No("AskedAlready")
        allowed = self.allowed(who, year)
        if allowed is None or up_to <= allowed:
            raise No("NotAbove")
        consent = Consent(who, year, up_to)
        self.consents.append(consent)
        return consent

    def agree(self, consent: Consent, *, yes: bool) -> None:
        """A leader answers, once."""
        if consent.agreed is not None:
            raise No("AnsweredAlready")
        consent.agreed = yes

    def close(self, month: date) -> None:
        """Close a month: one that is over, after all before it; the first is that of the first entry."""
        if not self.books:
            raise No("CannotClose")
        due = first(min(side.day for side in self.books)) if self.closed is None else later(self.closed, 1)
        if month != due or later(month, 1) > self.today:
            raise No("CannotClose")
        self.closed = month
