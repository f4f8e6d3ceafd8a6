"""What teachers of the school in ``tests.belongings`` are asked: a question, and to take a session."""

from courses.models import CourseRun, Handover, TeachingAssignment
from courses.states import AssignmentState
from peers.models import Basis, Contributor
from tests.factories import make_contributor, make_person, make_run


def ask_of(teacher: Contributor, *, run: CourseRun) -> list[tuple[str, dict[str, object]]]:
    """Ask the teacher about a class and to take a session; return what the addresses of both are called."""
    other = make_contributor(
        "Rie R.", basis=Basis.PROFESSIONAL, person=make_person("Rie Rørsanger", email="rie@example.org")
    )
    TeachingAssignment.objects.create(run=run, contributor=other)
    asked = TeachingAssignment.objects.create(
        run=make_run(course=run.course), contributor=teacher, state=AssignmentState.OFFERED
    )
    handover = Handover.objects.create(session=run.sessions.all()[1], contributor=other)
    handover.asked.add(teacher)
    return [
        ("undervisning/spoergsmaal/", {"assignment_id": asked.pk}),
        ("undervisning/overtag/", {"handover_id": handover.pk}),
        ("redaktion/hold/<int:pk>/undervisere/<int:assignment_id>/", {"pk": asked.run_id}),
        ("redaktion/hold/<int:pk>/undervisere/afloeser/", {"handover_id": handover.pk, "pk": run.pk}),
        ("redaktion/hold/<int:pk>/undervisere/", {"assignment_id": asked.pk, "contributor_id": teacher.pk}),
    ]
