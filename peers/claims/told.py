"""What a contributor is told about claims: neither amount nor course, unless they chose full words."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import letters
from accounts.letters import Words
from accounts.models import User
from peers.models import Claim


def given_back(claim: Claim) -> None:
    """Tell that something is to be put right."""
    _tell(
        claim,
        "claim_given_back",
        lambda path: Words(
            _("Somebody has a question for you"),
            (_("There is something we would like you to look at once more."), _not_in_a_hurry()),
            _("See it"),
            path,
        ),
        lambda path: Words(
            _("There is a question about your honorarium"),
            (
                _("“%(about)s” was sent back to you with a few words about what to put right.")
                % {"about": claim.about},
                _not_in_a_hurry(),
            ),
            _("See it"),
            path,
        ),
    )


def paid(*, person: User | None, claim: Claim) -> None:
    """Tell that the school has sent money: one letter, however many lines; `claim` is any of them."""
    _tell(
        claim,
        "claim_paid",
        lambda path: _news(path, _("Something you have been waiting for is on its way to you.")),
        lambda path: Words(
            _("Your honorarium is paid"),
            (_("It goes to your NemKonto. Sign in to see what it is for."),),
            _("See it"),
            path,
        ),
    )


def reversed_(claim: Claim) -> None:
    """Tell that an approval, or a payment, is taken back, and that the reason stands on the page."""
    was_paid = claim.paid_on is not None
    _tell(
        claim,
        "claim_reversed",
        lambda path: _news(path, _("Something you sent us has changed. Sign in to read why.")),
        lambda path: Words(
            _("A payment of honorarium is taken back")
            if was_paid
            else _("An approval of honorarium is taken back"),
            (
                _("It is about “%(about)s”. Sign in to read why.") % {"about": claim.about},
                _("Call us if you do not understand it, or do not agree."),
            ),
            _("See it"),
            path,
        ),
    )


def _tell(claim: Claim, kind: str, words: Callable[[str], Words], full: Callable[[str], Words]) -> None:
    person = claim.contributor.person
    if person is None:
        return
    with override(person.language):
        path = reverse("peers:claim", args=[claim.pk])
        letters.write(kind=kind, words=words(path), full=full(path), person=person)


def _news(path: str, said: str) -> Words:
    return Words(_("There is news for you"), (said,), _("See it"), path)


def _not_in_a_hurry() -> str:
    return _("You have all the time you need. Call us if you would rather talk about it.")
