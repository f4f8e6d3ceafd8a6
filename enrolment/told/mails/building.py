"""Put the mail of a notice together: its words, and a calendar part."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import override

from accounts.told.mails import compose
from enrolment.models import Notice
from enrolment.told.mails import appointments
from enrolment.told.mails.stories import tell
from enrolment.told.mails.words import words


def build(notice: Notice) -> EmailMultiAlternatives:
    """Write the mail of a notice in the person's language.

    Sender and domain are neutral in every mail; subject and body are, unless the person has chosen full
    words.
    """
    person = notice.person
    with override(person.language):
        story = tell(notice)
        found = appointments.of(story)
        said = words(story, also=appointments.explained(found))
        mail = compose(said, reader=person, to=person.email or "", key=str(notice.pk))
        appointments.add(mail, story, found)
    return mail
