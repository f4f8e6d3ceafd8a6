"""Put a mail together: text and HTML that say the same, and a calendar part."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from courses.calendars import domain
from enrolment.models import Notice
from enrolment.told.mails import appointments
from enrolment.told.mails.stories import tell
from enrolment.told.mails.words import words


def build(notice: Notice) -> EmailMultiAlternatives:
    """Write the mail of a notice in the person's language.

    Its Message-ID is the notice's, so that a mail that went twice after a crash folds into one. Sender and
    domain are neutral in every mail; subject and body are, unless the person has chosen full words.
    """
    person = notice.person
    with override(person.language):
        story = tell(notice)
        found = appointments.of(story)
        said = words(story, also=appointments.explained(found))
        context = {"words": said, "person": person}
        mail = EmailMultiAlternatives(
            subject=" ".join(said.subject.split()),
            body=render_to_string("enrolment/mail/letter.txt", context),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email or ""],
            reply_to=[settings.REPLY_TO_EMAIL] if settings.REPLY_TO_EMAIL else None,
            headers={
                "Message-ID": f"<{notice.pk}@{domain()}>",
                "Auto-Submitted": "auto-generated",
                "Content-Language": person.language,
            },
        )
        mail.attach_alternative(render_to_string("enrolment/mail/letter.html", context), "text/html")
        appointments.add(mail, story, found)
    return mail
