"""Answering an offer from the link in a mail, without signing in.

Looking changes nothing, since the scanners of mail servers look at every link; only a press does.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rate_limits import allow
from enrolment import seats
from enrolment.mine import offers, places
from enrolment.models import Enrolment
from enrolment.states import SeatState

NOT_FOUND, GONE, TOO_MANY = 404, 410, 429


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the offer, or take the answer; say what came of it, also to who comes too late."""
    try:
        row = offers.find(token)
        if request.method == "POST":
            accept = request.POST.get("answer") == "yes"
            seats.answer(enrolment=row, accept=accept, by=row.person)
            return HttpResponseRedirect(request.path)
    except offers.NoSuchOffer:
        return _unknown(request)
    except seats.OfferGone as gone:
        return _settled(request, gone.enrolment)
    return render(request, "enrolment/offer.html", _facts(row))


def _settled(request: HttpRequest, row: Enrolment) -> HttpResponse:
    status = 200 if row.state in {SeatState.ENROLLED, SeatState.DECLINED, SeatState.WAITING} else GONE
    return render(request, "enrolment/offer_settled.html", _facts(row), status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    if not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    return render(request, "enrolment/offer_unknown.html", status=NOT_FOUND)


def _facts(row: Enrolment) -> dict[str, object]:
    stands = row.state == SeatState.OFFERED and row.expires_at is not None and row.expires_at > timezone.now()
    place = places.own(row.person, enrolment_id=row.pk, language=get_language() or "da")
    return {"row": row, "place": place, "facts": place.facts, "stands": stands}
