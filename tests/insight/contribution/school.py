"""A school that works: rows of work, of money, of teams, groups and classes, made at random from a seed."""

import itertools
import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from courses.models import TeachingAssignment, TeamMember
from courses.states import AssignmentState, MemberState, TeachingRole
from insight.periods import Period
from peers import ledger
from peers.claims import booking
from peers.models import Engagement, GroupMember, WorkingGroup
from peers.states import Activity, Basis, ClaimState, EngagementState, Terms
from tests.factories import make_contributor, make_person
from tests.peers.money import make_budget
from tests.peers.work_rows import make_claim_row, make_work

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_number = itertools.count(1)


def a_period(starts, ends, *, kind="term", key=""):
    return Period(key or f"semester-{next(_number)}", kind, "Et halvår", starts, ends)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=COPENHAGEN)


def days_of(chance, first, last):
    return first + timedelta(days=chance.randrange((last - first).days + 1))


def work_at_random(chance, people, first, last, count):
    """Work of every state and on every terms; some noted without an offer, some frames."""
    for _ in range(count):
        one, day = chance.choice(people), days_of(chance, first, last)
        kind = chance.randrange(5)
        if kind == 0:
            Engagement.objects.create(
                contributor=one,
                activity=Activity.CO_DESIGN,
                about="Noteret",
                done_on=day,
                minutes=chance.choice([30, 60, 90, 125]),
                reference=f"prøve-uden:{next(_number)}",
            )
            continue
        state = chance.choice([EngagementState.DONE, EngagementState.DONE, *EngagementState.values])
        make_work(
            one,
            state=state,
            terms=chance.choice(Terms.values),
            done_on=day,
            is_frame=kind == 1,
        )


def claims_at_random(chance, people, first, last, count):
    """Approved claims in the ledger, some reversed, some costs, some paid; on days of their own."""
    budget = make_budget(10_000_000, year=first.year)
    by = make_person("Den der bogfører")
    rows = []
    for _ in range(count):
        one, day = chance.choice(people), days_of(chance, first, last)
        amount, is_cost = chance.choice([250, 500, 725]), chance.random() < 0.25
        claim = make_claim_row(
            one, amount, done_on=day, state=ClaimState.APPROVED, is_cost=is_cost, budget=budget
        )
        approved_on = day + timedelta(days=chance.randrange(40))
        entry = booking.book(claim=claim, by=by, now=noon(approved_on))
        fate = chance.random()
        paid_on = reversed_on = None
        if fate < 0.2:
            reversed_on = approved_on + timedelta(days=chance.randrange(30))
            ledger.reverse(entry=entry, date=reversed_on, text="To gange", by=by)
        elif fate < 0.7:
            paid_on = approved_on + timedelta(days=chance.randrange(30))
            pay(claim, paid_on, by)
        rows.append((one.pk, day, amount, is_cost, approved_on, reversed_on, paid_on))
    return rows


def pay(claim, day, by):
    lines = [
        ledger.Line(ledger.in_payment(claim.contributor), claim.amount),
        ledger.Line(ledger.paid(claim.contributor), -claim.amount),
    ]
    reference = f"claim:{claim.pk}:paid:1"
    ledger.post(reference=reference, date=day, text="Betalt", lines=lines, by=by, now=noon(day))


def join_team(course, contributor, day, *, ended=None):
    return TeamMember.objects.create(
        course=course,
        contributor=contributor,
        basis=contributor.basis,
        state=MemberState.LEFT if ended else MemberState.JOINED,
        joined_at=noon(day),
        ended_at=noon(ended) if ended else None,
    )


def join_group(contributor, place, since, *, until=None):
    group = WorkingGroup.objects.create(name=f"Gruppe {next(_number)}")
    return GroupMember.objects.create(
        group=group, contributor=contributor, place=place, since=since, until=until
    )


def teach(run, contributor, role=TeachingRole.TEACHER, *, state=AssignmentState.ACCEPTED):
    return TeachingAssignment.objects.create(run=run, contributor=contributor, role=role, state=state)


def crowd(count, *, basis=Basis.LIVED, **fields):
    return [make_contributor(basis=basis, **fields) for _ in range(count)]


def today():
    return timezone.localdate()


def chance_of(seed):
    return random.Random(seed)
