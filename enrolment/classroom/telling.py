"""What the teachers of a class are told: that somebody wrote, never who, nor what."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import letters
from accounts.letters import Words
from accounts.models import User
from courses.models import CourseRun
from courses.titles import title_of

PAGE_OF_TEACHERS = "enrolment:teaching_words"
"""The name of the address where teachers read what is written to them."""


def that_somebody_wrote(run: CourseRun) -> int:
    """Write to everybody who runs the class and has an account; return to how many."""
    people = [one.person for one in run.teachers.select_related("person")]
    readers = [person for person in people if person is not None and person.is_active]
    for person in readers:
        _write(person, run)
    return len(readers)


def _write(person: User, run: CourseRun) -> None:
    with override(person.language):
        path = reverse(PAGE_OF_TEACHERS, args=[run.pk])
        button = _("Read it")
        body = _("There is something to read for you. You choose yourself when to answer.")
        title = title_of(run, language=person.language)
        full = _("Somebody in “%(class)s” has written to you") % {"class": title}
        letters.write(
            kind="words",
            person=person,
            words=Words(_("There is a message for you"), (body,), button, path),
            full=Words(full, (body,), button, path),
        )
