"""What people are told of offers. Nobody but the reader learns what it is, and no letter says an amount."""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import dates, letters
from accounts.letters import Words
from accounts.models import Letter, User
from accounts.states import NoticeState
from peers.models import Engagement, Offer
from peers.states import EngagementState, Terms

DESK = "/redaktion/tilbud/"
TOGETHER = timedelta(minutes=2)
"""What happens so soon after another belongs to the same act."""


def tell_made(offer: Offer) -> None:
    """Ask whoever is offered something."""

    def say() -> Words:
        body = _("The school has a question for you. You answer when it suits you, and may say no thank you.")
        return Words(_("You have been asked a question"), (body,), _("See it"), path(offer))

    def full() -> Words:
        first = _("You are asked about: %(task)s.") % {"task": offer.task}
        lines = [first, _("You may say no, and you need not say why.")]
        if offer.answer_by is not None:
            lines.append(
                _("Answer by %(day)s, if you can.") % {"day": dates.day(offer.answer_by, weekday=True)}
            )
        return Words(_("You have been asked a question"), tuple(lines), _("See it"), path(offer))

    _tell(offer.contributor.person, "honorarium_offer", say, full)


def tell_ended(row: Engagement, *, was_agreed: bool) -> None:
    """Tell that the school called it off or took it back, and what it means for the money."""

    def full() -> tuple[str, ...]:
        said = _("This comes to nothing: %(about)s, %(day)s.") % _fill(row)
        if row.is_owed_anyway:
            more = _("It is called off so late that it is paid all the same. You need do nothing.")
        elif was_agreed and row.terms == Terms.PAID:
            more = _("There is no honorarium for it, since it was called off in good time.")
        else:
            more = ""
        return (f"{said} {more}".rstrip(),)

    _tell_changed(row, "honorarium_ended", full)


def tell_moved(row: Engagement) -> None:
    """Tell that planned work is on another day, at another time or of another length."""

    def full() -> tuple[str, ...]:
        said = _("This is changed: %(about)s. It is now %(day)s.") % _fill(row)
        more = _("You may still say no thank you, if it does not suit you.")
        if row.state == EngagementState.OFFERED:
            more = _("Answer when it suits you.")
        return (f"{said} {more}",)

    _tell_changed(row, "honorarium_moved", full)


def tell_answered(offer: Offer) -> None:
    """Tell who made the offer that there is an answer; which it is, is on the screen alone."""

    def say() -> Words:
        body = _("Somebody has answered what you asked. Sign in to see it.")
        return Words(_("There is an answer"), (body,), _("See it"), f"{DESK}{offer.pk}/")

    _tell(offer.made_by, "honorarium_answered", say, say)


def path(offer: Offer) -> str:
    """Return where the offer is read and answered, in the language that is active."""
    return reverse("peers:offered", args=[offer.pk])


def _tell_changed(row: Engagement, kind: str, said: Callable[[], tuple[str, ...]]) -> None:
    offer = row.offer
    if offer is None:
        return

    def say() -> Words:
        body = _("Something you were asked about is changed.")
        return Words(_("A change of plans"), (body,), _("See it"), path(offer))

    def full() -> Words:
        return Words(_("A change of plans"), said(), _("See it"), path(offer))

    _tell(offer.contributor.person, kind, say, full)


def _tell(person: User | None, kind: str, say: Callable[[], Words], full: Callable[[], Words]) -> None:
    """Write to somebody in their language; who has no account is told by the desk.

    What happens to several pieces at once is one letter: a class that is cancelled is not eight of them.
    """
    if person is None or not person.is_active:
        return
    with override(person.language):
        words, whole = say(), full()
        if not _added(person, kind, whole):
            letters.write(kind=kind, person=person, words=words, full=whole)


def _added(person: User, kind: str, whole: Words) -> bool:
    """Say it in the letter about the same offer that waits to be sent; False where none does."""
    waiting = Letter.objects.select_for_update(skip_locked=True).filter(
        person=person,
        kind=kind,
        words__path=whole.path,
        state__in=[NoticeState.QUEUED, NoticeState.TO_CALL],
        created_at__gt=timezone.now() - TOGETHER,
    )
    letter = waiting.first()
    if letter is None or letter.full is None:
        return False
    before = letter.full["paragraphs"]
    letter.full["paragraphs"] = [*before, *(line for line in whole.paragraphs if line not in before)]
    letter.save(update_fields=["full"])
    return True


def _fill(row: Engagement) -> dict[str, str]:
    when = dates.moment(row.starts_at) if row.starts_at else dates.day(row.done_on, weekday=True)
    return {"about": row.about, "day": when}
