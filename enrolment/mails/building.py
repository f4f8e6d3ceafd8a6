"""Put a mail together: text and HTML that say the same, and a calendar part."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from courses.calendars import domain
from courses.models import Session
from enrolment.calendars import invitation
from enrolment.mails.stories import Story, tell
from enrolment.mails.words import words
from enrolment.models import Notice
from enrolment.states import NoticeKind

_INVITES: frozenset[str] = frozenset({NoticeKind.ENROLLED, NoticeKind.MOVED, NoticeKind.SESSION_CHANGED})
_CANCELS: frozenset[str] = frozenset(
    {NoticeKind.WITHDRAWN, NoticeKind.MOVED_AWAY, NoticeKind.RUN_CANCELLED, NoticeKind.SESSION_CANCELLED}
)


def build(notice: Notice) -> EmailMultiAlternatives:
    """Write the mail of a notice in the person's language.

    Its Message-ID is the notice's, so that a mail that went twice after a crash folds into one. Sender and
    domain are neutral in every mail; subject and body are, unless the person has chosen full words.
    """
    person = notice.person
    with override(person.language):
        story = tell(notice)
        said = words(story)
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
        method, sessions = _calendar_part(story)
        if sessions:
            moment = notice.move.at if notice.move else notice.created_at
            content = invitation(enrolment=story.enrolment, sessions=sessions, method=method, moment=moment)
            mail.attach_alternative(content.decode(), f"text/calendar; method={method}")
    return mail


def _calendar_part(story: Story) -> tuple[str, tuple[Session, ...]]:
    """Return the method and the sessions it is about; none where no calendar is concerned."""
    named = story.notice.session
    about = (named,) if named else story.upcoming
    kind = story.notice.kind
    if kind in _CANCELS and story.had_seat:
        return "CANCEL", about
    # Whoever has left since must not be invited again by a mail that comes late.
    if kind in _INVITES and story.enrolment.has_seat:
        return "REQUEST", tuple(session for session in about if not session.is_cancelled)
    return "", ()
