"""What Alma has of her own in the school of ``belongings``: a plan, somebody who may read it, and papers."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, Path, PathStep, Session
from enrolment import changes, seats
from enrolment.models import Enrolment, PlanShare
from enrolment.plan import change, share, writing
from enrolment.plan.sharing import KnownAs, known_to
from enrolment.states import Actor
from peers import engagements
from tests.factories import days_from_now, make_course, make_run

SECRET = "Kragetræet ved åen"
"""Words of her plan; no other text of the site has them."""


def plan_of(alma: User, *, reader: User) -> list[tuple[str, dict[str, object]]]:
    """Make them; ``reader`` teaches her."""
    hope = change(person=alma, how=writing.hope(SECRET)).hopes[0]
    step = change(person=alma, how=writing.step(SECRET)).steps[0]
    known = next(one for one in known_to(alma) if one.reader == reader)
    assert known.known_as == KnownAs.TEACHER
    share(person=alma, until=timezone.now() + timedelta(days=7), known=known)
    uid = PlanShare.objects.get(plan=alma.pk, reader=reader).uid
    course = make_course("Kunsten at gå", slug="kunsten-at-gaa")
    been = been_in(alma, make_run(course=course, sessions=1))
    path = Path.objects.create(name="Vejen ud", slug="vejen-ud", is_published=True)
    PathStep.objects.create(path=path, position=1, course=course)
    engagements.record(
        contributor=alma.contributor,
        activity="teaching",
        about="Kunsten at gå",
        done_on=timezone.localdate(),
        minutes=60,
        reference="test:udtalelse",
    )
    return [
        ("min-side/plan/haab/", {"key": hope.key}),
        ("min-side/plan/trin/", {"key": step.key}),
        ("min-side/plan/vist/", {"uid": uid}),
        ("min-side/papirer/bevis/", {"enrolment_id": been.pk}),
        ("min-side/papirer/forloeb/", {"slug": path.slug}),
    ]


def been_in(person: User, run: CourseRun, *, days_ago: int = 60) -> Enrolment:
    """Let a person have had a seat in a class that began so long ago, and is finished."""
    row = seats.enrol(person=person, run=run, by=None, actor=Actor.SCHOOL)
    first = min(one.starts_at for one in run.sessions.all())
    back = first - days_from_now(-days_ago)
    for session in run.sessions.all():
        times = {"starts_at": session.starts_at - back, "ends_at": session.ends_at - back}
        Session.objects.filter(pk=session.pk).update(**times)
    changes.finish_run(run=run)
    row.refresh_from_db()
    return row
