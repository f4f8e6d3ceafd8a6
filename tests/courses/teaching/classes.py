"""Classes with people who teach them, for the tests of teaching."""

from courses.models import CourseRun, Handover, TeachingAssignment
from courses.states import AssignmentState, TeachingRole
from peers.models import Basis, Contributor
from tests.factories import make_contributor, make_person, make_run


def make_teacher(name: str, *, basis: str = Basis.PROFESSIONAL, **fields) -> Contributor:
    """Make a contributor with an account, so that they can be told."""
    person = make_person(name, email=f"{name.lower()}@example.org", full_messages=True, **fields)
    return make_contributor(name, basis=basis, person=person)


def assign(run: CourseRun, contributor: Contributor, role: str = TeachingRole.TEACHER, **fields):
    """Let somebody have said yes (or be in another state)."""
    fields.setdefault("state", AssignmentState.ACCEPTED)
    return TeachingAssignment.objects.create(run=run, contributor=contributor, role=role, **fields)


def make_staffed(**fields) -> tuple[CourseRun, Contributor, Contributor]:
    """Make a class that Rie (lived) and Per (professional) teach."""
    rie, per = make_teacher("Rie", basis=Basis.LIVED), make_teacher("Per")
    return make_run(teachers=(rie, per), **fields), rie, per


def make_handover(session, contributor, *asked, **fields) -> Handover:
    """Let somebody have asked these."""
    row = Handover.objects.create(session=session, contributor=contributor, **fields)
    row.asked.set(asked)
    return row
