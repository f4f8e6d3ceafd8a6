"""The two steps by which somebody takes over an account in the browser: code and address, then the mail.

What was typed is kept in the session until the code from the mail is typed. An address that has an account
already gets a mail too, with another way on: so the page says the same to whoever asks.
"""

import time
from dataclasses import asdict, dataclass

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal.cryptokit import compare_user_code
from django.http import HttpRequest, HttpResponse

from accounts import claims
from accounts.models import User

_KEY = "claim"
_LASTS = 15 * 60
_TRIES = 5


@dataclass(slots=True)
class Begun:
    """What was typed in the first step. ``mailed`` is empty where the address cannot be used."""

    code: str
    email: str
    by_mail: bool
    mailed: str
    until: float
    wrong: int = 0


class WrongCode(Exception):
    """Not the code of the mail."""


def begin(request: HttpRequest, *, code: str, email: str, by_mail: bool) -> None:
    """Send a mail to the address and remember what was typed. Raises ``claims.NoSuchCode``."""
    claims.find(code)
    adapter = get_adapter()
    mailed = ""
    if claims.is_free(email):
        mailed = adapter.generate_login_code()
        adapter.send_mail("account/email/login_code", email, {"code": mailed})
    else:
        adapter.send_mail("account/email/account_already_exists", email, {"has_code": True})
    _remember(request, Begun(code, email, by_mail, mailed, time.time() + _LASTS))


def begun(request: HttpRequest) -> Begun | None:
    """Return what was typed in the first step, unless it has run out."""
    kept = request.session.get(_KEY)
    found = Begun(**kept) if isinstance(kept, dict) else None
    return found if found and found.until > time.time() else None


def forget(request: HttpRequest) -> None:
    """Begin anew."""
    request.session.pop(_KEY, None)


def finish(request: HttpRequest, first: Begun, *, typed: str) -> tuple[User, HttpResponse]:
    """Give the account to whoever typed the code of the mail, and sign them in.

    Raises ``WrongCode``; ``claims.NoSuchCode`` after too many tries or when the code was used meanwhile;
    ``claims.AddressTaken``.
    """
    if not compare_user_code(actual=typed, expected=first.mailed):
        _count(request, first)
        raise WrongCode
    person = claims.take_over(code=first.code, email=first.email, by_mail=first.by_mail)
    forget(request)
    record_authentication(request, person, method="code", email=first.email)
    return person, perform_login(request, Login(user=person, email=first.email))


def _count(request: HttpRequest, first: Begun) -> None:
    first.wrong += 1
    if first.wrong >= _TRIES:
        forget(request)
        raise claims.NoSuchCode
    _remember(request, first)


def _remember(request: HttpRequest, first: Begun) -> None:
    request.session[_KEY] = asdict(first)
