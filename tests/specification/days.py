"""What people do on random days, each act done in both schools."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from enrolment import seats
from enrolment.states import Actor
from tests.specification.both_schools import BothSchools
from tests.specification.rows import ACTIVE

PEOPLE = 7

person = st.integers(0, PEOPLE - 1)
which = st.integers(0, 1)
nth = st.integers(0, 30)
group = st.sampled_from(["citizen", "citizen", "staff", "staff", "relative", ""])


def having(*states, **facts):
    """Allow a rule only while there is a row in one of these states, of which that is so."""
    return precondition(lambda day: day.rows(*states, **facts))


class Days(RuleBasedStateMachine):
    """People come, wait, answer and leave."""

    def begin(self, capacities):
        self.school = BothSchools(PEOPLE, capacities)

    def teardown(self):
        if hasattr(self, "school"):
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

    def rows(self, *states, paired=None):
        """Return the rows in these states, in a pair or not."""
        rows = [row for row in self.ideal.rows if row.state in (states or ACTIVE)]
        return [row for row in rows if paired is None or paired == (row.pair is not None)]

    def row(self, number, *states, **facts):
        """Return one of the rows in these states."""
        rows = self.rows(*states, **facts)
        return rows[number % len(rows)]

    def on(self, row, verb, ideally, *, by_school=False, **same):
        """Do something with a row: ``same`` is given to both."""
        by = self.school.dina if by_school else self.school.people[row.person]
        actor = Actor.SCHOOL if by_school else Actor.PERSON
        real = self.school.real(row)
        return self.school.both(
            partial(verb, enrolment=real, by=by, actor=actor, now=self.now, **same),
            partial(ideally, row, now=self.now, **same),
        )

    def comes(self, who, where, wish, *, by_school=False, real=None, ideal=None):
        """Let somebody sign up: ``real`` and ``ideal`` are what is said differently to each."""
        someone = self.school.people[who]
        return self.school.both(
            lambda: seats.enrol(
                person=someone,
                run=self.school.runs[where],
                by=self.school.dina if by_school else someone,
                actor=Actor.SCHOOL if by_school else Actor.PERSON,
                comes_as=wish["group"],
                companion=wish["companion"],
                now=self.now,
                **(real or {}),
            ),
            lambda: self.ideal.enrol(who, where, self.now, by_school=by_school, **wish, **(ideal or {})),
        )

    # -- coming ------------------------------------------------------------------------------------

    @rule(who=person, where=which, group=group, companion=st.integers(0, 3), school=st.booleans())
    def enrol(self, who, where, group, companion, school):
        self.comes(who, where, {"group": group, "companion": companion == 0}, by_school=school)

    @rule(who=person, where=which, group=group, companion=st.integers(0, 3))
    def hold(self, who, where, group, companion):
        wish = companion == 0
        self.school.both(
            lambda: seats.hold(
                person=self.school.people[who],
                run=self.school.runs[where],
                comes_as=group,
                companion=wish,
                now=self.now,
            ),
            lambda: self.ideal.hold(who, where, self.now, group=group, companion=wish),
        )

    @rule(who=person, where=which, group=group, other=group, both=st.booleans())
    def enrol_as_two(self, who, where, group, other, both):
        """The first of two signs up, and mostly the second does, too."""
        first = {"together": True}
        self.comes(who, where, {"group": group, "companion": False}, real=first, ideal=first)
        if both:
            self.second_of_two(who + 1, other, self.ideal.last(who, where))

    @having("waiting", "offered", paired=True)
    @rule(who=person, nth=nth, group=group)
    def enrol_as_the_second_of_two(self, who, nth, group):
        self.second_of_two(who, group, self.row(nth, "waiting", "offered", paired=True))

    def second_of_two(self, who, group, first):
        if first is not None and first.pair is not None:
            pair, wish = self.school.real(first).pair, {"group": group, "companion": False}
            self.comes(who % PEOPLE, first.place, wish, real={"pair": pair}, ideal={"with_whom": first.pair})

    @having("held")
    @rule(nth=nth, group=group, companion=st.integers(0, 3))
    def confirm(self, nth, group, companion):
        row = self.row(nth, "held")
        self.comes(row.person, row.place, {"group": group, "companion": companion == 0})

    @rule(first=person, second=person, where=which, one=group, other=group)
    def enrol_two(self, first, second, where, one, other):
        second = (first + 1) % PEOPLE if first == second else second
        people = [(first, one), (second, other)]
        self.school.both(
            lambda: seats.enrol_pair(
                people=[(self.school.people[who], group) for who, group in people],
                run=self.school.runs[where],
                by=self.school.dina,
                now=self.now,
            ),
            lambda: self.ideal.enrol_pair(people, where, self.now),
        )

    # -- having a seat, an offer or a place in line ------------------------------------------------

    @having()
    @rule(nth=nth, school=st.booleans())
    def leave(self, nth, school):
        self.on(self.row(nth), seats.leave, self.ideal.leave, by_school=school)

    @having("waiting")
    @rule(nth=nth, other=nth)
    def leave_a_class_that_others_wait_for(self, nth, other):
        place = self.row(nth, "waiting").place
        seated = self.ideal.of(place, "enrolled")
        if seated:
            self.on(seated[other % len(seated)], seats.leave, self.ideal.leave)

    @having("offered")
    @rule(nth=nth, accept=st.integers(0, 3), school=st.booleans())
    def answer(self, nth, accept, school):
        row = self.row(nth, "offered")
        self.on(row, seats.answer, self.ideal.answer, by_school=school, accept=accept > 0)

    @having("offered", paired=True)
    @rule(nth=nth, accept=st.integers(0, 3))
    def both_answer(self, nth, accept):
        row = self.row(nth, "offered", paired=True)
        other = self.ideal.partner(row)
        self.on(row, seats.answer, self.ideal.answer, accept=True)
        # What was answered may have been undone in the naive school: the row is looked up anew.
        if other is not None:
            other = self.ideal.rows[other.number]
            self.on(other, seats.answer, self.ideal.answer, accept=accept > 0)

    @having("enrolled", "waiting", "withdrawn", "expired", "declined")
    @rule(nth=nth, accept=st.sampled_from([True, False, None]))
    def answer_what_is_no_offer_and_leave_what_is_left(self, nth, accept):
        if accept is not None:
            row = self.row(nth, "enrolled", "waiting", "expired", "declined", "withdrawn")
            self.on(row, seats.answer, self.ideal.answer, accept=accept)
        elif self.rows("withdrawn", "expired", "declined"):
            row = self.row(nth, "withdrawn", "expired", "declined")
            self.on(row, seats.leave, self.ideal.leave)

    @having("waiting")
    @rule(nth=nth)
    def pause_or_resume(self, nth):
        row = self.row(nth, "waiting")
        if row.paused:
            self.on(row, seats.resume, self.ideal.resume)
        else:
            self.on(row, seats.pause, self.ideal.pause)

    @having("waiting", paired=False)
    @having("waiting", paired=True)
    @rule(nth=nth, other=nth)
    def pair_up(self, nth, other):
        row, first = self.row(nth, "waiting", paired=False), self.row(other, "waiting", paired=True)
        pair = self.school.real(first).pair
        self.school.both(
            lambda: seats.pair_up(
                enrolment=self.school.real(row),
                code=pair.code,
                by=self.school.people[row.person],
                actor=Actor.PERSON,
                now=self.now,
            ),
            lambda: self.ideal.pair_up(row, first.pair, self.now),
        )

    @having("waiting", paired=True)
    @rule(nth=nth)
    def part(self, nth):
        row = self.row(nth, "waiting", paired=True)
        self.on(row, seats.part, self.ideal.part)

    @having()
    @rule(nth=nth, group=group)
    def regroup(self, nth, group):
        self.on_group(self.row(nth), group)

    def on_group(self, row, group):
        self.school.both(
            lambda: seats.regroup(
                enrolment=self.school.real(row),
                comes_as=group,
                by=self.school.dina,
                actor=Actor.SCHOOL,
                now=self.now,
            ),
            lambda: self.ideal.regroup(row, group, self.now),
        )

    @having()
    @rule(nth=nth, brings=st.booleans())
    def accompany(self, nth, brings):
        self.on(self.row(nth), seats.accompany, self.ideal.accompany, brings=brings)

    @having("enrolled")
    @rule(nth=nth, school=st.booleans())
    def switch(self, nth, school):
        row = self.row(nth, "enrolled")
        self.school.both(
            lambda: seats.switch(
                enrolment=self.school.real(row),
                to_run=self.school.runs[1 - row.place],
                by=self.school.dina if school else self.school.people[row.person],
                actor=Actor.SCHOOL if school else Actor.PERSON,
                now=self.now,
            ),
            lambda: self.ideal.switch(row, 1 - row.place, self.now, by_school=school),
        )

    @having()
    @rule(nth=nth)
    def move(self, nth):
        row = self.row(nth)
        self.school.both(
            lambda: seats.move_person(
                enrolment=self.school.real(row),
                to_run=self.school.runs[1 - row.place],
                by=self.school.dina,
                now=self.now,
            ),
            lambda: self.ideal.move(row, 1 - row.place, self.now),
        )
