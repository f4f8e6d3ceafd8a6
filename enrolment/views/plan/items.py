"""One hope, one step, or a course that is put into the plan."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from enrolment.plan import keeping, look_back, writing
from enrolment.plan.forms import HopeForm, LookBackForm, StepForm
from enrolment.plan.text import Hope, PlanText, Step
from enrolment.plan.writing import Conflict, Gone
from enrolment.views.plan.page import COURSES, HOPES, STEPS, course_of, do, shown, to_part
from enrolment.views.plan.private import CONFLICT, UNPROCESSABLE, own_of, private


@private
@require_http_methods(["GET", "POST"])
def hope(request: HttpRequest, key: str) -> HttpResponse:
    """Show a hope, take other words for it, look back at it, or take it out."""
    if request.method == "POST" and "out" in request.POST:
        do(request, writing.without_hope(key))
        return to_part(HOPES)
    if request.method == "POST" and "outcome" in request.POST:
        return _look_back(request, key)
    form = HopeForm(request.POST if request.method == "POST" else None)
    try:
        if request.method == "POST" and form.is_valid():
            return _hope_says(request, key, form)
        return _hope_page(request, _hope_of(request, key), form)
    except Gone:
        return _gone(request, hope=form)


@private
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, key: str) -> HttpResponse:
    """Show a step, take other words or another day for it, or take it out."""
    if request.method == "POST" and "out" in request.POST:
        do(request, writing.without_step(key))
        return to_part(STEPS)
    form = StepForm(request.POST if request.method == "POST" else None)
    try:
        if request.method == "POST" and form.is_valid():
            return _step_says(request, key, form)
        return _step_page(request, writing.find(_plan(request).steps, key), form)
    except Gone:
        return _gone(request, step=form)


@private
@require_http_methods(["GET", "POST"])
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether a course of the catalogue is to be in one's plan, and put it there."""
    found, title = course_of(slug=slug)
    if request.method == "GET":
        is_there = any(one.course == found.pk for one in _plan(request).courses)
        context = {"course": found, "title": title, "is_there": is_there}
        return render(request, "enrolment/plan/course.html", context)
    try:
        do(request, writing.course(found.pk, title))
    except writing.Full:
        messages.warning(request, _("There is room for no more courses. Take one out first."))
    return to_part(COURSES)


def _hope_says(request: HttpRequest, key: str, form: HopeForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        do(request, writing.hope_says(key, said["hope"], read=said["read"] or 0))
    except Conflict as conflict:
        now = _hope_of(request, key)
        mine = HopeForm({"hope": said["hope"], "read": now.written})
        return _hope_page(request, now, mine, theirs=conflict.text, status=CONFLICT)
    return to_part(HOPES)


def _step_says(request: HttpRequest, key: str, form: StepForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        do(request, writing.step_says(key, said["step"], said["on"], read=said["read"] or 0))
    except Conflict as conflict:
        now = writing.find(_plan(request).steps, key)
        mine = StepForm({"step": said["step"], "on": said["on"], "read": now.written})
        return _step_page(request, now, mine, theirs=conflict.text, status=CONFLICT)
    return to_part(STEPS)


def _look_back(request: HttpRequest, key: str) -> HttpResponse:
    form = LookBackForm(request.POST)
    if form.is_valid():
        try:
            look_back(
                person=signed_in(request),
                key=key,
                outcome=form.cleaned_data["outcome"],
                own=own_of(request),
            )
        except Gone:
            messages.info(request, _("It was taken out already."))
    return to_part(HOPES)


def _hope_page(
    request: HttpRequest, found: Hope, form: HopeForm, *, theirs: str = "", status: int = 200
) -> HttpResponse:
    if not form.is_bound:
        form = HopeForm(initial={"hope": found.text, "read": found.written})
    context = {
        "hope": found,
        "form": form,
        "look_back": LookBackForm(initial={"outcome": found.outcome}),
        "theirs": theirs,
    }
    status = UNPROCESSABLE if form.errors else status
    return render(request, "enrolment/plan/hope.html", context, status=status)


def _step_page(
    request: HttpRequest, found: Step, form: StepForm, *, theirs: str = "", status: int = 200
) -> HttpResponse:
    if not form.is_bound:
        form = StepForm(initial={"step": found.text, "on": found.on, "read": found.written})
    context = {"step": found, "form": form, "theirs": theirs}
    status = UNPROCESSABLE if form.errors else status
    return render(request, "enrolment/plan/step.html", context, status=status)


def _gone(
    request: HttpRequest, *, hope: HopeForm | None = None, step: StepForm | None = None
) -> HttpResponse:
    """Say that it was taken out in another window; what was typed stands in the form for a new one."""
    form = hope or step
    if form is None or not form.is_bound or not form.is_valid():
        raise Http404
    messages.warning(request, _("It was taken out meanwhile. What you wrote stands below, and can be saved."))
    return shown(request, hope=hope, step=step, status=CONFLICT)


def _hope_of(request: HttpRequest, key: str) -> Hope:
    return writing.find(_plan(request).hopes, key)


def _plan(request: HttpRequest) -> PlanText:
    return keeping.read(signed_in(request), own=own_of(request)) or PlanText()
