"""The demo's mailbox, and what its loader remembers."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property

from django.db import models


class Letter(models.Model):
    """One mail or text message as it would have gone over the wire; only a text message has a key."""

    to = models.CharField(max_length=400)
    subject = models.CharField(max_length=400)
    raw = models.BinaryField()
    text_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

    @property
    def is_text(self) -> bool:
        """Whether it is a text message (SMS)."""
        return self.text_key is not None

    @cached_property
    def message(self) -> EmailMessage:
        """The mail, parsed."""
        parsed = message_from_bytes(bytes(self.raw), policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    def part(self, subtype: str) -> str | None:
        """Return the text of the first ``text/<subtype>`` part, or None."""
        for part in self.message.walk():
            if part.get_content_type() == f"text/{subtype}":
                return str(part.get_content())
        return None


class Made(models.Model):
    """Something the loader has made: under which name it knows it, and what it needs to find it again."""

    key = models.CharField(max_length=200, primary_key=True)
    value = models.CharField(max_length=200, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
