"""What is passed in the class of ``tests.belongings``: a hand-out, a message to its teachers, and a note."""

from django.core.files.uploadedfile import SimpleUploadedFile

from courses import materials, notes
from courses.states import NoteKind
from enrolment.models import Enrolment, TeacherMessage
from peers.models import Contributor


def passed_in(enrolment: Enrolment, *, teacher: Contributor) -> list[tuple[str, dict[str, object]]]:
    """Pass it, and return what the addresses of the teacher's pages call it."""
    run, by = enrolment.run, teacher.person
    assert by is not None
    file = SimpleUploadedFile("Hvile.pdf", b"%PDF-1.7 hvile")
    material = materials.add(run=run, title="", file=file, by=by)
    message = TeacherMessage.objects.create(enrolment=enrolment, text="Jeg kommer lidt for sent.")
    session = run.sessions.all()[0]
    note = notes.write(session=session, author=teacher, kind=NoteKind.PREPARATION, text="Husk tæpper.")
    return [
        (
            "undervisning/hold/",
            {"material_id": material.pk, "number": 1, "message_id": message.pk},
        ),
        ("undervisning/<int:session_id>/noter/", {"note_id": note.pk}),
    ]
