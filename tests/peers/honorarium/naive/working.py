"""The naive school's work: offered, answered, moved, called off, done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from tests.peers.honorarium.naive.counting import Ground
from tests.peers.honorarium.naive.rows import NONE, Bill, No, Work, first, later, worth

CANCEL_DAYS = 7


class Working(Ground):
    """From an offer to the claim that makes itself."""

    def offer(self, who: int, pieces: list[tuple[date, int]], *, is_frame: bool = False) -> list[Work]:
        """Offer pieces of work: each is a day and minutes, by the hour."""
        made = [
            Work(who, day, minutes, rate, worth(rate, minutes), later(first(day), 1), is_frame=is_frame)
            for day, minutes in pieces
            for rate in [self.rate_on(day)]
        ]
        for year in sorted({work.year for work in made}):
            if year not in self.granted:
                raise No("NoBudget")
        for year in sorted({work.year for work in made}):
            self.reserve(year, sum((one.amount for one in made if one.year == year), NONE))
        self.work += made
        return made

    def answer(self, answers: list[tuple[Work, str]], *, month: date | None, despite: bool) -> None:
        """Say yes with or without honorarium, or no; to all of it, or to nothing."""
        paid = [work for work, said in answers if self._is_new(work, said) and said == "paid"]
        if month is not None and any(self._is_not_for(work, month) for work in paid):
            raise No("WrongMonth")
        items = [(max(month or work.month, first(self.today)), work.amount) for work in paid]
        if paid:
            self.must_fit(paid[0].who, items)
            self.must_suit(paid[0].who, items, despite=despite)
        for work, (when, _amount) in zip(paid, items, strict=True):
            work.month = when
        for work, said in answers:
            if self._is_new(work, said):
                work.state, work.terms = ("declined", "") if said == "no" else ("accepted", said)

    def _is_new(self, work: Work, said: str) -> bool:
        """Whether an answer changes anything; a yes may become a no as long as the work is not done."""
        if self._said(work, said):
            return False
        if work.state != "offered" and not (said == "no" and work.state == "accepted"):
            raise No("NotNow")
        return True

    def _is_not_for(self, work: Work, month: date) -> bool:
        return not self.earliest(work.day) <= month < later(self.earliest(work.day), 12)

    @staticmethod
    def _said(work: Work, said: str) -> bool:
        if said == "no":
            return work.state == "declined"
        return work.state == "accepted" and work.terms == said

    def earliest(self, day: date) -> date:
        """Return the first month in which work of a day can be paid."""
        return max(later(first(day), 1), first(self.today))

    def must_suit(self, who: int, items: list[tuple[date, Decimal]], *, despite: bool) -> None:
        """Warn, once, of what is more in a month than a person wants."""
        limit = self.own.get(who)
        if limit is None or despite:
            return
        have = self.months(who)
        for month in {month for month, _amount in items}:
            if have.get(month, NONE) + sum((more for when, more in items if when == month), NONE) > limit:
                raise No("OwnLimit")

    def decline(self, work: Work) -> None:
        """Say no thank you, also after a yes."""
        if work.state not in {"offered", "accepted", "declined"}:
            raise No("NotNow")
        work.state, work.terms = "declined", ""

    def change_month(self, work: Work, month: date, *, despite: bool) -> None:
        """Have agreed work paid in another month."""
        if work.state != "accepted" or work.terms != "paid":
            raise No("NotNow")
        if not self.earliest(work.day) <= month < later(self.earliest(work.day), 12):
            raise No("WrongMonth")
        if month != work.month:
            with self.without(work):
                self.must_fit(work.who, [(month, self.planned(work))])
                self.must_suit(work.who, [(month, self.planned(work))], despite=despite)
            work.month = month

    @contextmanager
    def without(self, work: Work) -> Iterator[None]:
        """Let it not count for a while."""
        before, work.state = work.state, "aside"
        try:
            yield
        finally:
            work.state = before

    def move(self, work: Work, day: date, minutes: int) -> None:
        """Put it on another day; where the person cannot have so much then, it is asked about anew."""
        if work.state not in {"offered", "accepted"} or (day, minutes) == (work.day, work.minutes):
            return
        amount = worth(work.rate, minutes) if minutes != work.minutes else work.amount
        if work.is_planned:
            same = day.year == work.year
            more = amount - work.amount if same else amount
            if day.year not in self.granted:
                raise No("NoBudget")
            if more > 0:
                self.reserve(day.year, more)
        month, fits = max(work.month, later(first(day), 1)), True
        if work.state == "accepted" and work.terms == "paid" and (month, amount) != (work.month, work.amount):
            try:
                with self.without(work):
                    self.must_fit(work.who, [(max(month, first(self.today)), amount)])
            except No:
                fits = False
        work.day, work.minutes, work.amount, work.month = day, minutes, amount, month
        if not fits:
            work.state, work.terms = "offered", ""

    def call_off(self, work: Work) -> None:
        """The school calls it off: paid all the same if it was promised, and it is late."""
        if work.state not in {"offered", "accepted"}:
            return
        late = (work.day - self.today).days < CANCEL_DAYS
        if work.state == "accepted" and work.terms == "paid" and late and not work.is_frame:
            work.state = "done"
            self.bill(work)
        else:
            work.state = "called_off"

    def withdraw(self, work: Work) -> None:
        """Take it back; what was said yes to is paid all the same where it is late."""
        if work.state not in {"offered", "accepted"}:
            raise No("NotNow")
        self.call_off(work)
        if work.state == "called_off":
            work.state = "withdrawn"

    def offer_again(self, work: Work) -> None:
        """Offer it once more, by the rate of today."""
        if work.state not in {"declined", "withdrawn", "called_off"} or work.day < self.today:
            raise No("NotNow")
        rate = self.rate_on(work.day)
        amount = worth(rate, work.minutes)
        self.reserve(work.year, amount)
        work.state, work.terms, work.rate, work.amount = "offered", "", rate, amount
        work.month = later(first(work.day), 1)

    def finish(self, work: Work) -> None:
        """It is done, and with honorarium claimed by that."""
        if work.state == "done":
            return
        if work.state != "accepted":
            raise No("NotNow")
        work.state = "done"
        if work.terms == "paid" and not work.is_frame:
            self.bill(work)

    def bill(self, work: Work) -> Bill:
        """Make the claim for work that is done."""
        bill = Bill(
            work.who, work, False, work.amount, work.day, work.month, work.amount, minutes=work.minutes
        )
        self.bills.append(bill)
        return bill

    def log_hours(self, frame: Work, day: date, minutes: int) -> Work | None:
        """Write down hours of a frame: paid as far as it goes, claimed at once."""
        if not frame.is_frame:
            raise No("NotNow")
        left = self.minutes_left(frame)
        if frame.state != "accepted" or frame.terms != "paid" or left <= 0:
            return None
        paid = min(minutes, left)
        # What the frame loses by them, so that all its hours together are what was agreed, to the last øre.
        amount = self.planned(frame) - worth(frame.rate, left - paid)
        month = max(frame.month, later(first(day), 1))
        hours = Work(
            frame.who, day, paid, frame.rate, amount, month, "done", "paid", False, frame, frame.year
        )
        self.work.append(hours)
        self.bill(hours)
        return hours
