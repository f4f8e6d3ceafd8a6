"""What people are told of offers. Nobody but the reader learns what it is, and no letter says an amount."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import dates, letters
from accounts.letters import Words
from accounts.models import User
from peers.models import Engagement, Offer

DESK = "/redaktion/tilbud/"


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
    offer = row.offer
    if offer is None:
        return

    def say() -> Words:
        return Words(
            _("A change of plans"),
            (_("Something you were asked about is changed."),),
            _("See it"),
            path(offer),
        )

    def full() -> Words:
        lines = [_("This comes to nothing: %(about)s, %(day)s.") % _fill(row)]
        if row.is_owed_anyway:
            lines.append(_("It is called off so late that it is paid all the same. You need do nothing."))
        elif was_agreed:
            lines.append(_("There is no honorarium for it, since it was called off in good time."))
        return Words(_("A change of plans"), tuple(lines), _("See it"), path(offer))

    _tell(offer.contributor.person, "honorarium_ended", say, full)


def tell_moved(row: Engagement) -> None:
    """Tell that planned work is on another day, at another time or of another length."""
    offer = row.offer
    if offer is None:
        return

    def say() -> Words:
        return Words(
            _("A change of plans"),
            (_("Something you were asked about is changed."),),
            _("See it"),
            path(offer),
        )

    def full() -> Words:
        moved = _("This is changed: %(about)s. It is now %(day)s.") % _fill(row)
        free = _("You may still say no thank you, if it does not suit you.")
        return Words(_("A change of plans"), (moved, free), _("See it"), path(offer))

    _tell(offer.contributor.person, "honorarium_moved", say, full)


def tell_answered(offer: Offer) -> None:
    """Tell who made the offer that there is an answer; which it is, is on the screen alone."""

    def say() -> Words:
        body = _("Somebody has answered what you asked. Sign in to see it.")
        return Words(_("There is an answer"), (body,), _("See it"), f"{DESK}{offer.pk}/")

    _tell(offer.made_by, "honorarium_answered", say, say)


def path(offer: Offer) -> str:
    """Return where the offer is read and answered, in the language that is active."""
    return reverse("peers:offered", args=[offer.pk])


def _tell(person: User | None, kind: str, say: Callable[[], Words], full: Callable[[], Words]) -> None:
    """Write to somebody in their language; who has no account is told by the desk."""
    if person is None or not person.is_active:
        return
    with override(person.language):
        letters.write(kind=kind, person=person, words=say(), full=full())


def _fill(row: Engagement) -> dict[str, str]:
    when = dates.moment(row.starts_at) if row.starts_at else dates.day(row.done_on, weekday=True)
    return {"about": row.about, "day": when, "now": dates.day(timezone.localdate())}
