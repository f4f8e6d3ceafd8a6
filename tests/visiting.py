"""Going to an address as somebody, and what came of it in one word."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client

from accounts.models import User
from tests.cast import sign_in

REACHED, SIGN_IN, REFUSED, SECOND_FACTOR, MUTE = "reached", "sign in", "refused", "second factor", "mute"
BROKEN = "500"
"""``MUTE``: the address is not for this method, and says so before it looks at who asks."""

NOT_FOR_THIS_METHOD = 405
_DOORS = {"/konto/login/": SIGN_IN, "/en/konto/login/": SIGN_IN, "/redaktion/login/": SIGN_IN}


class Visitor:
    """A browser of one person, which forgets after each visit what the visit did."""

    def __init__(self, person: User | None, *, second_factor: bool = True) -> None:
        self.person = person
        self.client = Client(raise_request_exception=False)
        if person is not None:
            sign_in(self.client, person, second_factor=second_factor)
        self._cookies = deepcopy(self.client.cookies)

    def visit(self, method: str, path: str, **more: Any) -> Any:
        """Send one request; nothing it wrote stays."""
        self.client.cookies = deepcopy(self._cookies)
        with _undone():
            response: Any = self.client.generic(method, path, **more) if more else self._plain(method, path)
            if response.streaming:
                response.body = b"".join(response.streaming_content)
            else:
                response.body = response.content
        return response

    def _plain(self, method: str, path: str) -> Any:
        return self.client.post(path, {}) if method == "POST" else self.client.get(path)


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(response: Any, *, signed_in: bool) -> str:
    """Say in a word what an answer means to whoever asked."""
    status = response.status_code
    if status >= 500:
        return BROKEN
    if status in (403, 404):
        return REFUSED
    if status == NOT_FOR_THIS_METHOD:
        return MUTE
    if status in (301, 302):
        return _led(response, signed_in=signed_in)
    return REACHED


def _led(response: Any, *, signed_in: bool) -> str:
    to = urlsplit(response["Location"]).path
    if to in _DOORS:
        return REFUSED if signed_in else SIGN_IN
    if to.endswith(("/konto/2fa/", "/konto/2fa/reauthenticate/")):
        return SECOND_FACTOR
    # Wagtail says no with a message on the first page of its admin.
    return REFUSED if to == "/redaktion/" and _was_refused(response) else REACHED


def _was_refused(response: Any) -> bool:
    said = [str(message) for message in getattr(response.wsgi_request, "_messages", ())]
    return any("rettigheder" in one or "tilladelse" in one or "permission" in one for one in said)
