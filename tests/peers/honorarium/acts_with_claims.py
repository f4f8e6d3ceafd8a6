"""What people do with claims on random days, each act done in both schools."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from peers import claims
from tests.peers.honorarium.acts import Acts, days, having, minutes, nth, person
from tests.peers.honorarium.both import DINA, DORTE, FREDE
from tests.peers.money import kroner

approver = st.sampled_from([DINA, DINA, DORTE, FREDE, 0])
amounts = st.sampled_from(["0.01", "33.33", "124.50", "800", "2500"])


class ActsWithClaims(Acts):
    """What was done is corrected, sent, approved and reversed."""

    def on_claim(self, bill, verb, ideally, by=None, **same):
        """Do something with a claim."""
        person = self.school.people[bill.who if by is None else by]
        self.both(
            lambda: verb(claim=self.school.claim(bill), by=person, now=self.now, **same),
            lambda: ideally(bill),
        )

    @having("bills", "ready", "returned")
    @rule(number=nth, long=minutes, amount=amounts)
    def correct(self, number, long, amount):
        bill = self.one("bills", number, "ready", "returned")
        version = self.school.claim(bill).version
        if bill.is_cost:
            same = {"amount": kroner(amount)}
            ideally = partial(self.ideal.correct_cost, amount=Decimal(amount))
        else:
            same, ideally = {"minutes": long}, partial(self.ideal.correct, minutes=long)
        self.on_claim(bill, claims.correct, ideally, explanation="Det tog længere.", version=version, **same)

    @having("bills")
    @rule(number=nth)
    def send(self, number):
        bill = self.one("bills", number)
        self.both(
            lambda: claims.send(
                claims=[self.school.claim(bill)], by=self.school.people[bill.who], now=self.now
            ),
            lambda: self.ideal.send(bill),
        )

    @having("bills", "ready", "returned")
    @rule()
    def send_all(self):
        for bill in self.some("bills", "ready", "returned"):
            self.send(self.ideal.bills.index(bill))

    @having("bills")
    @rule(number=nth, drops=st.booleans())
    def take_back_or_drop(self, number, drops):
        verb, ideally = (claims.drop, self.ideal.drop) if drops else (claims.take_back, self.ideal.take_back)
        self.on_claim(self.one("bills", number), verb, ideally)

    @precondition(lambda day: day.done_with())
    @rule(number=nth)
    def again(self, number):
        bills = self.done_with()
        bill = bills[number % len(bills)]
        person = self.school.people[bill.who]
        self.both(
            lambda: claims.again(engagement=self.school.work(bill.work), by=person, now=self.now),
            lambda: self.ideal.again(bill),
        )

    def done_with(self):
        """Return claims for work of which none is left."""
        return [
            bill
            for bill in self.some("bills", "dropped", "reversed")
            if not bill.is_cost and self.ideal.bill_of(bill.work) is None
        ]

    @rule(who=person, more=days, amount=amounts)
    def add_cost(self, who, more, amount):
        day = self.ideal.today + timedelta(days=more)
        self.both(
            partial(
                claims.add_cost,
                contributor=self.school.contributors[who],
                about="Kaffe til holdet",
                done_on=day,
                amount=kroner(amount),
                by=self.school.people[who],
                key=uuid4(),
                receipt="receipts/kvittering.jpg",
                project=self.school.project,
                now=self.now,
            ),
            partial(self.ideal.add_cost, who, day, Decimal(amount)),
        )

    @having("bills", "ready", "returned", "sent", "approved", "in_payment")
    @rule(number=nth, more=st.sampled_from([0, 1, 2, 12]))
    def change_month_of_claim(self, number, more):
        bill = self.one("bills", number, "ready", "returned", "sent", "approved", "in_payment")
        month = self.month(bill.day, more)
        if bill.state == "in_payment" and (more == 12 or month.year != bill.month.year):
            return  # refused for either reason
        ideally = partial(self.ideal.change_bill_month, month=month)
        self.on_claim(bill, claims.change_month, ideally, pay_month=month)

    @having("bills")
    @rule(number=nth, by=approver, verb=st.sampled_from(["approve", "approve", "give_back", "reverse"]))
    def decide(self, number, by, verb):
        bill = self.one("bills", number)
        more = {} if verb == "approve" else {"reason": "Skriv timerne."}
        ideally = partial(getattr(self.ideal, verb), by=by)
        self.on_claim(bill, getattr(claims, verb), ideally, by=by, **more)

    @having("bills", "sent")
    @rule(by=approver)
    def approve_all(self, by):
        for bill in self.some("bills", "sent"):
            self.on_claim(bill, claims.approve, partial(self.ideal.approve, by=by), by=by)
