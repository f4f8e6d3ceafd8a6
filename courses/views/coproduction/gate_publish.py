"""Publishing what two have approved: what is ready, now or at a time; and a leader's way without them."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Revision

from accounts.models import User
from accounts.visitors import signed_in
from courses.coproduction import emergency, gate, gate_view, publishing, translations
from courses.coproduction.gate import NotApproved
from courses.forms.gate import ReasonForm, TimeForm
from courses.models import CoursePage
from courses.refusals import NotNow
from courses.views.coproduction.gate import course
from courses.words import moment

UNPROCESSABLE, CONFLICT = 422, 409


@never_cache
@require_safe
def publishable(request: HttpRequest) -> HttpResponse:
    """Show which courses are ready, scheduled or waiting; for those who may publish, and leaders."""
    person = signed_in(request)
    if not (publishing.may_publish_any(person) or person.has_perm(emergency.RIGHT)):
        raise Http404
    context = {"shown": publishing.at_the_gate()}
    return render(request, "courses/coproduction/gate/publishable.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show how far a course is, and publish it when it is approved: now, or at a time."""
    person, page = signed_in(request), course(page_id)
    may_publish = publishing.may_publish(page, person)
    if not (may_publish or person.has_perm(emergency.RIGHT)):
        raise Http404
    if request.method != "POST":
        return _shown(request, page, person)
    if not may_publish:
        messages.warning(request, _("It is published by an editor. Call one, if it is urgent."))
        return redirect("courses:publish", page.pk)
    return _act(request, page, person)


@never_cache
@require_http_methods(["GET", "POST"])
def anyway(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let a leader publish the newest version without its approvals, with a reason."""
    person, page = signed_in(request), course(page_id)
    revision = gate_view.current(page)
    if revision is None or not person.has_perm(emergency.RIGHT):
        raise Http404
    now_reads = gate.content_sum(revision)
    form, refused = ReasonForm(request.POST or None, initial={"seen": now_reads}), ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            # Nothing read is nothing to publish: an empty sum is that of no version.
            row = emergency.publish_anyway(
                revision=revision, reason=said["reason"], by=person, seen=said["seen"] or "-"
            )
        except NotNow as no:
            refused = str(no)
            form = ReasonForm(initial={"seen": now_reads, "reason": said["reason"]})
        else:
            until = _("It is published until %(day)s. The team has been told.") % {"day": moment(row.until)}
            messages.success(request, until)
            return redirect("emergencies")
    context = {"gate": gate_view.of(page, revision), "form": form, "refused": refused}
    status = CONFLICT if refused else UNPROCESSABLE if form.errors else 200
    return render(request, "courses/coproduction/gate/anyway.html", context, status=status)


def _act(request: HttpRequest, page: CoursePage, person: User) -> HttpResponse:
    if "take_in" in request.POST:
        return _take_in(request, page, person)
    if "unschedule" in request.POST:
        publishing.unschedule(page=page, by=person)
        messages.success(request, _("It no longer goes live by itself."))
        return redirect("courses:publish", page.pk)
    revision = publishing.ready(page)
    if revision is None or str(revision.pk) != request.POST.get("revision"):
        messages.warning(request, _("What you looked at is not what is ready now. Look again."))
        return redirect("courses:publish", page.pk)
    form = TimeForm(request.POST) if "schedule" in request.POST else None
    if form is not None and not form.is_valid():
        return _shown(request, page, person, form=form, status=UNPROCESSABLE)
    at = _when(form) if form is not None else None
    try:
        _go(request, revision, person, at)
    except NotApproved:
        messages.warning(request, _("It is not approved by both."))
    except NotNow as no:
        messages.warning(request, str(no))
    return redirect("courses:publish", page.pk)


def _take_in(request: HttpRequest, page: CoursePage, person: User) -> HttpResponse:
    """Make a draft of what stands in the translation editor."""
    try:
        translations.take_in(page=page, by=person)
        messages.success(request, _("The translation is a draft now, and can be sent to be approved."))
    except NotNow as no:
        messages.warning(request, str(no))
    return redirect("courses:publish", page.pk)


def _go(request: HttpRequest, revision: Revision, person: User, at: datetime | None) -> None:
    if at is not None:
        publishing.schedule(revision=revision, at=at, by=person)
        messages.success(request, _("It goes live by itself at that time."))
        return
    page = publishing.publish(revision=revision, by=person)
    is_live = page.live and page.live_revision_id == revision.pk
    words = (
        _("The course is published.") if is_live else _("It goes live by itself at the time it was given.")
    )
    messages.success(request, words)


def _shown(
    request: HttpRequest, page: CoursePage, person: User, *, form: TimeForm | None = None, status: int = 200
) -> HttpResponse:
    revision = gate_view.current(page)
    if revision is None:
        raise Http404
    tomorrow = timezone.localdate() + timedelta(days=1)
    context = {
        "gate": gate_view.of(page, revision),
        "ready": publishing.ready(page),
        "scheduled": page.scheduled_revision,
        "form": form or TimeForm(initial={"day": tomorrow, "hour": "09:00"}),
        "is_translated": translations.of(page) is not None,
        "may_publish": publishing.may_publish(page, person),
        "may_publish_anyway": person.has_perm(emergency.RIGHT),
    }
    return render(request, "courses/coproduction/gate/publish.html", context, status=status)


def _when(form: TimeForm) -> datetime:
    naive = datetime.combine(form.cleaned_data["day"], form.cleaned_data["hour"])
    return timezone.make_aware(naive)
