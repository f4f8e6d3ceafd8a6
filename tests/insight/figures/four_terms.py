"""A school of four terms, lived through by the functions that the site itself uses; drawn by chance."""

import random
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Locale

from courses.models import CourseRun, Session, TeachingAssignment, Term
from courses.states import Format
from enrolment import changes, seats
from enrolment.day_states import Mark
from enrolment.models import Apology, Attendance, AttendanceFigures, DropInCount, Enrolment, Interest
from enrolment.rules import Refused
from enrolment.seats import NoSeat
from enrolment.states import Actor, SeatState
from peers.models import Basis
from tests.factories import (
    at,
    make_contributor,
    make_course,
    make_people,
    make_person,
    make_run,
    make_term,
    make_venue,
)

GROUPS = ("citizen", "relative", "staff", "other", "")


def live_through(*, people=160, seed=1):
    """Live four terms, the last of which is under way; return the person who did everything."""
    chance = random.Random(seed)
    dina = make_person("Dina")
    crowd = make_people(people)
    groups = {person.pk: chance.choices(GROUPS, [55, 17, 20, 4, 4])[0] for person in crowd}
    courses = _courses()
    venues = [make_venue("Huset"), make_venue("Skolen")]
    for number, term in enumerate(_terms()):
        for course in courses:
            start = at(term.starts_on + timedelta(days=chance.randint(10, 40)))
            run = make_run(
                course=course,
                term=term,
                venue=chance.choice(venues),
                capacity=9,
                sessions=2,
                first_start=start,
            )
            _teach(run, chance)
            _fill(run, chance.sample(crowd, chance.randint(7, 14)), groups, start - timedelta(days=9), dina)
        _change(term, chance, dina)
        if number < 3:
            _end(term, chance)
    _drop_ins(Term.objects.order_by("starts_on").last())
    for number in range(7):
        Interest.objects.create(
            course=courses[number % 2], email=f"vil.gerne.{number}@example.org", confirmed_at=timezone.now()
        )
    Interest.objects.create(course=courses[0], email="ubekraeftet@example.org")
    return dina


def _terms():
    today = timezone.localdate()
    this_year = today.year
    days = [date(this_year - 1, 2, 1), date(this_year - 1, 8, 1), date(this_year, 1, 2)]
    days.append(min(today, date(this_year, 12, 1)) - timedelta(days=20))
    return [
        make_term(
            f"Semester {n}",
            starts_on=day,
            ends_on=day + timedelta(days=120),
            enrolment_opens_at=at(day) - timedelta(days=40),
        )
        for n, day in enumerate(days)
    ]


def _courses():
    facts = [
        (Format.COURSE, ["hope", "identity"], ["health"]),
        (Format.COURSE, ["hope"], ["health", "network"]),
        (Format.WORKSHOP, ["meaning"], ["network"]),
        (Format.COURSE, [], []),
    ]
    danish = [make_course(format=form, themes=themes, life_areas=areas) for form, themes, areas in facts]
    english = danish[0].copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    return [*danish, english]


def _teach(run, chance):
    for basis in chance.choice([(Basis.LIVED,), (Basis.LIVED, Basis.PROFESSIONAL), (Basis.BOTH,)]):
        TeachingAssignment.objects.create(run=run, contributor=make_contributor(basis=basis))


def _fill(run, people, groups, when, dina):
    for minute, person in enumerate(people):
        moment = when + timedelta(minutes=minute)
        comes_as = groups[person.pk]
        seats.enrol(person=person, run=run, by=dina, actor=Actor.SCHOOL, comes_as=comes_as, now=moment)


def _change(term, chance, dina):
    """Some leave, some who wait are offered a seat and take it, some are moved, and a class is cancelled."""
    runs = list(CourseRun.objects.filter(term=term).order_by("pk"))
    for run in runs:
        when = run.sessions.earliest("starts_at").starts_at - timedelta(days=5)
        rows = list(Enrolment.objects.filter(run=run, state=SeatState.ENROLLED).order_by("pk"))
        for row in rows[:2]:
            seats.leave(enrolment=row, by=dina, now=when)
        for row in Enrolment.objects.filter(run=run, state=SeatState.OFFERED).order_by("pk"):
            seats.answer(
                enrolment=row, accept=chance.random() < 0.7, by=row.person, now=when + timedelta(hours=1)
            )
        waits = Enrolment.objects.filter(run=run, state=SeatState.WAITING).order_by("pk").first()
        for row in filter(None, (rows[3], waits)):
            _move(row, chance.choice(runs), dina, when + timedelta(hours=2))
    last = runs[-1]
    changes.cancel_run(
        run=last, by=dina, now=last.sessions.earliest("starts_at").starts_at - timedelta(days=1)
    )


def _move(row, to_run, dina, now):
    if to_run.pk == row.run_id:
        return
    try:
        seats.move_person(enrolment=row, to_run=to_run, by=dina, now=now)
    except (NoSeat, Refused, seats.AlreadyThere):
        return


def _end(term, chance):
    """Somebody comes to each session, somebody has told us; the oldest are figures by now."""
    for session in Session.objects.filter(run__term=term).exclude(run__state="cancelled"):
        rows = list(Enrolment.objects.filter(run=session.run, state=SeatState.ENROLLED).order_by("pk"))
        if session.ends_at < timezone.now() - timedelta(days=365):
            AttendanceFigures.objects.create(session=session, present=len(rows), apologies=1, others=2)
            continue
        for row in rows[:-1]:
            mark = chance.choice([*Mark.values, "", Mark.PRESENT])
            Attendance.objects.create(
                session=session, enrolment=row, mark=mark, tapped_at=session.ends_at, tap=row.uid
            )
        for row in rows[-2:]:
            Apology.objects.create(session=session, enrolment=row)
    for run in CourseRun.objects.filter(term=term).exclude(state="cancelled"):
        changes.finish_run(run=run, now=run.sessions.latest("ends_at").ends_at)


def _drop_ins(term):
    run = make_run(course=make_course(format=Format.CAFE), term=term, first_start=at(term.starts_on))
    for session in run.sessions.all():
        for group, number in (("citizen", 9), ("unknown", 3)):
            DropInCount.objects.create(session=session, group=group, number=number)
