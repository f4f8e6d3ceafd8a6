"""Whose class, whose session: what is nobody's of whoever asks is 404, as is what never was."""

from django.http import Http404, HttpRequest

from accounts.models import User
from accounts.visitors import signed_in
from courses.models import CourseRun, Session
from enrolment.teaching import own
from enrolment.views.asking import language

UNPROCESSABLE, CONFLICT = 422, 409

__all__ = ["CONFLICT", "UNPROCESSABLE", "class_of", "language", "own_class", "seen_session", "session_of"]


def class_of(request: HttpRequest, run_id: int) -> CourseRun:
    """Return a class that the person teaches, or coordinates. Raises Http404."""
    return _one(own.runs(signed_in(request)).filter(pk=run_id).first())


def own_class(request: HttpRequest, run_id: int) -> CourseRun:
    """Return a class that the person teaches: a coordinator who does not has no way here. Raises Http404."""
    return _one(own.taught(signed_in(request)).filter(pk=run_id).first())


def seen_session(request: HttpRequest, session_id: int) -> Session:
    """Return a session of which the person may see who comes. Raises Http404."""
    found = own.seen(signed_in(request)).filter(pk=session_id).first()
    if found is None:
        raise Http404
    return found


def session_of(request: HttpRequest, session_id: int) -> tuple[Session, bool]:
    """Return a session the person has something to do at, and whether they see who comes. Raises Http404."""
    person: User = signed_in(request)
    seen = own.seen(person).filter(pk=session_id).first()
    if seen is not None:
        return seen, True
    held = own.held(person).filter(pk=session_id).first()
    if held is None:
        raise Http404
    return held, False


def _one(found: CourseRun | None) -> CourseRun:
    if found is None:
        raise Http404
    return found
