"""What a guide does for somebody who said yes: afbud, an answer, leaving, passing on, stopping."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.visitors import signed_in
from courses.models import Session
from enrolment import notices, seats
from enrolment.day import apologies
from enrolment.models import Enrolment, Guidance
from enrolment.on_behalf import guidance
from enrolment.states import ACTIVE, Actor
from enrolment.views.asking import language
from enrolment.views.guiding import helped, the_guide
from enrolment.words.class_facts import facts_of_one_class


@never_cache
@require_POST
def apology(request: HttpRequest, person_id: int, enrolment_id: int, session_id: int) -> HttpResponse:
    """Say that the person cannot come to one session, or can after all."""
    guide = the_guide(request)
    row = _seat(guide, person_id, enrolment_id)
    session = get_object_or_404(Session, pk=session_id, run=row.run_id)
    undo = bool(request.POST.get("undo"))
    act = apologies.take_back if undo else apologies.give
    try:
        act(enrolment=row, session=session, by=guide)
    except apologies.TooLate:
        messages.info(request, _("The session has begun or is cancelled, so there is nothing to tell us."))
    else:
        said = _("We count on %(name)s.") if undo else _("Thank you. %(name)s keeps the seat.")
        messages.success(request, said % {"name": row.person.chosen_name})
    return redirect("enrolment:guide_person", person_id=person_id)


@never_cache
@require_POST
def answer(request: HttpRequest, person_id: int, enrolment_id: int) -> HttpResponse:
    """Pass on the person's yes or no to an offered seat."""
    guide = the_guide(request)
    row = _seat(guide, person_id, enrolment_id)
    accept = request.POST.get("answer") == "yes"
    name = {"name": row.person.chosen_name}
    try:
        seats.answer(enrolment=row, accept=accept, by=guide, actor=Actor.SCHOOL)
    except seats.OfferGone:
        messages.warning(request, _("The offer has run out, and the seat has gone to the next in line."))
    else:
        said = _("%(name)s has the seat.") if accept else _("%(name)s said no to the seat.")
        messages.success(request, said % name)
    return redirect("enrolment:guide_person", person_id=person_id)


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, person_id: int, enrolment_id: int) -> HttpResponse:
    """Ask whether the person wants to leave, and pass it on."""
    guide = the_guide(request)
    row = _seat(guide, person_id, enrolment_id)
    if row.state not in ACTIVE:
        return redirect("enrolment:guide_person", person_id=person_id)
    facts = facts_of_one_class(row.run, language=language())
    if request.method == "GET":
        context = {"row": row, "who": row.person, "facts": facts}
        return render(request, "enrolment/guide/leave.html", context)
    seats.leave(enrolment=row, by=guide, actor=Actor.SCHOOL)
    messages.success(
        request,
        _("%(name)s has left “%(title)s”.") % {"name": row.person.chosen_name, "title": facts.title},
    )
    return redirect("enrolment:guide_person", person_id=person_id)


@never_cache
@require_POST
def told(request: HttpRequest, pk: object) -> HttpResponse:
    """Write down that the guide has passed something on."""
    guide = the_guide(request)
    notice = get_object_or_404(guidance.to_tell(guide), pk=pk)
    notices.mark_called(notice=notice, by=guide)
    messages.success(request, _("%(name)s is told.") % {"name": notice.person.chosen_name})
    return redirect("enrolment:guide_person", person_id=notice.person_id)


@never_cache
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, person_id: int) -> HttpResponse:
    """Stop helping somebody; the guide sees nothing of them from then on."""
    guide = the_guide(request)
    who = helped(guide, person_id)
    if request.method == "GET":
        return render(request, "enrolment/guide/stop.html", {"who": who})
    guidance.end(guidance=guidance.standing(who).get(guide=guide), by=guide)
    messages.success(request, _("You no longer help %(name)s.") % {"name": who.chosen_name})
    return redirect("enrolment:guide")


@never_cache
@require_http_methods(["GET", "POST"])
def end_mine(request: HttpRequest, guidance_id: int) -> HttpResponse:
    """End a guide's help by the person themselves, with one press."""
    found = get_object_or_404(Guidance, pk=guidance_id, person=signed_in(request))
    if request.method == "GET":
        return redirect("enrolment:contact")
    guidance.end(guidance=found, by=signed_in(request))
    messages.success(
        request, _("%(name)s no longer helps you, and sees nothing any more.") % {"name": found.guide}
    )
    return redirect("enrolment:contact")


def _seat(guide: User, person_id: int, enrolment_id: int) -> Enrolment:
    try:
        return guidance.seat_of(guide, person_id=person_id, enrolment_id=enrolment_id)
    except Enrolment.DoesNotExist as error:
        raise Http404 from error
