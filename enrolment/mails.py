"""The mail of a notice: text, HTML and, where it concerns dates, an invitation."""

from django.core.mail import EmailMultiAlternatives

from enrolment.models import Notice


def build(notice: Notice) -> EmailMultiAlternatives:
    """Write the mail in the person's language."""
    return EmailMultiAlternatives(subject=str(notice.kind), body="", to=[notice.person.email or ""])
