"""Random months of honorarium in the database, held against a naive school after every step.

``SPECIFICATION=deep`` looks far longer, and elsewhere each time.
"""

import os
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from peers import budgets, ceiling, ledger, payments, rates
from tests.peers.honorarium.acts import having, nth, person
from tests.peers.honorarium.acts_with_claims import ActsWithClaims
from tests.peers.honorarium.both import DINA, DORTE, FREDE, YEARS
from tests.peers.honorarium.naive.rows import later
from tests.peers.money import kroner

DEEP = os.environ.get("SPECIFICATION") == "deep"
EXAMPLES, STEPS = (int(os.environ.get("SPECIFICATION_EXAMPLES", "300")), 80) if DEEP else (7, 35)

payer = st.sampled_from([FREDE, FREDE, DORTE, DINA, 0])


class Months(ActsWithClaims):
    """Runs are paid, consents are given, and time passes into the next year."""

    @initialize(who=person, long=st.sampled_from([60, 300, 480]))
    def open(self, who, long):
        """Begin with some work that is done and sent, so that there is something to happen to."""
        self.begin()
        self.offer(who, [(1, long), (10, 60), (25, 300)], frame=False)
        for number in range(2):
            self.answer(0, "paid", None, True)
            self.finish(number)
        self.send_all()

    # -- payment runs ------------------------------------------------------------------------------

    @rule(more=st.sampled_from([-20, 0, 10, 40, 70]))
    def start(self, more):
        day = self.ideal.today + timedelta(days=more)
        self.both(
            partial(payments.start, pay_date=day, by=self.school.people[FREDE], now=self.now),
            partial(self.ideal.start, day),
        )

    @having("runs")
    @rule(number=nth, by=payer, kind=st.sampled_from(["freeze", "freeze", "cancel", "reverse_run"]))
    def on_run(self, number, by, kind):
        run = self.one("runs", number)
        more = {"reason": "Forkert fil."} if kind == "reverse_run" else {}
        ideally = partial(getattr(self.ideal, kind), run, by)
        self.both(
            lambda: getattr(payments, kind)(
                run=self.school.run(run), by=self.school.people[by], now=self.now, **more
            ),
            ideally,
        )

    @having("bills", "approved")
    @rule(by=payer, more=st.sampled_from([10, 40, 70]))
    def start_and_freeze(self, by, more):
        self.start(more)
        self.on_run(len(self.ideal.runs) - 1, by, "freeze")

    @having("runs", "draft")
    @precondition(lambda day: day.ideal.bills)
    @rule(number=nth, bill=nth, out=st.booleans())
    def leave_out(self, number, bill, out):
        run, bill = self.one("runs", number, "draft"), self.one("bills", bill)
        verb, pk = payments.leave_out if out else payments.take_in, self.school.pks[id(bill)]
        self.both(
            lambda: verb(run=self.school.run(run), claims=[pk], by=self.school.people[FREDE]),
            lambda: self.ideal.leave_out(run, bill, out=out),
        )

    @having("runs", "frozen", "settled", "reversed")
    @rule(number=nth)
    def export(self, number):
        run = self.one("runs", number, "frozen", "settled", "reversed")

        def take():
            first, again = (payments.export(self.school.run(run), "csv", now=self.now) for _time in range(2))
            assert first == again

        self.both(take, lambda: self.ideal.export(run))

    @having("runs", "frozen", "settled")
    @rule(number=nth, which=st.sets(st.integers(0, 4), max_size=3), by=payer, rejects=st.booleans())
    def settle(self, number, which, by, rejects):
        run = self.one("runs", number, "frozen", "settled")
        slips = [run.lines[place % len(run.lines)] for place in which] or run.lines
        slips = [slip for slip in run.lines if slip in slips]
        rows = [self.school.line(run, slip).pk for slip in slips]
        verb = payments.reject if rejects else payments.mark_paid
        ideally = self.ideal.reject if rejects else self.ideal.pay
        more = {"reason": "Ukendt nummer."} if rejects else {}
        self.both(
            lambda: verb(
                run=self.school.run(run), lines=rows, by=self.school.people[by], now=self.now, **more
            ),
            lambda: ideally(run, slips, by),
        )

    @having("runs", "frozen", "settled", "reversed", "cancelled")
    @rule(number=nth, place=nth, by=payer)
    def reverse_line(self, number, place, by):
        run = self.one("runs", number, "frozen", "settled", "reversed", "cancelled")
        if not run.lines:
            return
        slip = run.lines[place % len(run.lines)]
        self.both(
            lambda: payments.reverse_line(
                line=self.school.line(run, slip), reason="To gange.", by=self.school.people[by], now=self.now
            ),
            lambda: self.ideal.reverse_line(run, slip, by),
        )

    # -- who decides, and the clock ----------------------------------------------------------------

    @rule(who=person, year=st.sampled_from(YEARS), up_to=st.sampled_from(["3000", "5000", "6000"]))
    def ask(self, who, year, up_to):
        self.both(
            lambda: ceiling.ask(
                contributor=self.school.contributors[who],
                year=year,
                up_to=kroner(up_to),
                by=self.school.people[who],
                now=self.now,
            ),
            lambda: self.ideal.ask(who, year, Decimal(up_to)),
        )

    @precondition(lambda day: day.ideal.consents)
    @rule(number=nth, yes=st.booleans())
    def agree(self, number, yes):
        consent = self.ideal.consents[number % len(self.ideal.consents)]
        rows = self.school.contributors[consent.who].ceiling_consents.filter(year=consent.year)
        mine = [one for one in self.ideal.consents if (one.who, one.year) == (consent.who, consent.year)]
        row = rows.order_by("pk")[mine.index(consent)]
        self.both(
            lambda: ceiling.answer(
                consent=row, agree=yes, reason="Efter aftale.", by=self.school.leader, now=self.now
            ),
            lambda: self.ideal.agree(consent, yes=yes),
        )

    @rule(year=st.sampled_from(YEARS), more=st.sampled_from(["0.50", "1000"]))
    def lift(self, year, more):
        budgets.lift(
            budget=self.school.budgets[year], amount=kroner(more), reason="Flere hold.", by=self.school.leader
        )
        self.ideal.granted[year] += Decimal(more)

    @rule(amount=st.sampled_from(["250", "333.35", "100"]), more=st.sampled_from([0, 20]))
    def set_rate(self, amount, more):
        day = self.ideal.today + timedelta(days=more)
        if self.ideal.rate_on(day) != Decimal(amount):
            new = {"activity": "teaching", "unit": "hour", "amount": kroner(amount), "valid_from": day}
            rates.set_rate(**new, reason="Ny sats.", by=self.school.leader)
            self.ideal.rates.append((day, Decimal(amount)))

    @rule(days=st.sampled_from([1, 6, 20, 35]))
    def time_passes(self, days):
        self.school.pass_days(days)

    @precondition(lambda day: day.ideal.books)
    @rule(more=st.sampled_from([0, 0, 0, 1]))
    def close(self, more):
        due = self.ideal.closed and later(self.ideal.closed, 1)
        month = later(due or min(side.day for side in self.ideal.books).replace(day=1), more)
        self.both(
            lambda: ledger.close(month=month, by=self.school.people[FREDE], now=self.now),
            lambda: self.ideal.close(month),
        )


@pytest.mark.django_db
def test_honorarium_does_what_the_specification_says():
    profile = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        derandomize=not DEEP,
        deadline=None,
        database=None,
        phases=(
            Phase.explicit,
            Phase.generate,
        ),  # what is found is a day's work to shrink, and seldom clearer
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(Months, settings=profile)
