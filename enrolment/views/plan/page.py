"""The plan itself: what one hopes for, the courses one chose, the next steps, and who may read it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses.models import CoursePage
from courses.titles import titles
from enrolment.plan import change, keeping, plan_page, sharing, writing
from enrolment.plan.forms import HopeForm, StepForm
from enrolment.plan.text import PlanText
from enrolment.plan.writing import Change
from enrolment.views.asking import language
from enrolment.views.plan.private import UNPROCESSABLE, own_of, private

HOPES, STEPS, COURSES, READERS = "haab", "trin", "kurser", "vises"
_LONGEST_ID = 19  # digits: more is no number of the database, and from 4300 on none of Python's


@private
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the plan, and take one thing into it at a time."""
    if request.method == "GET":
        return shown(request)
    act = _ACTS.get(request.POST.get("act", ""))
    return act(request) if act else redirect("enrolment:plan")


def shown(
    request: HttpRequest, *, hope: Form | None = None, step: Form | None = None, status: int = 200
) -> HttpResponse:
    """Show the plan, with the form that was filled in wrongly or could not be saved."""
    person = signed_in(request)
    plan = keeping.read(person, own=own_of(request)) or PlanText()
    context: dict[str, Any] = {
        "page": plan_page.of(person, plan, language=language(), now=timezone.now()),
        "hope_form": hope or HopeForm(prefix=None),
        "step_form": step or StepForm(),
        "is_there": plan.version > 0,
        "wrong": hope or step,
    }
    return render(request, "enrolment/plan/page.html", context, status=status)


def to_part(part: str) -> HttpResponse:
    """Lead back to a part of the plan."""
    return redirect(f"{reverse('enrolment:plan')}#{part}")


def do(request: HttpRequest, how: Change) -> PlanText:
    """Change the plan of whoever asks."""
    return change(person=signed_in(request), how=how, own=own_of(request))


def course_of(*, pk: str = "", slug: str = "") -> tuple[CoursePage, str]:
    """Return a course of the catalogue, and its title in the language that is active. Raises Http404."""
    live = CoursePage.objects.filter(live=True, locale__language_code="da")
    if slug:
        named = CoursePage.objects.filter(live=True, slug=slug).values("translation_key")
        found = live.filter(translation_key__in=named).first()
    else:
        found = live.filter(pk=_number(pk)).first()
    if found is None:
        raise Http404
    return found, titles([found], language=language())[found.pk]


def _number(asked: str) -> int:
    """Return the id that was sent; 0, which nothing has, for anything else, also for digits without end."""
    return int(asked) if asked.isdecimal() and len(asked) < _LONGEST_ID else 0


def _hope(request: HttpRequest) -> HttpResponse:
    form = HopeForm(request.POST)
    if not form.is_valid():
        return shown(request, hope=form, status=UNPROCESSABLE)
    try:
        do(request, writing.hope(form.cleaned_data["hope"]))
    except writing.Full:
        form.add_error("hope", _("There is room for no more hopes. Change one, or take one out."))
        return shown(request, hope=form, status=UNPROCESSABLE)
    return to_part(HOPES)


def _step(request: HttpRequest) -> HttpResponse:
    form = StepForm(request.POST)
    if not form.is_valid():
        return shown(request, step=form, status=UNPROCESSABLE)
    try:
        do(request, writing.step(form.cleaned_data["step"], form.cleaned_data["on"]))
    except writing.Full:
        form.add_error("step", _("There is room for no more steps. Take one out that is done."))
        return shown(request, step=form, status=UNPROCESSABLE)
    return to_part(STEPS)


def _tick(request: HttpRequest) -> HttpResponse:
    is_done = "undo" not in request.POST
    try:
        do(request, writing.tick(request.POST.get("key", ""), is_done=is_done))
    except writing.Gone:
        messages.info(request, _("It was taken out already."))
    return to_part(STEPS)


def _course(request: HttpRequest) -> HttpResponse:
    course, title = course_of(pk=request.POST.get("course", ""))
    try:
        do(request, writing.course(course.pk, title))
    except writing.Full:
        messages.warning(request, _("There is room for no more courses. Take one out first."))
    return to_part(COURSES)


def _without_course(request: HttpRequest) -> HttpResponse:
    do(request, writing.without_course(_number(request.POST.get("course", ""))))
    return to_part(COURSES)


def _end(request: HttpRequest) -> HttpResponse:
    sharing.end_share(person=signed_in(request), uid=request.POST.get("key", ""), own=own_of(request))
    messages.success(request, _("They can read it no more."))
    return to_part(READERS)


_ACTS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "hope": _hope,
    "step": _step,
    "tick": _tick,
    "course": _course,
    "without_course": _without_course,
    "end": _end,
}
