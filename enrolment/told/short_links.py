"""Signatures short enough for a text message, and long enough to be nobody's guess (120 bits)."""

from django.core.signing import Signer

LETTERS = 20


class ShortSigner(Signer):
    """Signs with the first twenty letters, of six bits each, of what Django signs with."""

    def signature(self, value: str | bytes, key: str | bytes | None = None) -> str:
        """Return the signature of a value."""
        return super().signature(value, key)[:LETTERS]
