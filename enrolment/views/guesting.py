"""Coming as a guest one single time: answered by link or on my page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rate_limits import allow
from accounts.visitors import signed_in
from courses import words
from enrolment.day import guest_links, guests
from enrolment.models import Enrolment, GuestSeat
from enrolment.states import SeatState
from enrolment.words.class_facts import facts_of_session, titles

NOT_FOUND, GONE, TOO_MANY = 404, 410, 429


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, or take the answer; looking alone changes nothing."""
    try:
        guest = guest_links.find(token)
    except guest_links.NoSuchGuest:
        if not allow(request, action="unknown_link"):
            return render(request, "429.html", status=TOO_MANY)
        return render(request, "enrolment/offer_unknown.html", status=NOT_FOUND)
    if request.method == "POST":
        _answer(request, guest)
        return HttpResponseRedirect(request.path)
    is_open = guest.is_asked and guest.expires_at is not None and guest.expires_at > timezone.now()
    context = {**_facts(guest), "guest": guest, "is_open": is_open}
    is_over = not is_open and guest.state not in {"accepted", "declined"}
    return render(request, "enrolment/day/guest.html", context, status=GONE if is_over else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def by_person(request: HttpRequest, guest_id: int) -> HttpResponse:
    """Answer on my page, or say that one cannot come after all (``off``)."""
    guest = GuestSeat.objects.filter(pk=guest_id, enrolment__person=signed_in(request)).first()
    if guest is None:
        raise Http404
    if request.method == "POST":
        if request.POST.get("off"):
            guests.call_off(guest=guest, by=signed_in(request))
            messages.success(request, _("Thank you for telling us. Your place in line stays as it was."))
        elif not _answer(request, guest):
            messages.info(request, _("The time to answer has passed, or the seat was not free after all."))
    return redirect("enrolment:my_page")


@never_cache
@require_http_methods(["GET", "POST"])
def wish(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Say whether one would like to be asked about single sessions while one waits."""
    row = Enrolment.objects.filter(pk=enrolment_id, person=signed_in(request)).first()
    if row is None:
        raise Http404
    if request.method == "POST" and row.state == SeatState.WAITING:
        yes = request.POST.get("ask") == "yes"
        guests.like(enrolment=row, yes=yes)
        said = (
            _("We ask you when there is room one single time.")
            if yes
            else _("We only write about a seat for good.")
        )
        messages.success(request, said)
    return redirect("enrolment:place", enrolment_id=enrolment_id)


def _answer(request: HttpRequest, guest: GuestSeat) -> bool:
    accept = request.POST.get("answer") == "yes"
    try:
        guests.answer(guest=guest, accept=accept, by=guest.enrolment.person)
    except guests.GuestGone:
        return False
    return True


def _facts(guest: GuestSeat) -> dict[str, object]:
    session = guest.session
    names = titles([session.run.course], language=get_language() or "da")
    return {
        "facts": facts_of_session(session.run, session, names),
        "answer_by": words.unbroken(words.moment(guest.expires_at)) if guest.expires_at else "",
    }
