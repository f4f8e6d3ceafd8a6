"""From a class to a seat in it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts import codes
from accounts.models import User
from accounts.rate_limits import allow
from accounts.visitors import signed_in, visitor
from courses.models import CourseRun
from courses.seat_words import seat_word
from enrolment import seats
from enrolment.mine import places
from enrolment.models import Enrolment, EnrolmentSettings, Pair
from enrolment.rules import Refusal, Refused, refusal
from enrolment.signing_up import invitations, pairs
from enrolment.signing_up import sign_up as process
from enrolment.signing_up.refusals import explain, what_comes_first
from enrolment.signing_up.sign_up_form import SignUpForm
from enrolment.states import SeatState
from enrolment.views.asking import language
from enrolment.words import outlook, share_words
from enrolment.words.class_facts import ClassFacts, facts_of_one_class

UNPROCESSABLE, CONFLICT, TOO_MANY = 422, 409, 429
MAY_SWITCH = {Refusal.CAP_REACHED, Refusal.REQUIREMENT}
"""What stops one who wants another class, but not one who gives one up for it."""


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_up(request: HttpRequest, slug: str, run_id: int) -> HttpResponse:
    """Ask what we must know to give a seat, or say why there is none to be had and what to do instead."""
    run = _class_or_404(request, slug, run_id)
    person = visitor(request)
    code = pairs.as_typed(request.GET.get(pairs.CODE_IN_LINK, ""))
    there = process.standing(person=person, run=run) if person else None
    if person is not None and there is not None:
        return _already_there(request, person, there, code)
    no = refusal(person=person, run=run)
    if no is not None:
        return _refused(request, run, no, status=CONFLICT if request.method == "POST" else 200)
    pair = pairs.find_open(code, run=run) if code else None
    form = _form(request, run, person, pair)
    is_guess = (bool(code) and pair is None) or "pair_code" in form.errors
    if is_guess and not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    # Who wanted to come together only is not signed up alone: from the page that says so, they may choose to.
    is_alone = bool(code) and pair is None
    if request.method == "POST" and form.is_valid() and not is_alone:
        return _enrol(request, person, run, form) if person else _send_code(request, run, form)
    return _ask(request, run, form, person, code_is_gone=is_alone)


@never_cache
@require_GET
def confirmed(request: HttpRequest, slug: str, run_id: int) -> HttpResponse:
    """Say that it worked, and what happens next."""
    run = _class_or_404(request, slug, run_id)
    person = signed_in(request)
    row = process.standing(person=person, run=run)
    if row is None or row.state not in {SeatState.ENROLLED, SeatState.WAITING}:
        return redirect("enrolment:sign_up", slug=slug, run_id=run_id)
    place = places.own(person, enrolment_id=row.pk, language=language())
    context = {"facts": _facts(run), "row": place.enrolment, "place": place, "person": person}
    if row.state == SeatState.WAITING:
        context |= {"number": place.number, "hours": EnrolmentSettings.load().offer_hours}
        return render(request, "enrolment/confirmed_waiting.html", context)
    context["feed"] = reverse("person_feed", args=[person.feed_token])
    return render(request, "enrolment/confirmed.html", context)


def _class_or_404(request: HttpRequest, slug: str, run_id: int) -> CourseRun:
    try:
        run = process.find_class(slug=slug, run_id=run_id)
    except CourseRun.DoesNotExist as error:
        raise Http404 from error
    key = request.GET.get(invitations.PARAMETER, "")
    if not invitations.admits(run, person=visitor(request), key=key, session=request.session):
        raise Http404
    return run


def _facts(run: CourseRun) -> ClassFacts:
    return facts_of_one_class(run, language=language(), teachers=True)


def _form(request: HttpRequest, run: CourseRun, person: User | None, pair: Pair | None) -> SignUpForm:
    wish = process.recall(request.session)
    initial: dict[str, Any] = {}
    if wish is not None and person is None:
        # Back from the code page: nothing that was written is lost.
        kept = ("name", "email", "comes_as", "need", "companion", "companion_name", "together", "pair_code")
        initial = {name: getattr(wish, name) for name in kept}
    return SignUpForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        run=run,
        person=person,
        agreement=process.agreement_for(person=person),
        outlook=outlook.of(run),
        pair=pair,
    )


def _ask(
    request: HttpRequest, run: CourseRun, form: SignUpForm, person: User | None, *, code_is_gone: bool
) -> HttpResponse:
    context = {
        "form": form,
        "run": run,
        "facts": _facts(run),
        "seat": seat_word(run),
        "waits": form.outlook.waits,
        "depends": form.depends,
        "shares": share_words.of_class(run),
        "person": person,
        "agreement": form.version,
        "code_is_gone": code_is_gone,
        "elsewhere": process.seat_elsewhere(person=person, run=run),
        "comes_first": None if person else what_comes_first(run, None),
        "hold_minutes": EnrolmentSettings.load().hold_minutes,
    }
    return render(request, "enrolment/sign_up.html", context, status=UNPROCESSABLE if form.errors else 200)


def _send_code(request: HttpRequest, run: CourseRun, form: SignUpForm) -> HttpResponse:
    """The visitor's first page: send a code, hold a seat, and show the same whoever has the address."""
    here = request.get_full_path()
    email = form.cleaned_data["email"]
    if not allow(request, action="sign_up"):
        return render(request, "429.html", status=TOO_MANY)
    try:
        person = codes.send(request, email=email, came_from=here)
    except codes.TooMany:
        return render(request, "429.html", status=TOO_MANY)
    before = process.recall(request.session)
    may_hold = allow(request, action="hold")
    wish = process.begin(
        run=run, person=person, email=email, before=before, may_hold=may_hold, page=here, **form.wish
    )
    process.remember(request.session, wish)
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({'next': here})}")


def _enrol(request: HttpRequest, person: User, run: CourseRun, form: SignUpForm) -> HttpResponse:
    try:
        process.enrol(person=person, run=run, **form.wish)
    except Refused as refused:
        return _refused(request, run, refused.code, status=CONFLICT)
    except seats.PairGone:
        messages.warning(request, pairs.gone())
        return redirect(request.path)
    return redirect("enrolment:confirmed", slug=run.course.slug, run_id=run.pk)


def _refused(request: HttpRequest, run: CourseRun, no: Refusal, *, status: int) -> HttpResponse:
    elsewhere = process.seat_elsewhere(person=visitor(request), run=run) if no in MAY_SWITCH else None
    context = {"facts": _facts(run), "run": run, "elsewhere": elsewhere}
    context["explanation"] = explain(no, run=run, person=visitor(request))
    return render(request, "enrolment/refused.html", context, status=status)


def _already_there(request: HttpRequest, person: User, row: Enrolment, code: str) -> HttpResponse:
    """Say what the person has; one who waits alone and was given a code may use it."""
    if code and row.state == SeatState.WAITING and row.pair_id is None:
        to = reverse("enrolment:together", args=[row.pk])
        return redirect(f"{to}?{urlencode({pairs.CODE_IN_LINK: code})}")
    place = places.own(person, enrolment_id=row.pk, language=language())
    context = {"facts": place.facts, "row": place.enrolment, "place": place, "number": place.number}
    return render(request, "enrolment/already_there.html", context)
