"""Plays what has happened in the classes so far, by the same functions as the school uses."""

import uuid
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from accounts.models import ContactBy, User
from courses.models import CoursePage, Session
from courses.states import DROP_IN_FORMATS
from demo.content import daily
from demo.loading.classes import find
from demo.loading.marking import mark
from enrolment.day import apologies, drop_in, kiosks, welfare
from enrolment.models import Enrolment
from enrolment.models.consents import SaidBy
from enrolment.on_behalf import guidance
from enrolment.states import SeatState
from enrolment.told import class_messages, interest

_ASKED_WITHIN = timedelta(days=9)
"""Whoever was missed longer ago has been talked with."""


@transaction.atomic
def attend(by: User, now: datetime) -> None:
    """Mark who came to each session of the running classes, and talk with those who were missed long ago."""
    past = Session.objects.filter(run__state__in=("open", "closed"), ends_at__lt=now, cancelled_at=None)
    for session in past.exclude(run__course__format__in=DROP_IN_FORMATS).order_by("starts_at", "pk"):
        mark(session, by)
    for call in welfare.to_call(now=now).filter(session__ends_at__lt=now - _ASKED_WITHIN):
        welfare.talked(call=call, by=by, now=call.session.ends_at + timedelta(days=1))


@transaction.atomic
def count_drop_ins(by: User, now: datetime) -> None:
    """Count those who came to the cafés, and open the page by the door."""
    open_doors = Session.objects.filter(run__course__format__in=DROP_IN_FORMATS, run__state="open")
    past = open_doors.filter(ends_at__lt=now, cancelled_at=None)
    for session in past.order_by("starts_at", "pk"):
        rng = Random(f"door/{session.run_id}/{session.starts_at:%j}")
        numbers = {group: rng.randint(*most) for group, most in daily.DROP_IN.items()}
        drop_in.correct(session=session, numbers=numbers, by=by, now=session.ends_at)
    for key in daily.KIOSKS:
        kiosks.open_one(run=find(key), by=by)


@transaction.atomic
def lend_seats(now: datetime) -> None:
    """Let somebody give afbud early enough for the next in line to be asked."""
    for key in daily.LENT:
        run = find(key)
        session = run.sessions.filter(starts_at__gt=now, cancelled_at=None).earliest("starts_at")
        row = (
            Enrolment.objects.filter(run=run, state=SeatState.ENROLLED)
            .select_related("person")
            .order_by("pk")[0]
        )
        apologies.give(enrolment=row, session=session, by=row.person)


@transaction.atomic
def want_more(folk: list[User]) -> None:
    """Let people ask to be told when a course runs again."""
    for slug, count in daily.INTEREST.items():
        course = CoursePage.objects.get(slug=slug, locale__language_code="da")
        elsewhere = User.objects.filter(pk__in=[one.pk for one in folk], email__isnull=False).exclude(
            enrolments__run__course=course
        )
        for person in elsewhere.order_by("pk")[:count]:
            interest.want(person=person, course=course)


@transaction.atomic
def write(by: User) -> None:
    """Write to some classes."""
    for text in daily.MESSAGES:
        class_messages.write(
            run=find(text.plan),
            to=text.to,
            subject=text.subject,
            text=text.text,
            by=by,
            key=uuid.uuid5(uuid.NAMESPACE_URL, text.plan),
        )


@transaction.atomic
def guide(guide: User, by: User, folk: list[User]) -> None:
    """Let some people without e-mail say yes to the guide."""
    away = User.objects.filter(
        pk__in=[one.pk for one in folk], email=None, enrolments__state=SeatState.ENROLLED
    )
    for place, person in enumerate(away.order_by("pk").distinct()[: daily.GUIDED]):
        guidance.begin(guide=guide, person=person, said_by=SaidBy.IN_PERSON, by=by)
        if place == 0:
            person.contact_by = ContactBy.GUIDE
            person.save(update_fields=["contact_by"])
