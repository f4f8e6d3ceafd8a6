"""What the page of a course says of each class about whom its seats are for."""

from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext as _

from courses.models import CourseRun
from enrolment.fairness import Room
from enrolment.rooms import rooms_of
from enrolment.words import share_words
from enrolment.words.outlook import EVERYBODY, Outlook

_SHARING = """
SELECT run_id FROM enrolment_share WHERE run_id = ANY(%s)
UNION SELECT run_id FROM enrolment_seatrules
    WHERE run_id = ANY(%s) AND (staff_per_citizen IS NOT NULL OR first_timers_first)
"""


def of_classes(pks: Iterable[int]) -> dict[int, list[str]]:
    """The rules of each class that has any, by its id, and who would wait now where others would not.

    One query where no class has any, else four, however many classes there are.
    """
    wanted = _with_rules(pks)
    if not wanted:
        return {}
    rooms = rooms_of(wanted)
    runs = CourseRun.objects.filter(pk__in=wanted).select_related("seat_rules").prefetch_related("shares")
    found = {run.pk: _of(run, rooms[run.pk].room) for run in runs}
    return {pk: said for pk, said in found.items() if said}


def _with_rules(pks: Iterable[int]) -> list[int]:
    """Return those that share their seats at all, which few do: asked by hand, on every page of a course."""
    asked = list(pks)
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, [asked, asked])
        return [pk for (pk,) in cursor.fetchall()]


def _of(run: CourseRun, room: Room) -> list[str]:
    said = share_words.of_class(run)
    if not said:
        return []
    waits = who_waits(Outlook(room, share_words.policy_of(run).companions))
    return [*said, waits] if waits else said


def who_waits(now: Outlook) -> str:
    """Who would wait while others have a seat at once, "" where it is the same for all. Never a number."""
    waiting = [group for group in EVERYBODY if group and not now.gets_seat(group)]
    if not waiting or not now.depends:
        return ""
    return _("Right now %(groups)s go on the waiting list") % {"groups": share_words.several(waiting)}
