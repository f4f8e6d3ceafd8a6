"""Text messages: what a notice says in one."""

from accounts.told import texts
from enrolment.models import Notice
from enrolment.told.sms.words import text_of

__all__ = ["send", "text_of"]


def send(notice: Notice) -> None:
    """Hand the text message of a notice over. Raises ``NotTaken``."""
    texts.send(person=notice.person, text=text_of(notice), key=str(notice.pk))
