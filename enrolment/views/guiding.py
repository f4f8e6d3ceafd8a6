"""A guide's pages: those who said yes, what is to be told to them, and signing them up."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import User
from accounts.roles import Role
from accounts.visitors import signed_in
from courses.models import CourseRun
from courses.seat_words import seat_word
from courses.states import DROP_IN_FORMATS, RunAccess, RunState
from enrolment import readings
from enrolment.day_states import ReadingKind
from enrolment.mine import my_page
from enrolment.on_behalf import assisted, guidance
from enrolment.on_behalf.assisted_forms import WishForm
from enrolment.on_behalf.guide_forms import NewPersonForm
from enrolment.papers.letters import Letterhead
from enrolment.rules import Refused, refusal
from enrolment.signing_up import sign_up
from enrolment.signing_up.refusals import explain
from enrolment.states import ACTIVE, SeatState
from enrolment.told import spoken
from enrolment.views.asking import language
from enrolment.words import outlook
from enrolment.words.class_facts import facts_of_class, facts_of_one_class, titles

UNPROCESSABLE, CONFLICT = 422, 409
MOST_CLASSES = 60


def the_guide(request: HttpRequest) -> User:
    """Return the guide who asks. Raises Http404 for everybody else."""
    person = signed_in(request)
    if not guidance.is_guide(person):
        raise Http404
    return person


def helped(guide: User, person_id: int) -> User:
    """Return somebody who said yes to this guide. Raises Http404 for all others."""
    return get_object_or_404(guidance.people_of(guide), pk=person_id)


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show what is to be told, and everybody who said yes."""
    guide = the_guide(request)
    is_ahead = Q(enrolments__state__in=ACTIVE - {SeatState.HELD})
    people = guidance.people_of(guide).annotate(
        seats=Count("enrolments", filter=Q(enrolments__state=SeatState.ENROLLED)),
        offers=Count("enrolments", filter=Q(enrolments__state=SeatState.OFFERED)),
        waits=Count("enrolments", filter=is_ahead & Q(enrolments__state=SeatState.WAITING)),
    )
    context = {"people": people, "to_tell": guidance.to_tell(guide)}
    return render(request, "enrolment/guide/page.html", context)


@never_cache
@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show one person's seats and waits, and what they are to be told."""
    guide = the_guide(request)
    who = helped(guide, person_id)
    readings.note(by=guide, what=ReadingKind.PERSON, person=who, as_role=Role.GUIDE)
    phone = Letterhead.of(request).phone
    things = [
        {"notice": notice, "said": spoken.say(notice, full=True, phone=phone)}
        for notice in guidance.to_tell(guide).filter(person=who)
    ]
    context = {
        "who": who,
        "things": things,
        "theirs": my_page.of(who, language=language()),
        "yes": guidance.standing(who).get(guide=guide),
    }
    return render(request, "enrolment/guide/person.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down somebody new who said yes."""
    guide = the_guide(request)
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            who = assisted.write_down(by=guide, **form.details)
            guidance.begin(
                guide=guide, person=who, said_by=form.cleaned_data["said_by"], said_at=form.said_at, by=guide
            )
        messages.success(request, _("%(name)s is written down.") % {"name": who.chosen_name})
        return redirect("enrolment:guide_person", person_id=who.pk)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "enrolment/guide/new.html", {"form": form}, status=status)


@never_cache
@require_GET
def classes(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show the classes one can sign up for, soonest first."""
    who = helped(the_guide(request), person_id)
    asked = request.GET.get("q", "").strip()[:100]
    runs = list(_open_classes(asked, timezone.now())[:MOST_CLASSES])
    names = titles((run.course for run in runs), language=language())
    rows = [{"run": run, "facts": facts_of_class(run, names), "seat": seat_word(run)} for run in runs]
    return render(request, "enrolment/guide/classes.html", {"who": who, "rows": rows, "asked": asked})


@never_cache
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest, person_id: int, run_id: int) -> HttpResponse:
    """Ask what the person wishes and how they said yes, and sign them up by the rules that hold for them."""
    guide = the_guide(request)
    who = helped(guide, person_id)
    runs = CourseRun.objects.filter(access=RunAccess.PUBLIC).exclude(state=RunState.DRAFT)
    run = get_object_or_404(
        runs.select_related("course", "term", "venue", "seats").prefetch_related("sessions"), pk=run_id
    )
    if sign_up.standing(person=who, run=run) is not None:
        messages.info(request, _("%(name)s is in this class already.") % {"name": who.chosen_name})
        return redirect("enrolment:guide_person", person_id=who.pk)
    no = refusal(person=who, run=run)
    facts = facts_of_one_class(run, language=language())
    if no is not None:
        context = {"who": who, "facts": facts, "explanation": explain(no, run=run, person=who)}
        return render(request, "enrolment/guide/refused.html", context, status=CONFLICT)
    form = WishForm(
        request.POST or None, outlook=outlook.of(run), agreement=sign_up.agreement_for(person=who)
    )
    if request.method == "POST" and form.is_valid():
        return _enrol(request, guide, who, run, form)
    context = {"who": who, "facts": facts, "form": form, "agreement": form.version, "seat": seat_word(run)}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "enrolment/guide/enrol.html", context, status=status)


def _enrol(request: HttpRequest, guide: User, who: User, run: CourseRun, form: WishForm) -> HttpResponse:
    try:
        row = assisted.sign_up(person=who, run=run, by=guide, yes=form.yes, **form.wishes)
    except Refused as no:
        messages.warning(request, str(no))
        return redirect("enrolment:guide_person", person_id=who.pk)
    got = {
        SeatState.ENROLLED.value: _("%(name)s has a seat."),
        SeatState.WAITING.value: _("%(name)s is on the waiting list."),
    }.get(row.state, _("%(name)s is in this class already."))
    messages.success(request, got % {"name": who.chosen_name})
    return redirect("enrolment:guide_person", person_id=who.pk)


def _open_classes(asked: str, now: datetime) -> QuerySet[CourseRun]:
    first = Min("sessions__starts_at", filter=Q(sessions__cancelled_at__isnull=True))
    runs = CourseRun.objects.filter(state=RunState.OPEN, access=RunAccess.PUBLIC, course__live=True)
    if asked:
        runs = runs.filter(Q(course__title__icontains=asked) | Q(label__icontains=asked))
    return (
        runs.exclude(course__format__in=DROP_IN_FORMATS)
        .annotate(
            starts=first,
            opens=Coalesce("enrolment_opens_at", "term__enrolment_opens_at"),
            closes=Coalesce("enrolment_closes_at", first),
        )
        .filter(Q(closes__gt=now) | Q(closes__isnull=True), opens__lte=now)
        .select_related("course", "term", "venue", "seats")
        .defer("course__body")
        .prefetch_related("sessions")
        .order_by(F("starts").asc(nulls_last=True), "pk")
    )
