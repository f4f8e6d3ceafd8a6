"""A plan under its owner's own word stays open in one browser for a while; the word itself is kept nowhere.

What the word became lies in a cookie, sealed with a key of the school's: the cookie alone opens nothing, nor
do keys and database without it. No ORM here.
"""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from enrolment.plan import sealing
from enrolment.plan.sealing import Own

COOKIE = "plan"
OPEN_FOR = timedelta(minutes=30)

_NONCE, _SALT = 12, 16
_FORM = ">q"
_HEAD = struct.calcsize(_FORM)


def token(own: Own, *, person: int, now: datetime) -> str:
    """Return what the browser keeps."""
    ends = struct.pack(_FORM, int((now + OPEN_FOR).timestamp()))
    return urlsafe_b64encode(
        sealing.locked(settings.PLAN_KEYS[0], ends + own.salt + own.key, _about(person))
    ).decode()


def own_in(value: str, *, person: int, now: datetime) -> Own | None:
    """Return what the word became; None for what is too old, another's, or none of ours."""
    try:
        raw = urlsafe_b64decode(value.encode())
    except ValueError:
        return None
    for key in settings.PLAN_KEYS:
        try:
            found = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], _about(person))
        except (InvalidTag, ValueError):
            continue
        (ends,) = struct.unpack(_FORM, found[:_HEAD])
        rest = found[_HEAD:]
        return Own(rest[:_SALT], rest[_SALT:]) if now.timestamp() < ends else None
    return None


def _about(person: int) -> bytes:
    return f"window|{person}".encode()
