"""What the page of a course says of each class about whom its seats are for."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from courses.models import CourseRun
from enrolment import outlook, share_words
from enrolment.outlook import EVERYBODY, Outlook


def of_classes(pks: Iterable[int]) -> dict[int, list[str]]:
    """The rules of each class that has any, by its id, and who would wait now where others would not.

    Two queries for any number of classes.
    """
    wanted = list(pks)
    if not wanted:
        return {}
    runs = CourseRun.objects.filter(pk__in=wanted).select_related("seats", "seat_rules")
    found = {run.pk: _of(run) for run in runs.prefetch_related("shares")}
    return {pk: said for pk, said in found.items() if said}


def _of(run: CourseRun) -> list[str]:
    said = share_words.of_class(run)
    return [*said, *filter(None, [who_waits(outlook.of(run))])] if said else []


def who_waits(now: Outlook) -> str:
    """Who would wait while others have a seat at once, "" where it is the same for all. Never a number."""
    waiting = [group for group in EVERYBODY if group and not now.gets_seat(group)]
    if not waiting or not now.depends:
        return ""
    return _("Right now %(groups)s go on the waiting list") % {"groups": share_words.several(waiting)}
