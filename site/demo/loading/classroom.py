"""Lets teachers and classes talk, by the same functions as the school uses."""

import uuid
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from courses import handovers, materials, notes, staffing
from courses.models import CourseRun, Session
from courses.states import NoteKind, TeachingRole
from demo.content import classroom
from demo.loading.classes import find
from enrolment.classroom import pulse, trials, words
from enrolment.models import Enrolment
from enrolment.states import SeatState
from peers.models import Contributor


@transaction.atomic
def talk(cast: dict[str, User], makers: dict[str, Contributor], now: datetime) -> None:
    """Hand out, note, ask and answer in the classes of the cast's peer."""
    peer = cast["peer"]
    for key, co_teacher in classroom.TAUGHT.items():
        run = find(key)
        _hand_out(run, peer)
        _note(run, peer.contributor, makers[co_teacher], now)
        _write(run, peer, now)
        _say_whether_it_made_sense(run, now)
    _try_something(cast["medarbejder"], now)
    _ask_to_teach(makers, cast["koordinator"], now)
    _have_a_bad_day(makers, cast["koordinator"], now)


def _ask_to_teach(makers: dict[str, Contributor], by: User, now: datetime) -> None:
    for key, name, role in classroom.ASKED:
        run = find(key)
        session = _coming(run, now).first() if role == TeachingRole.SPEAKER else None
        staffing.offer(run=run, contributor=makers[name], role=role, by=by, session=session)


def _have_a_bad_day(makers: dict[str, Contributor], by: User, now: datetime) -> None:
    key, name = classroom.BAD_DAY
    run = find(key)
    staffing.offer(
        run=run, contributor=makers[name], role=TeachingRole.SUBSTITUTE, by=by, agreed=True, now=now
    )
    session, teacher = _coming(run, now).first(), run.teachers.first()
    if session is not None and teacher is not None and teacher.person is not None:
        handovers.ask(session=session, contributor=teacher, by=teacher.person, now=now)


def _hand_out(run: CourseRun, by: User) -> None:
    for one in classroom.HAND_OUTS:
        first, *later = (ContentFile(text.encode(), name=one.name) for text in one.versions)
        material = materials.add(run=run, title=one.title, file=first, by=by)
        for file in later:
            materials.add_version(material=material, file=file, by=by)


def _note(run: CourseRun, mine: Contributor, other: Contributor, now: datetime) -> None:
    held, coming = _held(run, now).last(), _coming(run, now).first()
    if held is not None:
        text, at = classroom.DEBRIEF, held.ends_at + timedelta(minutes=20)
        notes.write(session=held, author=other, kind=NoteKind.DEBRIEF, text=text, now=at)
    if coming is not None:
        text, at = classroom.PREPARATION, now - timedelta(days=1)
        notes.write(session=coming, author=mine, kind=NoteKind.PREPARATION, text=text, now=at)


def _write(run: CourseRun, teacher: User, now: datetime) -> None:
    rows = _seated(run)[: len(classroom.WORDS)]
    for number, (row, (text, answer)) in enumerate(zip(rows, classroom.WORDS, strict=False)):
        at, key = now - timedelta(hours=30 - number), uuid.uuid5(uuid.NAMESPACE_URL, f"{run.pk}/{number}")
        message = words.write(enrolment=row, text=text, by=row.person, key=key, now=at)
        if answer:
            words.answer(message=message, text=answer, by=teacher, now=at + timedelta(hours=3))


def _say_whether_it_made_sense(run: CourseRun, now: datetime) -> None:
    """Let those who were at the last session say so, as many as there are answers."""
    session = _held(run, now).last()
    if session is None or not pulse.is_open(session, now=session.ends_at + timedelta(hours=1)):
        return
    there = [row.person for row in _seated(run) if pulse.was_there(session, row.person)]
    for person, (meaning, said) in zip(there, classroom.PULSE, strict=False):
        at = session.ends_at + timedelta(hours=1)
        pulse.answer(session=session, person=person, meaning=meaning, words=said, now=at)


def _try_something(member: User, now: datetime) -> None:
    """A pair on the practice course: a member of staff, and a citizen who begins."""
    run = find(classroom.PRACTICE)
    own = Enrolment.objects.get(run=run, person=member)
    other = _seated(run).exclude(pk=own.pk).filter(comes_as="citizen").first()
    if other is None:
        return
    trial = trials.start(enrolment=other, plan=classroom.TRIAL_PLAN, session=_coming(run, now).first())
    trial = trials.join(enrolment=own, code=trial.code)
    trial = trials.write(
        trial=trial,
        enrolment=other,
        plan=classroom.TRIAL_PLAN,
        outcome=classroom.TRIAL_OUTCOME,
        version=trial.version,
    )
    for row in (other, own):
        trial = trials.share(trial=trial, enrolment=row, named=False, version=trial.version)


def _seated(run: CourseRun) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.filter(run=run, state=SeatState.ENROLLED).select_related("person")
    return rows.order_by("pk")


def _held(run: CourseRun, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(run=run, ends_at__lte=now, cancelled_at=None).order_by("starts_at")


def _coming(run: CourseRun, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(run=run, starts_at__gt=now, cancelled_at=None).order_by("starts_at")
