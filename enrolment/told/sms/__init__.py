"""Text messages: what they say, and the gateway that takes them (``SMS_GATEWAY``)."""

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.phones import international
from enrolment.models import Notice
from enrolment.told.sms.gateways import Gateway, NotTaken
from enrolment.told.sms.words import text_of

__all__ = ["Gateway", "NotTaken", "send", "text_of"]


def send(notice: Notice) -> None:
    """Hand the text message of a notice over; its id is the key by which a gateway knows it again.

    Raises ``NotTaken``.
    """
    number = international(notice.person.phone)
    if not number:
        raise NotTaken("the person has no number that can be texted")
    gateway: Gateway = import_string(settings.SMS_GATEWAY)()
    gateway.send(to=number, text=text_of(notice), key=str(notice.pk))
