"""Which reminders a person wants."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from enrolment.told import reminders as wishes
from enrolment.told.reminder_form import ReminderForm

UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """Choose reminders; the same form stands under About me."""
    person = signed_in(request)
    form = ReminderForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        wishes.choose(person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("enrolment:contact")
    return render(
        request, "enrolment/reminders.html", {"form": form}, status=UNPROCESSABLE if form.errors else 200
    )
