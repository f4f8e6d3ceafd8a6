"""Text messages: how much goes into one, and handing one over (``SMS_GATEWAY``)."""

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import User
from accounts.phones import international
from accounts.told.gateways import Gateway, NotTaken

LONGEST = 160
"""Characters of one text message in the alphabet of GSM 03.38."""

PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""What counts as one character; anything else would halve the room."""


def fitted(said: str, url: str = "") -> str:
    """Return what is said and the link, in one message: rather less said than a link that leads nowhere."""
    plain = "".join(letter if letter in PLAIN else "-" for letter in said)
    room = LONGEST - len(url) - 1 if url else LONGEST
    return f"{plain[: max(0, room)].rstrip()} {url}".strip()


def send(*, person: User, text: str, key: str) -> None:
    """Hand a text message over; ``key`` is that by which a gateway knows it again. Raises ``NotTaken``."""
    number = international(person.phone)
    if not number:
        raise NotTaken("the person has no number that can be texted")
    gateway: Gateway = import_string(settings.SMS_GATEWAY)()
    gateway.send(to=number, text=text, key=key)
