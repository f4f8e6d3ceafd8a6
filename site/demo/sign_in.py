"""Sign in as any role of the demo with one press; staff get their second factor silently."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.models import User

DOMAIN = "fjordby.example"
ROLES: dict[str, tuple[str, str, str]] = {
    "borger": ("Borger", "har hold, venter på ét og har et tilbud", "/min-side/"),
    "paaroerende": ("Pårørende", "er på hold med borgere og medarbejdere", "/min-side/"),
    "medarbejder": ("Medarbejder", "tager kursus på lige fod", "/min-side/"),
    "peer": ("Peer-underviser", "underviser med egne erfaringer", "/undervisning/"),
    "vejviser": ("Vejviser", "hjælper borgere, som har sagt ja til det", "/vejviser/"),
    "redaktoer": ("Redaktør", "udgiver kataloget, ser intet om personer", "/redaktion/"),
    "koordinator": ("Koordinator", "holder holdene fyldt og retfærdige", "/redaktion/"),
    "leder": ("Leder", "ser det hele og sætter reglerne", "/redaktion/"),
    "oekonomi": ("Økonomi", "samler godkendte honorarer og sender dem til løn", "/redaktion/"),
    "revisor": ("Revisor", "læser hvert bilag og kan intet ændre", "/redaktion/"),
}
"""Role: its name, what it does, and where it lands."""


def address(role: str) -> str:
    """Return the e-mail address of the person who plays a role."""
    return f"{role}@{DOMAIN}"


@never_cache
@login_not_required
def choose(request: HttpRequest) -> HttpResponse:
    """Show the roles and the way to the mailbox."""
    people = {user.email: user for user in get_user_model().objects.filter(email__in=map(address, ROLES))}
    rows = [(role, *words, people.get(address(role))) for role, words in ROLES.items()]
    return render(request, "demo/roles.html", {"rows": rows})


@never_cache
@login_not_required
@require_POST
def sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """Become the person of a role, as if code and second factor had been given."""
    user: User = get_object_or_404(get_user_model(), email=address(role))
    logout(request)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    methods: list[dict[str, object]] = [{"method": "code", "at": time.time(), "email": user.email}]
    if user.is_school_staff:
        if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            TOTP.activate(user, generate_totp_secret())
        methods.append({"method": "mfa", "at": time.time(), "type": "totp"})
    request.session["account_authentication_methods"] = methods
    request.session["account_authentication_methods_user"] = str(user.pk)
    return redirect(ROLES[role][2])
