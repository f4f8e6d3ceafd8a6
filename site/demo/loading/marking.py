"""Marks who came to the sessions of a class, by the same function as teachers tap with."""

import uuid
from collections.abc import Sequence
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
    rng = Random(f"{session.run.course.slug}/{session.run.term_id}/{session.starts_at:%j}")
    at = session.starts_at + timedelta(minutes=20)
    rows = Enrolment.objects.filter(run=session.run_id, state=SeatState.ENROLLED, created_at__lt=at)
    seats = list(rows.order_by("pk").values_list("pk", flat=True))
    taps = [
        Tap(uuid.UUID(int=rng.getrandbits(128), version=4), pk, said, at)
        for pk, said in zip(seats, _marks(len(seats), rng), strict=True)
    ]
    attendance.take(session=session, given=taps, by=by, now=at)


def _marks(count: int, rng: Random) -> Sequence[str]:
    """Return so many marks in their usual shares: whom they fall on is chance, how many there are is not."""
    (usual, _most), *others = daily.MARKS
    marks = [mark for mark, share in others for _one in range(round(count * share / 100))]
    return rng.sample([*marks, *[usual] * (count - len(marks))], count)
