"""Take over an account with the code from the school."""

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import claiming, claims
from accounts.claim_forms import ClaimForm, MailedCodeForm
from accounts.rate_limits import allow

UNPROCESSABLE = 422


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """Ask for the code and an address; the address is then confirmed by a mail."""
    if request.user.is_authenticated:
        return _is_in_already(request)
    form = ClaimForm(request.POST or None)
    if request.method == "POST":
        if not allow(request, action="claim"):
            return _too_many(request)
        if form.is_valid():
            data = form.cleaned_data
            if not allow(request, action="request_login_code", key=data["email"]):
                return _too_many(request)
            try:
                claiming.begin(request, **data)
            except claims.NoSuchCode:
                form.add_error("code", _("This code does not work. Look at it once more, or call us."))
            else:
                return redirect("account_claim_confirm")
    return render(
        request, "accounts/claim.html", {"form": form}, status=UNPROCESSABLE if form.errors else 200
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Type the code of the mail; then the account is one's own."""
    first = claiming.begun(request)
    if request.user.is_authenticated or first is None:
        return redirect("account_claim")
    form = MailedCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person, response = claiming.finish(request, first, typed=form.cleaned_data["code"])
        except claiming.WrongCode:
            form.add_error("code", _("This is not the code from the mail. Try again."))
        except (claims.NoSuchCode, claims.AddressTaken):
            claiming.forget(request)
            messages.error(request, _("It did not work this time. Begin again here, or call us."))
            return redirect("account_claim")
        else:
            messages.success(
                request, _("Welcome, %(name)s. This is your own page now.") % {"name": person.chosen_name}
            )
            return response
    context = {"verify_form": form, "email": first.email, "can_resend": False}
    return render(
        request, "accounts/claim_confirm.html", context, status=UNPROCESSABLE if form.errors else 200
    )


def _is_in_already(request: HttpRequest) -> HttpResponse:
    messages.info(
        request,
        _("You are signed in already. Have you got a code as well? Call us, and we put the two together."),
    )
    return redirect("enrolment:my_page")


def _too_many(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = respond_429(request)
    return response
