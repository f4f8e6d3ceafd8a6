"""The school's say in how allauth works."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import codes
from accounts.models import User
from accounts.roles import DESK_ROLES, Role


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by code; nobody's address is ever confirmed or denied to an outsider."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _(
            "This is not the code we sent last. Look in your newest mail, and type all eight digits."
        ),
        "too_many_login_attempts": _("That was too many tries. Wait five minutes, then try again."),
        "rate_limited": _("That was many tries in a short time. Wait a minute, then try again."),
        "email_password_mismatch": _(
            "E-mail and password do not fit together. Try again, or get a code instead."
        ),
        "email_taken": _("This address cannot be used. Write another one."),
        "duplicate_email": _("You already use this address."),
        "same_as_current": _("This is the address you already have."),
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("This is not your password. Try again."),
    }

    def post_login(self, request: HttpRequest, user: User, **login: Any) -> HttpResponse:
        """Forget the way back: it served until the person was in."""
        codes.arrived(request)
        response: HttpResponse = super().post_login(request, user, **login)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead staff to their screens, guides to those they help, and everybody else to their own page."""
        user = request.user
        if isinstance(user, User) and (user.is_superuser or user.roles & DESK_ROLES):
            return reverse("wagtailadmin_home")
        if isinstance(user, User) and Role.GUIDE in user.roles:
            return reverse("enrolment:guide")
        own_page: str = super().get_login_redirect_url(request)
        return own_page


class OutsideAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in by the municipality's own accounts (OpenID Connect), for staff."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take the name they go by at work as the name to be called by."""
        # Not allauth's own: it sets first and last name, which nobody has here.
        user: User = sociallogin.user
        user.email = (data.get("email") or "").lower() or None
        whole = " ".join(filter(None, (data.get("first_name"), data.get("last_name"))))
        user.chosen_name = (data.get("name") or whole)[:60]
        return user
