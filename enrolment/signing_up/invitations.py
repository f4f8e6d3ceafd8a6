"""Classes by invitation: not in the catalogue, and there for whoever has the link or was let in before."""

from collections.abc import MutableMapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode

from accounts.models import User
from courses.models import CourseRun
from courses.states import RunAccess
from enrolment.models import Enrolment

PARAMETER = "adgang"
_KEPT = "keys"
_MOST_KEPT = 10


def address(run: CourseRun) -> str:
    """Return the whole address by which one signs up for a class that is not in the catalogue."""
    path = reverse("enrolment:sign_up", args=[run.course.slug, run.pk])
    return f"{settings.BASE_URL}{path}?{urlencode({PARAMETER: run.access_key})}"


def admits(
    run: CourseRun, *, person: User | None, key: str = "", session: MutableMapping[str, Any] | None = None
) -> bool:
    """Whether this visitor may know of the class: it is public, they have its key, or have been in it.

    A key that was right once is kept in the session, so that nobody loses it on the way through the code;
    it is compared each time, since a new link kills the old one.
    """
    if run.access == RunAccess.PUBLIC:
        return True
    kept = (session or {}).get(_KEPT, {})
    if key and _fits(run, key):
        if session is not None and kept.get(str(run.pk)) != key:
            session[_KEPT] = {**dict(list(kept.items())[-_MOST_KEPT:]), str(run.pk): key}
        return True
    if _fits(run, kept.get(str(run.pk), "")):
        return True
    return person is not None and Enrolment.objects.filter(run=run, person=person).exists()


def _fits(run: CourseRun, key: str) -> bool:
    return constant_time_compare(run.access_key, key)
