"""A school made by lot, and the plain numbers that its board must say."""

import random
from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from courses.models import CourseRun, Session
from courses.states import Format, LifeArea, RunAccess, RunState
from enrolment import seats
from enrolment.models import Enrolment, EnrolmentSettings, Interest
from enrolment.rules import Refused
from enrolment.seats import ShareWish
from tests.factories import days_from_now, make_course, make_people, make_run, make_venue

GROUPS = ("citizen", "relative", "staff", "other", "")


def open_to_all():
    """Let the board be everybody's, and nobody be stopped by the cap of a term."""
    EnrolmentSettings.objects.update_or_create(defaults={"courses_per_term": 0, "board_is_public": True})


def make_school(seed, *, classes):
    """Make so many classes of every kind, with people in them; return the classes."""
    lot = random.Random(seed)
    open_to_all()
    people = make_people(24)
    venues = [make_venue("Biblioteket"), make_venue("Fjordhuset")]
    courses = [_course(lot, number) for number in range(max(1, classes // 2))]
    made = [_class(lot, lot.choice(courses), lot.choice(venues)) for _ in range(classes)]
    for run in made:
        if run.state == RunState.OPEN and not run.is_drop_in:
            _fill(lot, run, people)
    for course in courses:
        _want(lot, course, people)
    # Some close when people are in them.
    for run in made[::7]:
        CourseRun.objects.filter(pk=run.pk, state=RunState.OPEN).update(state=RunState.CLOSED)
    return list(CourseRun.objects.select_related("course", "seats", "venue").order_by("pk"))


def _course(lot, number):
    areas = lot.sample(LifeArea.values, lot.randint(0, 2))
    form = Format.CAFE if number % 6 == 5 else Format.COURSE
    return make_course(f"Kursus nummer {number}", life_areas=areas, format=form)


def _class(lot, course, venue):
    start = days_from_now(lot.choice([-21, -3, 2, 9, 30, 80]), lot.choice([10, 13]))
    state = RunState.DRAFT if lot.random() < 0.15 else RunState.OPEN
    access = RunAccess.INVITATION if lot.random() < 0.15 else RunAccess.PUBLIC
    run = make_run(
        course=course,
        venue=venue,
        capacity=lot.randint(2, 9),
        first_start=start,
        state=state,
        access=access,
        sessions=lot.randint(1, 5),
        enrolment_closes_at=timezone.now() + timedelta(days=1) if start < timezone.now() else None,
    )
    if lot.random() < 0.3:
        first = run.sessions.first()
        Session.objects.filter(pk=first.pk).update(cancelled_at=timezone.now())
    if lot.random() < 0.3:
        seats.change_rules(run=run, by=None, shares=[ShareWish("citizen", guaranteed=2)])
    return run


def _fill(lot, run, people):
    for person in lot.sample(people, lot.randint(0, 12)):
        # Whom the rules refuse (too late, too full of their group) is not in it.
        with suppress(Refused):
            seats.enrol(person=person, run=run, by=person, comes_as=lot.choice(GROUPS))
    for row in Enrolment.objects.filter(run=run, state="enrolled").order_by("pk")[: lot.randint(0, 2)]:
        seats.leave(enrolment=row, by=row.person)


def _want(lot, course, people):
    for person in lot.sample(people, lot.randint(0, 7)):
        Interest.objects.create(course=course, person=person, confirmed_at=timezone.now())
    Interest.objects.create(course=course, email="ukendt@example.org")
