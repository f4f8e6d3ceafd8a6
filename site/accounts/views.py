"""Signing in: by code first, by password or passkey for those who have one."""

from typing import Any

from allauth.account import views as account
from allauth.account.utils import get_login_redirect_url, get_next_redirect_url, passthrough_next_redirect_url
from allauth.core.ratelimit import respond_429
from allauth.mfa.base import views as mfa
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts import codes, forms
from accounts.visitors import signed_in

UNPROCESSABLE = 422


@login_not_required
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address and send a code to it, whether we know it or not."""
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    form = forms.AskForCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes.send(request, email=form.cleaned_data["email"])
        except codes.TooMany:
            response: HttpResponse = respond_429(request)
            return response
        return redirect(passthrough_next_redirect_url(request, reverse("account_confirm_login_code"), "next"))
    return render(
        request,
        "account/login.html",
        {"form": form, "next": next_of(request)},
        status=UNPROCESSABLE if form.errors else 200,
    )


def next_of(request: HttpRequest) -> str:
    """Return the page that was asked for, if it is one of ours."""
    return get_next_redirect_url(request) or ""


class Unprocessable:
    """Answers 422 when a form has errors, and loses nothing of what was typed."""

    def form_invalid(self, form: BaseForm) -> HttpResponseBase:
        """Show the form again."""
        response: HttpResponseBase = super().form_invalid(form)  # type: ignore[misc]  # a mixin before allauth's views
        if response.status_code == 200:
            response.status_code = UNPROCESSABLE
        return response


class NotHeldBack:
    """Lets a person who waits for a code choose another way in instead."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        return None


class ConfirmCodeView(account.ConfirmLoginCodeView):
    """Type the code. When it has run out, the way leads back to where it was asked for."""

    form_class = forms.ConfirmCodeForm

    @method_decorator(login_not_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send those without a code to type back to where they came from."""
        if not request.user.is_authenticated and not codes.awaited(request):
            messages.info(request, _("The code has run out or has been used. Get a new one here."))
            return redirect(codes.way_back(request))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: BaseForm) -> HttpResponseBase:
        """Let the person in, or send a new code."""
        response: HttpResponseBase = super().form_valid(form)
        if self.request.POST.get("action") == "resend":
            messages.success(self.request, _("We have sent a new code. The old one no longer works."))
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponseBase:
        """Let the person try again, a few times."""
        if self._process.record_invalid_attempt():
            context = self.get_context_data(form=form)
            return TemplateResponse(self.request, self.template_name, context, status=UNPROCESSABLE)
        messages.error(self.request, _("The code was typed wrong too many times. Get a new one here."))
        return redirect(codes.way_back(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where to go to begin again."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"way_back": codes.way_back(self.request), "next": next_of(self.request)}


@method_decorator(login_not_required, name="dispatch")
class ConfirmAddressView(Unprocessable, account.ConfirmEmailVerificationCodeView):
    """Type the code that shows that a new address is one's own."""

    form_class = forms.ConfirmAddressForm


class PasswordSignInView(Unprocessable, NotHeldBack, account.LoginView):
    """E-mail and password."""

    form_class = forms.PasswordSignInForm
    template_name = "accounts/password_sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where to go after."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"next": next_of(self.request)}


class PasskeySignInView(NotHeldBack, webauthn.LoginWebAuthnView):
    """Passkey alone."""


class EmailView(Unprocessable, account.EmailView):
    """One's own address: one, changed by typing a code sent to the new one."""

    form_class = forms.NewAddressForm


class SetPasswordView(Unprocessable, account.PasswordSetView):
    """Choose a first password."""

    form_class = forms.SetPasswordForm


class ChangePasswordView(Unprocessable, account.PasswordChangeView):
    """Choose another password."""

    form_class = forms.ChangePasswordForm


class PasswordAgainView(Unprocessable, account.ReauthenticateView):
    """The password once more."""

    form_class = forms.PasswordAgainForm


class SecondStepView(Unprocessable, mfa.AuthenticateView):
    """The second step of signing in."""

    form_class = forms.SecondStepForm


class SecondStepAgainView(Unprocessable, mfa.ReauthenticateView):
    """The second step once more."""

    form_class = forms.SecondStepAgainForm


class CountsAtOnce:
    """Takes setting up a factor for using it: the person has just shown that they have it."""

    def form_valid(self, form: BaseForm) -> HttpResponseBase:
        """Write it among what this session has used."""
        response: HttpResponseBase = super().form_valid(form)  # type: ignore[misc]  # a mixin before allauth's views
        request: HttpRequest = self.request  # type: ignore[attr-defined]  # of the view it is mixed into
        own = Authenticator.objects.filter(user=signed_in(request))
        newest = own.exclude(type=Authenticator.Type.RECOVERY_CODES).latest("pk")
        post_authentication(request, newest, reauthenticated=True)
        return response


class ActivateAppView(Unprocessable, CountsAtOnce, totp.ActivateTOTPView):
    """Connect an app that shows codes."""

    form_class = forms.ActivateAppForm


class AddKeyView(Unprocessable, CountsAtOnce, webauthn.AddWebAuthnView):
    """Add a passkey."""

    form_class = forms.AddKeyForm


class RenameKeyView(Unprocessable, webauthn.EditWebAuthnView):
    """Call a passkey something else."""

    form_class = forms.RenameKeyForm
