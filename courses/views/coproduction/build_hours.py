"""The time somebody spent on a course: noted, corrected and removed by themselves alone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from courses.coproduction import durations, hours
from courses.forms.hours import HoursForm
from courses.honorarium import frames, frames_seen
from courses.models import DesignHours, TeamMember
from courses.views.coproduction.making import UNPROCESSABLE, Making, making, to
from peers.offers import left_of

MOST_SHOWN = 200


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show one's own entries with their sum, and the team's sum; note another."""
    course = making(request, page_id)
    form = HoursForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and course.member and form.is_valid():
        noted = _note(form, course, course.member)
        if noted is not None:
            messages.success(request, _thanks(noted))
            return to(course, "build_hours")
    entries = hours.mine(course.page, course.member.contributor)[:MOST_SHOWN] if course.member else []
    context = {
        "course": course,
        "form": form,
        "entries": [(one, durations.words(one.engagement.minutes)) for one in entries],
        "total": durations.words(hours.total(course.page)),
        "mine": durations.words(hours.total(course.page, course.member.contributor)) if course.member else "",
        "frame": frames_seen.by_person(course.member) if course.member else None,
    }
    return render(
        request,
        "courses/coproduction/build/hours.html",
        context,
        status=UNPROCESSABLE if form.errors else 200,
    )


@never_cache
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, page_id: int, entry_id: int) -> HttpResponse:
    """Correct an entry of one's own, or remove it (``remove``)."""
    course = making(request, page_id)
    row = _own(course, entry_id)
    if request.POST.get("remove"):
        try:
            hours.remove(entry=row, by=course.person)
        except frames.Sent as no:
            messages.info(request, str(no))
        else:
            messages.success(request, _("Removed."))
        return to(course, "build_hours")
    noted = row.engagement
    initial = {"done_on": noted.done_on, "time": durations.words(noted.minutes), "about": noted.about}
    form = HoursForm(request.POST if request.method == "POST" else None, initial)
    if request.method == "POST" and form.is_valid() and _correct(form, row, course):
        messages.success(request, _("Corrected."))
        return to(course, "build_hours")
    context = {"course": course, "form": form}
    return render(
        request,
        "courses/coproduction/build/hours_entry.html",
        context,
        status=UNPROCESSABLE if form.errors else 200,
    )


def _own(course: Making, entry_id: int) -> DesignHours:
    if course.member is None:
        raise Http404
    row = hours.mine(course.page, course.member.contributor).filter(pk=entry_id).first()
    if row is None:
        raise Http404
    return row


def _thanks(noted: DesignHours) -> str:
    """Say that it is noted, and of paid time how much is left of the frame."""
    frame = noted.engagement.frame
    if frame is None:
        return _("Noted. Thank you for your time.")
    fill = {"time": durations.words(noted.engagement.minutes), "left": durations.words(left_of(frame))}
    if not left_of(frame):
        return _("Noted. %(time)s of it is paid, and with that your paid hours are used.") % fill
    return _("Noted. It is paid by itself, and you have %(left)s of paid time left.") % fill


def _note(form: HoursForm, course: Making, member: TeamMember) -> DesignHours | None:
    said = form.cleaned_data
    try:
        return hours.note(
            course=course.page,
            contributor=member.contributor,
            done_on=said["done_on"],
            minutes=said["time"],
            about=said["about"] or _("Making “%(title)s”") % {"title": course.page.draft_title},
            by=course.person,
            key=said["key"],
        )
    except hours.TooMuch:
        form.add_error("time", _("With what you noted before, that day gets more than 24 hours."))
        return None


def _correct(form: HoursForm, row: DesignHours, course: Making) -> bool:
    said = form.cleaned_data
    try:
        hours.correct(
            entry=row, done_on=said["done_on"], minutes=said["time"], about=said["about"], by=course.person
        )
    except frames.Sent as no:
        form.add_error(None, str(no))
        return False
    except hours.TooMuch:
        form.add_error("time", _("With what you noted before, that day gets more than 24 hours."))
        return False
    return True
