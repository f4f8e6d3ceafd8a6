"""Two who only come together: the code, finding each other on the list, and parting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rate_limits import allow
from accounts.visitors import signed_in
from enrolment import seats
from enrolment.mine.places import Place
from enrolment.mine.seat_forms import CodeForm
from enrolment.signing_up import pairs
from enrolment.states import SeatState
from enrolment.views.asking import UNPROCESSABLE, own_place, to_place

TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Show the pair as it stands; one who waits alone joins the other by their code."""
    place = own_place(request, enrolment_id)
    row = place.enrolment
    if place.together is None and (row.state != SeatState.WAITING or row.replaces_id):
        return to_place(enrolment_id)
    if request.method == "POST" and "first" in request.POST:
        return _be_the_first(request, place)
    given = {"code": request.GET.get(pairs.CODE_IN_LINK, "")}
    form = CodeForm(request.POST if request.method == "POST" else None, initial=given)
    context = {"place": place, "row": row, "form": form}
    if request.method == "GET" or row.state != SeatState.WAITING or not form.is_valid():
        return render(
            request, "enrolment/place/together.html", context, status=UNPROCESSABLE if form.errors else 200
        )
    if not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    try:
        seats.pair_up(enrolment=row, code=pairs.as_typed(form.cleaned_data["code"]), by=signed_in(request))
    except seats.PairGone:
        form.add_error("code", pairs.gone())
        return render(request, "enrolment/place/together.html", context, status=UNPROCESSABLE)
    messages.success(request, _("You now stand together on the list: either both get a seat, or neither."))
    return to_place(enrolment_id)


def _be_the_first(request: HttpRequest, place: Place) -> HttpResponse:
    """One who waits alone gets a code for the other."""
    try:
        seats.await_other(enrolment=place.enrolment, by=signed_in(request))
    except seats.PairGone:
        messages.info(request, _("You are not on this waiting list any more."))
        return to_place(place.enrolment.pk)
    return redirect("enrolment:together", enrolment_id=place.enrolment.pk)


@never_cache
@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Ask before two stand on the list each for themselves."""
    place = own_place(request, enrolment_id)
    if place.enrolment.state != SeatState.WAITING or place.together is None:
        messages.info(request, _("You do not stand together with anybody on this list."))
        return to_place(enrolment_id)
    if request.method == "GET":
        return render(request, "enrolment/place/part.html", {"place": place, "row": place.enrolment})
    seats.part(enrolment=place.enrolment, by=signed_in(request))
    messages.success(request, _("You now stand on the list by yourself."))
    return to_place(enrolment_id)
