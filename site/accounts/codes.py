"""Signing in by a code sent by mail: the first door, and for newcomers the same door."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.stages import LoginByCodeStage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from accounts import people
from accounts.models import User
from accounts.rate_limits import allow

_CAME_FROM = "sign_in_from"
_KEPT = 2 * 60 * 60
"""Seconds that a visitor's session is kept: it may hold what only the person should say about themselves."""


class TooMany(Exception):
    """Too many codes were asked for, from here or for this address."""


def send(request: HttpRequest, *, email: str, came_from: str = "") -> User | None:
    """Send a code to `email` and return whoever has it; an unknown address becomes a new, unconfirmed person.

    The visitor sees the same whether the address was known, new or barred. `came_from` is the page to go
    back to if the code runs out.

    Raises:
        TooMany: nothing was sent.
    """
    if not allow(request, action="request_login_code", key=email.lower()):
        raise TooMany
    person = people.find_or_create(email=email, language=get_language() or "")
    request.session[_CAME_FROM] = came_from
    request.session.set_expiry(_KEPT)
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=email)
    return person


def awaited(request: HttpRequest) -> bool:
    """Whether this browser has asked for a code that can still be typed."""
    stage = get_pending_stage(request)
    if stage is None or stage.key != LoginByCodeStage.key:
        return False
    return bool(LoginCodeVerificationProcess(stage=stage).is_valid())


def way_back(request: HttpRequest) -> str:
    """Return the page from which a code was asked for."""
    return request.session.get(_CAME_FROM) or reverse("account_login")


def arrived(request: HttpRequest) -> None:
    """Forget where the person came from, and let the session last: they are in."""
    request.session.pop(_CAME_FROM, None)
    request.session.set_expiry(None)
