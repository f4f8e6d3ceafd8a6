"""Words to the teachers, and what they answered."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rate_limits import allow
from accounts.visitors import signed_in
from courses import words as date_words
from enrolment.classroom import words
from enrolment.classroom.doors import Room
from enrolment.classroom.forms import WordsForm
from enrolment.views.asking import UNPROCESSABLE
from enrolment.views.classroom.asking import facts_of, room_of

TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Show what the person wrote and what was answered, and take what they write now."""
    room = room_of(request, enrolment_id)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, room, form)
    if not allow(request, action="words", key=str(room.row.person_id)):
        return render(request, "429.html", status=TOO_MANY)
    key = form.cleaned_data["key"] or uuid.uuid4()
    try:
        words.write(enrolment=room.row, text=form.cleaned_data["text"], by=signed_in(request), key=key)
    except words.NotNow:
        messages.info(request, _("The teachers cannot be written to here any more. Call us instead."))
    else:
        messages.success(request, _("The teachers have got your message. You see their answer here."))
    return redirect("enrolment:words", enrolment_id=enrolment_id)


def _page(request: HttpRequest, room: Room, form: WordsForm) -> HttpResponse:
    written = list(words.own(room.row))
    if request.method == "GET":
        words.see_answers(enrolment=room.row)
    context = {
        "room": room,
        "row": room.row,
        "facts": facts_of(room),
        "written": [(one, date_words.moment(one.written_at)) for one in written],
        "form": form,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "enrolment/classroom/words.html", context, status=status)
