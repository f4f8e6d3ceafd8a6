"""The look of every mail of the school: text and HTML that say the same, from a sender that tells nothing."""

from dataclasses import dataclass
from email.utils import parseaddr
from typing import NamedTuple, Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


@dataclass(frozen=True, slots=True)
class Words:
    """A mail before it is set in text and HTML: a subject, paragraphs in words, at most one button.

    ``path`` is where the button leads, from the front page of the site on.
    """

    subject: str
    paragraphs: tuple[str, ...]
    button: str = ""
    path: str = ""

    @property
    def url(self) -> str:
        """The whole address of the button."""
        return settings.BASE_URL + self.path if self.path else ""


class Reads(Protocol):
    """What is known of whoever reads a mail."""

    @property
    def chosen_name(self) -> str:
        """What to call them; empty where nobody knows."""

    @property
    def language(self) -> str:
        """The language they read."""

    @property
    def full_messages(self) -> bool:
        """Whether the name of the school may stand in it."""


class Stranger(NamedTuple):
    """An address without a person."""

    language: str
    chosen_name: str = ""
    full_messages: bool = False


def compose(words: Words, *, reader: Reads, to: str, key: str) -> EmailMultiAlternatives:
    """Put a mail together, in the language that is active.

    Its Message-ID is made of ``key``, so that a mail that went twice after a crash folds into one.
    """
    context = {"words": words, "person": reader}
    mail = EmailMultiAlternatives(
        subject=" ".join(words.subject.split()),
        body=render_to_string("accounts/mail/letter.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        reply_to=[settings.REPLY_TO_EMAIL] if settings.REPLY_TO_EMAIL else None,
        headers={
            "Message-ID": f"<{key}@{domain()}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": reader.language,
        },
    )
    mail.attach_alternative(render_to_string("accounts/mail/letter.html", context), "text/html")
    return mail


def domain() -> str:
    """The neutral domain of the school's sender, which ends all ids that leave the house."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
