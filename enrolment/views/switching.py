"""Another class of the same course instead of this one, without ever being without a seat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from enrolment import seats
from enrolment.mine import switching
from enrolment.mine.switching import Option
from enrolment.rules import Refused
from enrolment.states import SeatState
from enrolment.views.asking import language, own_place, to_place


@never_cache
@require_http_methods(["GET", "POST"])
def switch(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Show the other classes; ask about one (``til``), since the seat here may go at once; then do it."""
    place = own_place(request, enrolment_id)
    row = place.enrolment
    if row.state != SeatState.ENROLLED:
        messages.info(request, _("You have no seat in this class to switch from."))
        return to_place(enrolment_id)
    options = switching.options(row, language=language())
    wanted = request.POST.get("til") or request.GET.get("til", "")
    option = next((one for one in options if str(one.run.pk) == wanted), None)
    if option is not None and option.mine is not None:
        return to_place(option.mine.pk)
    context = {"place": place, "row": row, "options": options, "option": option}
    if option is None:
        if wanted:
            messages.info(request, _("You cannot switch to that class any more. Here are the others."))
        return render(request, "enrolment/place/switch.html", context)
    if request.method == "GET":
        return render(request, "enrolment/place/switch_confirm.html", context)
    return _switch(request, enrolment_id, option)


def _switch(request: HttpRequest, enrolment_id: int, option: Option) -> HttpResponse:
    place = own_place(request, enrolment_id)
    try:
        new = seats.switch(enrolment=place.enrolment, to_run=option.run, by=signed_in(request))
    except (seats.NoSeat, Refused):
        messages.warning(
            request, _("It could not be done: something has changed meanwhile. You keep your seat.")
        )
        return redirect("enrolment:switch", enrolment_id=enrolment_id)
    if new.state == SeatState.ENROLLED:
        messages.success(request, _("You have switched. Your seat is in the new class now."))
    else:
        messages.success(
            request, _("You wait for a seat in the other class, and keep the one you have until then.")
        )
    return to_place(new.pk)
