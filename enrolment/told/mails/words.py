"""What each notice says, as discreetly as the person wants it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.told.mails import Words
from enrolment.day import guest_links
from enrolment.mine import offers
from enrolment.states import NoticeKind
from enrolment.told.mails.discreet import DISCREET
from enrolment.told.mails.full import FULL
from enrolment.told.mails.stories import Story


def words(story: Story, *, also: str = "") -> Words:
    """Put a notice into words, in the language that is active; ``also`` is what its attachment needs said."""
    kind = NoticeKind(story.notice.kind)
    table = FULL if story.person.full_messages else DISCREET
    subject, *lines = (*table[kind](story), also)
    return Words(subject, tuple(filter(None, lines)), *link(story))


def link(story: Story) -> tuple[str, str]:
    """Return what to do about a notice and the path where: an offer is answered without signing in."""
    if story.notice.kind == NoticeKind.OFFERED:
        number = story.notice.details.get("offer_number", story.enrolment.offer_number)
        return _("Answer"), offers.address(enrolment_id=story.enrolment.pk, offer_number=number)
    if story.notice.kind == NoticeKind.GUEST_OFFER:
        return _("Answer"), guest_links.address(int(story.notice.details["guest"]))
    if story.notice.kind == NoticeKind.ANSWERED:
        return _("Read the answer"), reverse("enrolment:words", args=[story.enrolment.pk])
    if story.notice.message_id is not None:
        read = reverse("enrolment:message", args=[story.notice.message_id])
        return _("Read it on my page"), read
    return _("See more on my page"), reverse("enrolment:my_page")
