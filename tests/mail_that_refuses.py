"""A mail server that knows none of the addresses, and repeats them as it says so."""

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Refuse all, as a server does that knows nobody."""
        refused = {address: (550, b"no such user") for mail in email_messages for address in mail.to}
        raise SMTPRecipientsRefused(refused)
