"""Rooms of classes for the tests: a class that met an hour ago, a practice course, a file on the shelf."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from courses import materials
from courses.models import Session
from courses.states import Format
from enrolment import seats
from tests.factories import days_from_now, make_course, make_people, make_run

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"


def room_of(person, *, sessions=3, course=None, **fields):
    """A class that begins in two weeks, with this person in it."""
    run = make_run(sessions=sessions, course=course, **fields)
    return seats.enrol(person=person, run=run, by=person)


def practice_of(*people, capacity=10):
    """A practice course with these people in it."""
    run = make_run(course=make_course(format=Format.PRACTICE), capacity=capacity)
    return [seats.enrol(person=person, run=run, by=person) for person in people]


def met(people, *, ago=timedelta(hours=1), ahead=1, capacity=40, teachers=(), **fields):
    """A class that met for two hours until so long ago, and meets again; return rows and the session."""
    run = make_run(
        first_start=days_from_now(10), sessions=1 + ahead, capacity=capacity, teachers=teachers, **fields
    )
    rows = [seats.enrol(person=person, run=run, by=person, actor="school") for person in people]
    session = run.sessions.earliest("starts_at")
    moved = timezone.now() - ago
    run.enrolments.update(state_since=moved - timedelta(days=3), created_at=moved - timedelta(days=3))
    Session.objects.filter(pk=session.pk).update(starts_at=moved - timedelta(hours=2), ends_at=moved)
    return rows, Session.objects.select_related("run__course").get(pk=session.pk)


def met_many(count, **fields):
    """The same with so many people."""
    return met(make_people(count), **fields)


def end(run, *, days):
    """Let the whole class have ended so many days ago."""
    shift = run.sessions.latest("ends_at").ends_at - (timezone.now() - timedelta(days=days))
    for session in run.sessions.order_by("starts_at"):
        Session.objects.filter(pk=session.pk).update(
            starts_at=session.starts_at - shift, ends_at=session.ends_at - shift
        )


def hand_out(run, title, *, by, name="ark.pdf", content=PDF):
    return materials.add(run=run, title=title, file=SimpleUploadedFile(name, content), by=by)


def at(name, row, *more):
    return reverse(f"enrolment:{name}", args=[row.pk, *more])
