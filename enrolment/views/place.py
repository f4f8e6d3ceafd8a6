"""One place in a class: what it is, and what the person changes about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from enrolment import seats
from enrolment.mine import changing
from enrolment.mine.seat_forms import ComesAsForm, CompanionForm, group_label
from enrolment.states import Companions, SeatState
from enrolment.views.asking import CONFLICT, UNPROCESSABLE, own_place, own_row, to_place
from enrolment.words.share_words import policy_of


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Show one place and what can be changed about it.

    Whatever is asked about another's place is 404, so nothing is answered before it is known whose it is.
    """
    place = own_place(request, enrolment_id)
    if request.method == "POST":
        return to_place(enrolment_id)
    if place.enrolment.state not in {SeatState.ENROLLED, SeatState.WAITING, SeatState.OFFERED}:
        return redirect("enrolment:my_page")
    context = {"place": place, "row": place.enrolment, "acts": changing.acts(place)}
    return render(request, "enrolment/place/page.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Be passed over on the list for a while, or stand in line again (``undo``); the number is kept."""
    row = own_row(request, enrolment_id)
    if request.method == "GET":
        return to_place(enrolment_id)
    if row.state != SeatState.WAITING:
        messages.info(request, _("You are not on this waiting list any more."))
    elif request.POST.get("undo"):
        seats.resume(enrolment=row, by=signed_in(request))
        messages.success(request, _("You are in line again, with the number you had."))
    else:
        seats.pause(enrolment=row, by=signed_in(request))
        messages.success(
            request, _("Your place on the list is on pause. You keep your number until you are ready.")
        )
    return to_place(enrolment_id)


@never_cache
@require_http_methods(["GET", "POST"])
def companion(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Bring somebody, call them something else, or come alone after all."""
    place = own_place(request, enrolment_id)
    row, policy = place.enrolment, policy_of(place.enrolment.run)
    if not changing.may_change(row) or (policy.companions == Companions.NO and not row.brings_companion):
        return to_place(enrolment_id)
    form = CompanionForm(request.POST if request.method == "POST" else None, row=row)
    context = {"place": place, "row": row, "form": form, "uses_seat": policy.companions == Companions.SEAT}
    if request.method == "GET" or not form.is_valid():
        return render(
            request, "enrolment/place/companion.html", context, status=UNPROCESSABLE if form.errors else 200
        )
    brings, name = bool(form.cleaned_data["brings"]), form.cleaned_data["name"]
    try:
        seats.accompany(enrolment=row, brings=brings, name=name if brings else "", by=signed_in(request))
    except seats.NoSeat:
        form.add_error("brings", _("There is no seat for your companion right now. You keep your own."))
        return render(request, "enrolment/place/companion.html", context, status=CONFLICT)
    messages.success(request, _("Saved: you bring somebody.") if brings else _("Saved: you come alone."))
    return to_place(enrolment_id)


@never_cache
@require_http_methods(["GET", "POST"])
def regroup(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Come as somebody else: say what it does, and do it when that was read (``confirm``)."""
    place = own_place(request, enrolment_id)
    row = place.enrolment
    if not changing.may_change(row):
        return to_place(enrolment_id)
    form = ComesAsForm(request.POST if request.method == "POST" else None, row=row)
    context: dict[str, object] = {"place": place, "row": row, "form": form}
    if request.method == "GET" or not form.is_valid():
        return render(
            request, "enrolment/place/regroup.html", context, status=UNPROCESSABLE if form.errors else 200
        )
    comes_as = form.cleaned_data["comes_as"]
    if comes_as == row.comes_as:
        messages.info(request, _("Nothing has changed."))
        return to_place(enrolment_id)
    try:
        if not request.POST.get("confirm"):
            does = changing.regroup_does(row, comes_as=comes_as, by=signed_in(request))
            context |= {"does": does, "comes_as": comes_as, "group": group_label(comes_as)}
            return render(request, "enrolment/place/regroup_confirm.html", context)
        seats.regroup(enrolment=row, comes_as=comes_as, by=signed_in(request))
    except seats.NoSeat:
        form.add_error("comes_as", _("The seat you have cannot be had as that. You keep it as it is."))
        return render(request, "enrolment/place/regroup.html", context, status=CONFLICT)
    messages.success(request, _("Saved. Neither teachers nor the others in the class see it."))
    return to_place(enrolment_id)
