"""What people do with work on random days, each act done in both schools."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from peers import offers
from tests.peers.honorarium.both import DINA, PEOPLE, Both
from tests.peers.honorarium.naive.rows import later

nth = st.integers(0, 30)
person = st.integers(0, PEOPLE - 1)
minutes = st.sampled_from([20, 50, 60, 100, 180, 300])
days = st.sampled_from([-3, 1, 4, 10, 25, 55, 80])
months = st.sampled_from([None, 0, 1, 2, 12])


def having(name, *states):
    """Allow a rule only while there is a row in one of these states."""
    return precondition(lambda day: day.some(name, *states))


class Acts(RuleBasedStateMachine):
    """Work is offered, answered, moved and done."""

    def begin(self):
        self.school = Both()

    def teardown(self):
        if hasattr(self, "school"):
            try:
                self.school.check()
            finally:
                self.school.close()

    @invariant()
    def the_schools_are_alike(self):
        self.school.compare()

    @property
    def ideal(self):
        return self.school.ideal

    @property
    def now(self):
        return self.school.now

    def some(self, name, *states):
        """Return the rows of a kind in these states."""
        return [row for row in getattr(self.ideal, name) if row.state in states or not states]

    def one(self, name, number, *states):
        """Return one of them."""
        rows = self.some(name, *states)
        return rows[number % len(rows)]

    def month(self, day, more):
        """Return a month that may be chosen, or (12) just not any more; None for no choice."""
        return None if more is None else later(self.ideal.earliest(day), more)

    def both(self, real, ideal):
        return self.school.both(real, ideal)

    # -- offers ------------------------------------------------------------------------------------

    @rule(
        who=person,
        pieces=st.lists(st.tuples(days, minutes), min_size=1, max_size=3),
        frame=st.integers(0, 3).map(lambda one: one == 0),
    )
    def offer(self, who, pieces, frame):
        of = [(self.ideal.today + timedelta(more), 4 * long if frame else long) for more, long in pieces]
        given = [
            offers.Piece("teaching", "Undervisning", day, long, self.school.reference(), is_frame=frame)
            for day, long in of
        ]
        self.both(
            partial(
                offers.make,
                contributor=self.school.contributors[who],
                task="Undervis",
                pieces=given,
                project=self.school.project,
                by=self.school.people[DINA],
                key=uuid4(),
                now=self.now,
            ),
            partial(self.ideal.offer, who, of, is_frame=frame),
        )

    @having("work", "offered")
    @rule(
        number=nth,
        said=st.sampled_from(["paid", "paid", "paid", "unpaid", "expenses", "no"]),
        month=months,
        despite=st.booleans(),
    )
    def answer(self, number, said, month, despite):
        self._answer(self.one("work", number, "offered"), said, month, despite)

    @having("work", "accepted", "declined", "done", "withdrawn")
    @rule(number=nth, said=st.sampled_from(["paid", "unpaid", "no"]))
    def answer_late(self, number, said):
        self._answer(self.one("work", number, "accepted", "declined", "done", "withdrawn"), said, None, True)

    def _answer(self, work, said, more, despite):
        month, row = self.month(work.day, more), self.school.work(work)
        self.both(
            lambda: offers.answer(
                offer=row.offer,
                choices={row.pk: said},
                by=self.school.people[work.who],
                pay_month={} if month is None else {row.pk: month},
                despite_own_limit=despite,
                now=self.now,
            ),
            lambda: self.ideal.answer([(work, said)], month=month, despite=despite),
        )

    def on_work(self, work, verb, ideally, by=None, **same):
        """Do something with a piece of work."""
        person = self.school.people[work.who if by is None else by]
        self.both(
            lambda: verb(engagement=self.school.work(work), by=person, now=self.now, **same),
            lambda: ideally(work),
        )

    @having("work")
    @rule(number=nth)
    def decline(self, number):
        self.on_work(self.one("work", number), offers.decline, self.ideal.decline)

    @having("work", "accepted")
    @rule(number=nth, more=st.sampled_from([0, 1, 2, 12]), despite=st.booleans())
    def change_month(self, number, more, despite):
        work = self.one("work", number, "accepted")
        month = self.month(work.day, more)
        if self.ideal.hours_of(work) and month.year != work.month.year:
            return
        same = {"pay_month": month, "despite_own_limit": despite}
        ideally = partial(self.ideal.change_month, month=month, despite=despite)
        self.on_work(work, offers.change_month, ideally, **same)

    @having("work")
    @rule(number=nth, takes_back=st.booleans())
    def end(self, number, takes_back):
        verb, ideally = (
            (offers.withdraw, self.ideal.withdraw) if takes_back else (offers.call_off, self.ideal.call_off)
        )
        self.on_work(self.one("work", number), verb, ideally, by=DINA)

    @having("work", "declined", "withdrawn", "called_off")
    @rule(number=nth)
    def offer_again(self, number):
        work = self.one("work", number, "declined", "withdrawn", "called_off")
        if self.ideal.hours_of(work):
            return  # what a used frame is offered anew for is not said
        self.on_work(work, offers.offer_again, self.ideal.offer_again, by=DINA)

    @having("work", "offered", "accepted")
    @rule(number=nth, more=days, long=minutes)
    def move(self, number, more, long):
        work = self.one("work", number, "offered", "accepted")
        if self.ideal.hours_of(work):
            return
        day = work.day + timedelta(days=more)
        same = {"done_on": day, "starts_at": None, "minutes": long}
        self.on_work(work, offers.move, partial(self.ideal.move, day=day, minutes=long), by=DINA, **same)

    @having("work", "accepted")
    @rule(upto=st.integers(0, 30))
    def finish_what_is_agreed(self, upto):
        for work in self.some("work", "accepted"):
            if not work.is_frame and work.day <= self.ideal.today + timedelta(upto):
                self.on_work(work, offers.finish, self.ideal.finish, by=DINA)

    @having("work")
    @rule(number=nth)
    def finish(self, number):
        self.on_work(self.one("work", number), offers.finish, self.ideal.finish, by=DINA)

    @precondition(lambda day: any(work.is_frame for work in day.ideal.work))
    @rule(number=nth, more=days, long=minutes)
    def log_hours(self, number, more, long):
        frames = [work for work in self.ideal.work if work.is_frame]
        frame, day = frames[number % len(frames)], self.ideal.today + timedelta(days=more)
        self.both(
            lambda: offers.log_hours(
                frame=self.school.work(frame),
                done_on=day,
                minutes=long,
                about="Samskabelse",
                reference=self.school.reference(),
                by=self.school.people[frame.who],
                now=self.now,
            ),
            lambda: self.ideal.log_hours(frame, day, long),
        )
