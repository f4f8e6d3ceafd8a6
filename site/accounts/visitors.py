"""Who is asking."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def visitor(request: HttpRequest) -> User | None:
    """Return the person who is signed in, or None."""
    return request.user if isinstance(request.user, User) else None


def signed_in(request: HttpRequest) -> User:
    """Return the person who is signed in. Raises ``PermissionDenied``, where a view was opened to others."""
    person = visitor(request)
    if person is None:
        raise PermissionDenied
    return person
