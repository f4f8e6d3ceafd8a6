"""My page: what is next, afbud, offers, leaving, and how I am reached."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts import people
from accounts.models import User
from accounts.visitors import signed_in
from courses.models import Session
from enrolment import seats
from enrolment.day import apologies
from enrolment.forms import ContactForm
from enrolment.mine import asked, my_page, offers
from enrolment.models import Enrolment
from enrolment.on_behalf import guidance
from enrolment.signing_up import pairs
from enrolment.states import SeatState
from enrolment.teaching import calendar as teaching_calendar
from enrolment.views.asking import language, own_row
from enrolment.words.class_facts import facts_of_one_class, facts_of_session, titles
from peers import contribution
from peers.groups import members as groups

UNPROCESSABLE = 422


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show the next session first, then the rest."""
    person = signed_in(request)
    mine, contributes = my_page.of(person, language=language()), contribution.contributes(person)
    context = {
        "mine": mine,
        "person": person,
        "feed": _feed_address(request, person),
        "teaching_feed": teaching_address(request, person),
        "is_guide": guidance.is_guide(person),
        "contributes": contributes,
        "in_groups": contributes and groups.groups_of(person).exists(),
        "asked": asked.ways(person, language=language(), now=timezone.now()) if contributes else (),
    }
    return render(request, "enrolment/my_page.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def apology(request: HttpRequest, enrolment_id: int, session_id: int) -> HttpResponse:
    """Give afbud for a session, or take it back (``undo``); thanked, and no reason asked."""
    row = own_row(request, enrolment_id)
    session = _session(row, session_id)
    if request.method == "GET":
        return redirect("enrolment:my_page")
    act = apologies.take_back if request.POST.get("undo") else apologies.give
    facts = facts_of_session(row.run, session, titles([row.run.course], language=language()))
    try:
        act(enrolment=row, session=session, by=signed_in(request))
    except apologies.TooLate:
        messages.info(request, _("The session has begun or is cancelled, so there is nothing to tell us."))
        return redirect("enrolment:my_page")
    if request.POST.get("undo"):
        messages.success(request, _("How good. We count on you %(when)s.") % {"when": facts.when})
    else:
        thanks = _(
            "Thank you for telling us. You keep your place in the class, and you need not give a reason."
        )
        messages.success(request, thanks)
    return redirect(f"{reverse('enrolment:my_page')}#session-{session.pk}")


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Ask before a class or its waiting list is left, since the seat moves on at once."""
    row = own_row(request, enrolment_id)
    if row.state not in {SeatState.ENROLLED, SeatState.WAITING}:
        messages.info(request, _("You are not in this class any more."))
        return redirect("enrolment:my_page")
    facts = facts_of_one_class(row.run, language=language())
    if request.method == "GET":
        together = pairs.seen_by([row]).get(row.pk)
        return render(request, "enrolment/leave.html", {"row": row, "facts": facts, "together": together})
    seats.leave(enrolment=row, by=signed_in(request))
    messages.success(
        request, _("You have left “%(title)s”. You are welcome back another time.") % {"title": facts.title}
    )
    return redirect("enrolment:my_page")


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Say yes or no to an offered seat."""
    row = own_row(request, enrolment_id)
    if request.method == "GET":
        return redirect("enrolment:my_page")
    accept = request.POST.get("answer") == "yes"
    try:
        answered = seats.answer(enrolment=row, accept=accept, by=signed_in(request))
    except seats.OfferGone as gone:
        messages.warning(request, offers.what_became_of(gone.enrolment))
        return redirect("enrolment:my_page")
    if answered.state == SeatState.OFFERED:
        messages.success(request, _("Thank you. Now we wait for the other's answer."))
        return redirect("enrolment:my_page")
    if accept:
        return redirect("enrolment:confirmed", slug=row.run.course.slug, run_id=row.run_id)
    messages.success(request, _("Thank you for telling us. The seat goes to the next in line."))
    return redirect("enrolment:my_page")


@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """About me: name, how I am reached, language, and how much a message may say."""
    person = signed_in(request)
    form = ContactForm(request.POST or None, instance=User.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        people.change_contact(person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("enrolment:contact")
    context = {"form": form, "person": person}
    return render(request, "enrolment/contact.html", context, status=UNPROCESSABLE if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def renew_feed(request: HttpRequest) -> HttpResponse:
    """Give my calendar a new address; the old one stops at once."""
    if request.method == "GET":
        return render(request, "enrolment/renew_feed.html")
    people.renew_feed(person=signed_in(request))
    messages.success(
        request, _("Your calendar has a new address. Put it in your calendar instead of the old one.")
    )
    return redirect(f"{reverse('enrolment:my_page')}#calendar")


def _session(row: Enrolment, session_id: int) -> Session:
    session = next((one for one in row.run.sessions.all() if one.pk == session_id), None)
    if session is None:
        raise Http404
    return session


def _feed_address(request: HttpRequest, person: User) -> str:
    return request.build_absolute_uri(reverse("person_feed", args=[person.feed_token]))


def teaching_address(request: HttpRequest, person: User) -> str:
    """Return the address of the calendar of what the person teaches; empty for who teaches nothing."""
    if not teaching_calendar.teaches(person):
        return ""
    return request.build_absolute_uri(reverse("teaching_feed", args=[teaching_calendar.token(person)]))
