"""What passes in the classes of ``tests.belongings``: a hand-out, a question after a session, and a trial."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from courses import materials
from courses.models import CourseRun, Session
from courses.states import Format
from enrolment import seats
from enrolment.classroom import trials
from enrolment.models import Attendance, Enrolment
from enrolment.states import Actor
from tests.factories import make_course, make_run


def rooms_of(*, run: CourseRun, alma: User, teacher: User) -> list[tuple[str, dict[str, object]]]:
    """Make it, and say what a parameter is called below these addresses.

    Alma has a hand-out in her class, was at a session an hour ago, and tries something in a practice course.
    She has as many courses as one may have; the school may add more.
    """
    file = SimpleUploadedFile("hvile.pdf", b"%PDF-1.7 hvile")
    material = materials.add(run=run, title="Sådan hviler du", file=file, by=teacher)
    past = seats.enrol(person=alma, run=make_run(sessions=2), by=teacher, actor=Actor.SCHOOL)
    practice = make_run(course=make_course("Øv dig", format=Format.PRACTICE))
    tries = seats.enrol(person=alma, run=practice, by=teacher, actor=Actor.SCHOOL)
    trial = trials.start(enrolment=tries, plan="Gå en tur")
    place = "min-side/hold/<int:enrolment_id>/"
    return [
        (f"{place}materialer/", {"material_id": material.pk}),
        (f"{place}proevehandling/", {"enrolment_id": tries.pk, "trial_id": trial.pk}),
        ("min-side/mening/", {"session_id": _an_hour_ago(past).pk}),
    ]


def _an_hour_ago(row: Enrolment) -> Session:
    session = row.run.sessions.earliest("starts_at")
    now = timezone.now()
    session.starts_at, session.ends_at = now - timedelta(hours=3), now - timedelta(hours=1)
    session.save(update_fields=["starts_at", "ends_at"])
    Attendance.objects.create(session=session, enrolment=row, mark="present", tapped_at=now, tap=row.uid)
    return session
