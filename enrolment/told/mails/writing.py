"""What the school has written to a class: as it was written, or behind a link where it would tell."""

from django.utils.translation import gettext as _

from enrolment.told import discretion
from enrolment.told.mails.stories import Story


def discreet(story: Story) -> tuple[str, ...]:
    """Return what was written; where it names the class, only that something was."""
    message = story.notice.message
    subject = _("You have a new message from us")
    if message is None or discretion.telling_words(message):
        return (subject, _("We have written to you. You can read it on your own page."))
    return (subject, message.subject, *_paragraphs(message.text))


def full(story: Story) -> tuple[str, ...]:
    """Return what was written, under the subject it was given."""
    message = story.notice.message
    return discreet(story) if message is None else (message.subject, *_paragraphs(message.text))


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(filter(None, (part.strip() for part in parts)))
