"""A mail server that is never there."""

from collections.abc import Sequence
from smtplib import SMTPServerDisconnected

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Fail as a server does that hangs up."""
        raise SMTPServerDisconnected("Connection unexpectedly closed")
