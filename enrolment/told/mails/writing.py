"""What the school has written: to a class as it was written, or behind a link where it would tell; an answer
from teachers always behind a link, since it is between them and the person.
"""

from django.utils.translation import gettext as _

from enrolment.models import ClassMessage
from enrolment.told import discretion
from enrolment.told.mails.stories import Story
from enrolment.told.signatures import signature


def discreet(story: Story) -> tuple[str, ...]:
    """Return what was written; where it names the class, only that something was."""
    message = story.notice.message
    subject = _("You have a new message from us")
    if message is None or discretion.telling_words(message):
        return (subject, _("We have written to you. You can read it on your own page."))
    return (subject, message.subject, *_written(message))


def full(story: Story) -> tuple[str, ...]:
    """Return what was written, under the subject it was given."""
    message = story.notice.message
    return discreet(story) if message is None else (message.subject, *_written(message))


def answered(_story: Story) -> tuple[str, ...]:
    """Say that there is an answer, and not of what."""
    return (_("You have an answer from us"), _("We have answered you. The answer is on your own page."))


def answered_in_full(story: Story) -> tuple[str, ...]:
    """Say who has answered."""
    values = {"course": story.course}
    return (
        _("The teachers of %(course)s have answered you") % values,
        _("We have answered you. The answer is on your own page."),
    )


def _written(message: ClassMessage) -> tuple[str, ...]:
    """Return the paragraphs of a message, and who of its teachers wrote it."""
    parts = message.text.replace("\r\n", "\n").split("\n\n")
    return tuple(filter(None, (*(part.strip() for part in parts), signature(message))))
