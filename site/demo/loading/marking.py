"""Marks who came to the sessions of a class, by the same function as teachers tap with."""

import uuid
from datetime import timedelta
from random import Random

from accounts.models import User
from courses.models import Session
from demo.content import daily
from enrolment.day import attendance
from enrolment.day.taps import Tap
from enrolment.models import Enrolment
from enrolment.states import SeatState


def mark(session: Session, by: User) -> None:
    """Tap for everybody who had a seat when the session was held."""
    rng = Random(f"{session.run_id}/{session.sequence}/{session.starts_at:%j}")
    marks, weights = zip(*daily.MARKS, strict=True)
    at = session.starts_at + timedelta(minutes=20)
    rows = Enrolment.objects.filter(run=session.run_id, state=SeatState.ENROLLED, created_at__lt=at)
    taps = [
        Tap(uuid.UUID(int=rng.getrandbits(128), version=4), pk, rng.choices(marks, weights)[0], at)
        for pk in rows.order_by("pk").values_list("pk", flat=True)
    ]
    attendance.take(session=session, given=taps, by=by, now=at)
