"""The one reader of the process environment.

Every variable is read through a function of this module, which checks it, names it in the
error when it is wrong, and remembers its declaration in `DECLARED`, from which
`docs/settings.md` is written. An empty value counts as not set, since compose files and
systemd units pass empty strings for what an operator left out.
"""

import os
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})
_SCHEMES = frozenset({"postgres", "postgresql"})


@dataclass(frozen=True, slots=True)
class Variable:
    """One declared variable: what it is called, what it holds, and what holds without it."""

    name: str
    kind: str
    default: str | None
    help: str
    options: tuple[str, ...] = ()
    required: bool = False


DECLARED: dict[str, Variable] = {}


def text(name: str, *, default: str | None = None, help: str) -> str:
    """Return the value as it stands; raise `ImproperlyConfigured` if unset without a default."""
    value = _declare(Variable(name, "text", default, help, required=default is None))
    return _required(name, value or default)


def flag(name: str, *, default: bool | None = None, help: str) -> bool:
    """Return a yes or no, written as 1/0, true/false, yes/no or on/off."""
    shown = None if default is None else str(default).lower()
    value = _required(
        name, _declare(Variable(name, "yes or no", shown, help, required=default is None)) or shown
    )
    if value.lower() in _YES | _NO:
        return value.lower() in _YES
    raise _wrong(name, value, "one of 1, 0, true, false, yes, no, on, off")


def number(name: str, *, default: int | None = None, minimum: int = 0, help: str) -> int:
    """Return a whole number, at least `minimum`."""
    shown = None if default is None else str(default)
    value = _required(
        name, _declare(Variable(name, "whole number", shown, help, required=default is None)) or shown
    )
    try:
        parsed = int(value)
    except ValueError:
        raise _wrong(name, value, "a whole number") from None
    if parsed < minimum:
        raise _wrong(name, value, f"a whole number of at least {minimum}")
    return parsed


def words(name: str, *, default: Sequence[str] | None = None, help: str) -> list[str]:
    """Return the words of a list written with commas; blanks round a word are dropped."""
    shown = None if default is None else ",".join(default)
    value = _declare(Variable(name, "words with commas", shown, help, required=default is None))
    if value is None and default is not None:
        return list(default)
    return [word.strip() for word in _required(name, value).split(",") if word.strip()]


def keys(name: str, *, size: int, default: Sequence[str] | None = None, help: str) -> list[bytes]:
    """Return keys of `size` bytes, written as URL-safe base64 with commas between; at least one.

    What is wrong with one is said without repeating it.
    """
    shown = None if default is None else "made up"
    value = _declare(Variable(name, "keys with commas", shown, help, required=default is None))
    written = list(default) if value is None and default is not None else _required(name, value).split(",")
    found = [_key(name, one.strip(), size) for one in written if one.strip()]
    if not found:
        raise _wrong(name, "", f"at least one key of {size} bytes")
    return found


def choice(name: str, options: Sequence[str], *, default: str | None = None, help: str) -> str:
    """Return one of `options`."""
    declared = Variable(name, "one of", default, help, options=tuple(options), required=default is None)
    value = _required(name, _declare(declared) or default)
    if value not in options:
        raise _wrong(name, value, "one of " + ", ".join(options))
    return value


def database(name: str, *, help: str) -> dict[str, Any] | None:
    """Return Django's connection settings for a PostgreSQL address, or None if it is not set.

    A unix socket is written `postgresql://user@/name?host=/folder`; what else stands in the
    query (`sslmode=require`) goes to the driver as an option.
    """
    value = _declare(Variable(name, "PostgreSQL address", None, help))
    if value is None:
        return None
    url = urlsplit(value)
    options = dict(parse_qsl(url.query))
    host = options.pop("host", "") or unquote(url.hostname or "")
    # A password may stand in the address, so the message never repeats it.
    if url.scheme not in _SCHEMES:
        raise _wrong(name, f"{url.scheme}:…", "an address that begins with postgresql://")
    if not host or not url.path.strip("/"):
        raise _wrong(
            name, f"{url.scheme}:…", "an address with a host (or ?host=/socket/folder) and a database name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host,
        "PORT": options.pop("port", "") or _port(name, url),
        "OPTIONS": options,
    }


def _key(name: str, written: str, size: int) -> bytes:
    try:
        key = urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except ValueError:
        key = b""
    if len(key) != size:
        raise _wrong(name, "…", f"keys of {size} bytes each, written as URL-safe base64")
    return key


def _port(name: str, url: SplitResult) -> str:
    try:
        return str(url.port or "")
    except ValueError:
        raise _wrong(name, f"{url.scheme}:…", "an address with a port between 1 and 65535") from None


def _declare(variable: Variable) -> str | None:
    """Remember the declaration and return what the environment says, None for nothing."""
    earlier = DECLARED.setdefault(variable.name, variable)
    if earlier != variable:
        raise ImproperlyConfigured(f"{variable.name} is declared twice in the settings, and differently.")
    return os.environ.get(variable.name) or None


def _required(name: str, value: str | None) -> str:
    if value is None:
        raise ImproperlyConfigured(f"{name} must be set: {DECLARED[name].help}")
    return value


def _wrong(name: str, value: str, expected: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is {value!r}, but must be {expected}.")
