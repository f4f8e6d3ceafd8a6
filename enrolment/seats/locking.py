"""The one lock.

Whoever also needs the lock on a person takes it before the one on the class, and several classes are
locked in the order of their ids, as are several people. So nobody ever waits in a circle.
"""

from collections.abc import Iterable

from django.db import connection

from accounts.models import User
from courses.models import CourseRun
from enrolment.models import Enrolment


def lock(run_id: int) -> CourseRun:
    """Lock a class, with its term. The transaction's first act, but for ``lock_person``."""
    locked = CourseRun.objects.select_for_update(of=("self",), no_key=True).select_related("term")
    return locked.get(pk=run_id)


def lock_several(run_ids: Iterable[int]) -> dict[int, CourseRun]:
    """Lock classes in the order of their ids."""
    return {run_id: lock(run_id) for run_id in sorted(set(run_ids))}


def lock_person(*people: User) -> None:
    """Let one person sign up for one class at a time, so that the cap of a term holds."""
    with connection.cursor() as cursor:
        for pk in sorted(person.pk for person in people):
            cursor.execute("SELECT 1 FROM accounts_user WHERE id = %s FOR NO KEY UPDATE", [pk])


def again(enrolment: Enrolment, run: CourseRun) -> Enrolment:
    """Read a row anew under the lock, with its person."""
    row = Enrolment.objects.select_related("person").get(pk=enrolment.pk)
    row.run = run
    return row
