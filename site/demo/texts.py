"""Text messages of the demo: kept in the mailbox, beside the mails."""

from email.message import EmailMessage

from django.conf import settings

from demo.models import Letter


class MailboxGateway:
    """Puts each text message into the mailbox; one that comes twice with the same key is there once."""

    def send(self, *, to: str, text: str, key: str) -> None:
        """Keep the message."""
        message = EmailMessage()
        message["From"], message["To"] = settings.SMS_SENDER, to
        message.set_content(text)
        Letter.objects.get_or_create(
            text_key=key, defaults={"to": to, "subject": text[:400], "raw": message.as_bytes()}
        )
