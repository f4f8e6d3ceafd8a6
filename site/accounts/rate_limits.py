"""How often one may knock. The numbers stand in ``ACCOUNT_RATE_LIMITS``; counts live in the shared cache."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest


def allow(request: HttpRequest, *, action: str, key: str | None = None) -> bool:
    """Count this request against `action`, also when it only reads; False when it is one too many.

    `key` is what is counted where the limit says ``/key`` (an address, a token); else it is the caller's IP.
    """
    return bool(ratelimit.consume(request, app="allauth.account", action=action, key=key, limit_get=True))
