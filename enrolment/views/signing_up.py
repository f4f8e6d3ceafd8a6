"""From a class to a seat in it."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts import codes
from accounts.models import User
from accounts.rate_limits import allow
from accounts.visitors import signed_in, visitor
from courses.models import CourseRun
from courses.seat_words import seat_word
from enrolment import sign_up as process
from enrolment.class_facts import ClassFacts, facts_of_class, titles
from enrolment.forms import SignUpForm
from enrolment.models import Enrolment, EnrolmentSettings
from enrolment.queries import place_in_line
from enrolment.refusals import explain
from enrolment.rules import Refusal, Refused, refusal
from enrolment.states import SeatState

UNPROCESSABLE, CONFLICT, TOO_MANY = 422, 409, 429


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_up(request: HttpRequest, slug: str, run_id: int) -> HttpResponse:
    """Ask what we must know to give a seat, or say why there is none to be had and what to do instead."""
    run = _class_or_404(slug, run_id)
    person = visitor(request)
    there = process.standing(person=person, run=run) if person else None
    if there is not None:
        return _already_there(request, run, there)
    no = refusal(person=person, run=run)
    if no is not None:
        return _refused(request, run, no, status=CONFLICT if request.method == "POST" else 200)
    form = _form(request, person)
    if request.method == "POST" and form.is_valid():
        return _enrol(request, person, run, form) if person else _send_code(request, run, form)
    return _ask(request, run, form, person)


@never_cache
@require_GET
def confirmed(request: HttpRequest, slug: str, run_id: int) -> HttpResponse:
    """Say that it worked, and what happens next."""
    run = _class_or_404(slug, run_id)
    person = signed_in(request)
    row = process.standing(person=person, run=run)
    if row is None or row.state not in {SeatState.ENROLLED, SeatState.WAITING}:
        return redirect("enrolment:sign_up", slug=slug, run_id=run_id)
    facts = _facts(run)
    context = {"facts": facts, "row": row, "person": person, "feed": _feed(person)}
    if row.state == SeatState.WAITING:
        context |= {"number": place_in_line(row), "hours": EnrolmentSettings.load().offer_hours}
        return render(request, "enrolment/confirmed_waiting.html", context)
    return render(request, "enrolment/confirmed.html", context)


def _class_or_404(slug: str, run_id: int) -> CourseRun:
    try:
        return process.find_class(slug=slug, run_id=run_id)
    except CourseRun.DoesNotExist as error:
        raise Http404 from error


def _facts(run: CourseRun) -> ClassFacts:
    names = titles([run.course], language=get_language() or "da")
    return facts_of_class(run, names, teachers=True)


def _feed(person: User) -> str:
    return reverse("person_feed", args=[person.feed_token])


def _form(request: HttpRequest, person: User | None) -> SignUpForm:
    agreement = process.agreement_for(person=person)
    wish = process.recall(request.session)
    initial: dict[str, Any] = {}
    if wish is not None and person is None:
        # Back from the code page: nothing that was written is lost.
        initial = {"name": wish.name, "email": wish.email, "comes_as": wish.comes_as, "need": wish.need}
    data = request.POST if request.method == "POST" else None
    return SignUpForm(data, initial=initial, person=person, agreement=agreement)


def _ask(request: HttpRequest, run: CourseRun, form: SignUpForm, person: User | None) -> HttpResponse:
    context = {
        "form": form,
        "run": run,
        "facts": _facts(run),
        "seat": seat_word(run),
        "waits": run.seats.free <= 0 or run.seats.waiting > 0,
        "person": person,
        "agreement": form.version,
        "hold_minutes": EnrolmentSettings.load().hold_minutes,
    }
    return render(request, "enrolment/sign_up.html", context, status=UNPROCESSABLE if form.errors else 200)


def _send_code(request: HttpRequest, run: CourseRun, form: SignUpForm) -> HttpResponse:
    """The visitor's first page: send a code, hold a seat, and show the same whoever has the address."""
    here = reverse("enrolment:sign_up", args=[run.course.slug, run.pk])
    email = form.cleaned_data["email"]
    if not allow(request, action="sign_up"):
        return render(request, "429.html", status=TOO_MANY)
    try:
        person = codes.send(request, email=email, came_from=here)
    except codes.TooMany:
        return render(request, "429.html", status=TOO_MANY)
    before = process.recall(request.session)
    may_hold = allow(request, action="hold")
    wish = process.begin(run=run, person=person, email=email, before=before, may_hold=may_hold, **form.wish)
    process.remember(request.session, wish)
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({'next': here})}")


def _enrol(request: HttpRequest, person: User, run: CourseRun, form: SignUpForm) -> HttpResponse:
    try:
        process.enrol(person=person, run=run, **form.wish)
    except Refused as refused:
        return _refused(request, run, refused.code, status=CONFLICT)
    return redirect("enrolment:confirmed", slug=run.course.slug, run_id=run.pk)


def _refused(request: HttpRequest, run: CourseRun, no: Refusal, *, status: int) -> HttpResponse:
    context = {"facts": _facts(run), "explanation": explain(no, run=run)}
    return render(request, "enrolment/refused.html", context, status=status)


def _already_there(request: HttpRequest, run: CourseRun, row: Enrolment) -> HttpResponse:
    number = place_in_line(row) if row.state == SeatState.WAITING else 0
    context = {"facts": _facts(run), "row": row, "number": number}
    return render(request, "enrolment/already_there.html", context)
