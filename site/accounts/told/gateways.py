"""Where text messages are handed over: the console, or a gateway that is spoken to by http.

Nothing here logs a number beside a text.
"""

import json
import sys
from http.client import HTTPException
from typing import Protocol
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from django.conf import settings


class NotTaken(Exception):
    """A text message was not taken over; it says why, and neither to whom nor what."""


class Gateway(Protocol):
    """What takes text messages over."""

    def send(self, *, to: str, text: str, key: str) -> None:
        """Take a text to a number such as ``+4520123456`` over; raise ``NotTaken`` where that failed.

        A message that comes twice with the same key is one message.
        """


class Console:
    """Writes text messages to the terminal, where there is no gateway."""

    def send(self, *, to: str, text: str, key: str) -> None:
        """Write the message out."""
        sys.stdout.write(f"SMS {key}\nTo: {to}\n\n{text}\n{'-' * 79}\n")


class _NoRedirects(HTTPRedirectHandler):
    # Following would post the message, and the token, to somewhere nobody has named.
    def redirect_request(self, *_arguments: object) -> None:
        return None


class Http:
    """Posts each message as JSON to a gateway; what its fields are called is a setting."""

    def send(self, *, to: str, text: str, key: str) -> None:
        """Post the message; any answer but 2xx, or none in time, is a failure."""
        try:
            with _opener().open(
                _request(to=to, text=text, key=key), timeout=settings.SMS_HTTP_TIMEOUT
            ) as answer:
                status = answer.status
        except HTTPError as error:
            error.close()
            raise NotTaken(f"the gateway answered {error.code}") from None
        except (OSError, HTTPException, ValueError) as error:
            raise NotTaken(f"the gateway was not reached: {type(error).__name__}") from None
        if not 200 <= status < 300:
            raise NotTaken(f"the gateway answered {status}")


def _opener() -> OpenerDirector:
    return build_opener(_NoRedirects())


def _request(*, to: str, text: str, key: str) -> Request:
    return Request(  # noqa: S310 - the address is the operator's own setting
        settings.SMS_HTTP_ADDRESS,
        data=_body(to=to, text=text, key=key),
        headers=_headers(key),
        method="POST",
    )


def _body(*, to: str, text: str, key: str) -> bytes:
    values = {
        settings.SMS_HTTP_TO_FIELD: to,
        settings.SMS_HTTP_TEXT_FIELD: text,
        settings.SMS_HTTP_SENDER_FIELD: settings.SMS_SENDER,
        settings.SMS_HTTP_KEY_FIELD: key,
    }
    return json.dumps({name: value for name, value in values.items() if name}).encode()


def _headers(key: str) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    if settings.SMS_HTTP_TOKEN:
        headers[settings.SMS_HTTP_TOKEN_HEADER] = settings.SMS_HTTP_TOKEN
    return headers
