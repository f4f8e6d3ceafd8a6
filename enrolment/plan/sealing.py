"""How a plan is sealed: AES-256-GCM, with a key of its own that lies beside it under a key of the settings.

Both are bound to whose plan it is, to its version and to the moment it was changed: a row that was moved to
another person, or put together from an earlier one, does not open. See decision 16. No ORM here.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

_NONCE, _MARK, _SALT = 12, 8, 16
_PLAIN, _WORDED = b"\x01", b"\x02"
"""The first byte of a wrapped key: under the school's key alone, or under the person's own word as well."""

_HEAD = 1 + _MARK


class Unreadable(Exception):
    """No key of ours opens it, or it is not as it was written."""


class Locked(Exception):
    """It opens only by the person's own word, which is not here or is another."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a sealed plan is bound to; ``changed_at`` aware."""

    person: int
    version: int
    changed_at: datetime

    @property
    def data(self) -> bytes:
        """As associated data."""
        return f"plan|{self.person}|{self.version}|{self.changed_at.astimezone(UTC).isoformat()}".encode()


@dataclass(frozen=True, slots=True, repr=False)
class Own:
    """What a person's own word became: ``salt`` lies in the plan, ``key`` nowhere."""

    salt: bytes
    key: bytes


def own_of(word: str, *, salt: bytes = b"") -> Own:
    """Make a key of somebody's own word; a tenth of a second and 32 MB each time, for who guesses too.

    A letter such as "å" is one sign or two, as the keyboard has it: both are the same word.
    """
    salt = salt or secrets.token_bytes(_SALT)
    said = normalize("NFC", word).encode()
    return Own(salt, Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(said))


def seal(text: bytes, *, bound: Bound, own: Own | None = None) -> tuple[bytes, bytes]:
    """Return the wrapped key and the sealed text; each time under a new key."""
    key = AESGCM.generate_key(bit_length=256)
    inner = own.salt + locked(own.key, key, bound.data) if own else key
    kind = _WORDED if own else _PLAIN
    return _wrapped(kind, inner, bound), locked(key, text, bound.data)


def open_(wrapped: bytes, sealed: bytes, *, bound: Bound, own: Own | None = None) -> bytes:
    """Return the text. Raises ``Unreadable``, and ``Locked`` where it wants another word than ``own``."""
    key = _inner(wrapped, bound)
    if is_worded(wrapped):
        if own is None:
            raise Locked
        try:
            key = _unlocked(own.key, key[_SALT:], bound.data)
        except Unreadable as error:
            raise Locked from error
    return _unlocked(key, sealed, bound.data)


def is_worded(wrapped: bytes) -> bool:
    """Whether it opens only with the person's own word."""
    return wrapped[:1] == _WORDED


def salt_of(wrapped: bytes, *, bound: Bound) -> bytes:
    """Return what the person's word is salted with. Raises ``Unreadable``."""
    return _inner(wrapped, bound)[:_SALT]


def rewrap(wrapped: bytes, *, bound: Bound) -> bytes:
    """Put the key of a plan under the first of our keys; the text stays as it is. Raises ``Unreadable``."""
    return _wrapped(wrapped[:1], _inner(wrapped, bound), bound)


def is_of_first_key(wrapped: bytes) -> bool:
    """Whether it lies under the key that seals now."""
    return wrapped[1:_HEAD] == mark(settings.PLAN_KEYS[0])


def mark(key: bytes) -> bytes:
    """Return what tells a key from others, and nothing of it."""
    return hashlib.blake2b(key, digest_size=_MARK, person=b"plan-key").digest()


def _wrapped(kind: bytes, inner: bytes, bound: Bound) -> bytes:
    key = settings.PLAN_KEYS[0]
    head = kind + mark(key)
    return head + locked(key, inner, head + bound.data)


def _inner(wrapped: bytes, bound: Bound) -> bytes:
    head = wrapped[:_HEAD]
    for key in settings.PLAN_KEYS:
        if mark(key) == head[1:] and head[:1] in {_PLAIN, _WORDED}:
            return _unlocked(key, wrapped[_HEAD:], head + bound.data)
    raise Unreadable


def locked(key: bytes, text: bytes, data: bytes) -> bytes:
    """Return a text under a key, bound to ``data``, with the number used once before it."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text, data)


def _unlocked(key: bytes, sealed: bytes, data: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], data)
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error
