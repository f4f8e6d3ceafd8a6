"""A new time or place for a session, and calling it off: shown first, then done, and everybody told."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses import editions
from courses.models import Session
from courses.runs import NotNow
from enrolment import changes
from enrolment.teaching import own, session_changes
from enrolment.teaching.forms import CancelForm, SessionForm
from enrolment.teaching.lessons import lesson, names_of
from enrolment.teaching.session_changes import Preview
from enrolment.views.teaching.finding import UNPROCESSABLE, language, session_of


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, session_id: int) -> HttpResponse:
    """Move a session: asked, shown with whom it is told, and done when that was seen (``save``)."""
    session = _changeable(request, session_id)
    if isinstance(session, HttpResponse):
        return session
    form = SessionForm(request.POST if request.method == "POST" else None, session=session)
    context = {**_of(session), "form": form}
    if request.method == "GET" or "change" in request.POST:
        return render(request, "enrolment/teaching/change.html", context)
    try:
        if form.is_valid() and "save" in request.POST:
            return _saved(request, session, form)
        if form.is_valid():
            context["seen"] = _seen(request, session, form)
            return render(request, "enrolment/teaching/change_preview.html", context)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return render(request, "enrolment/teaching/change.html", context, status=UNPROCESSABLE)


@never_cache
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, session_id: int) -> HttpResponse:
    """Call a session off: whom it is told is said beside the button."""
    session = _changeable(request, session_id)
    if isinstance(session, HttpResponse):
        return session
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            changes.cancel_session(session=session, by=signed_in(request), reason=form.cleaned_data["reason"])
        except NotNow as no:
            messages.info(request, str(no))
        else:
            messages.success(request, _("The session is cancelled, and those who come are told."))
        return redirect("enrolment:teaching_session", session_id=session.pk)
    context = {**_of(session), "form": form, "reach": session_changes.reach_of(session)}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "enrolment/teaching/cancel.html", context, status=status)


def _seen(request: HttpRequest, session: Session, form: SessionForm) -> Preview:
    """Return what the change does. Raises ValidationError where it cannot be, or does nothing."""
    now = timezone.now()
    try:
        seen = session_changes.preview(session=session, by=signed_in(request), now=now, **form.values)
    except NotNow as no:
        raise ValidationError(str(no)) from no
    if not seen.lines:
        raise ValidationError(_("Nothing is changed yet. Choose another time or place."))
    return seen


def _saved(request: HttpRequest, session: Session, form: SessionForm) -> HttpResponse:
    """Make the change. Raises ValidationError where it cannot be."""
    by, seen = signed_in(request), form.cleaned_data["edition"]
    try:
        is_news = session_changes.save(session=session, by=by, seen=seen, now=timezone.now(), **form.values)
    except editions.Outdated as outdated:
        said = _("Somebody else has changed this session since you opened it. Nothing of yours is saved.")
        raise ValidationError(said) from outdated
    except NotNow as no:
        raise ValidationError(str(no)) from no
    told = _("The session is saved, and those who come are told.")
    messages.success(request, told if is_news else _("The session is saved."))
    return redirect("enrolment:teaching_session", session_id=session.pk)


def _changeable(request: HttpRequest, session_id: int) -> Session | HttpResponse:
    """Return a session of a class that the person runs; lead back with a word where it is too late.

    Raises Http404 for another's, and for who only holds this one session.
    """
    session, _is_seen = session_of(request, session_id)
    if not own.runs(signed_in(request)).filter(pk=session.run_id).exists():
        raise Http404
    try:
        session_changes.must_be_open(session, now=timezone.now())
    except NotNow as no:
        messages.info(request, str(no))
        return redirect("enrolment:teaching_session", session_id=session.pk)
    return session


def _of(session: Session) -> dict[str, Any]:
    return {"session": session, "lesson": lesson(session, names_of([session], language=language()))}
