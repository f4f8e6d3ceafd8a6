"""The letters about the school's ceiling: to leaders that somebody asks, to the person the answer."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import letters
from accounts.letters import Words
from accounts.models import User
from accounts.roles import Role

LIST = "/redaktion/loft/"


def asked() -> None:
    """Write to every leader; who it is stands on the list alone."""
    for leader in User.objects.filter(is_active=True, groups__name=Role.LEADER).distinct():
        with override(leader.language):
            words = Words(
                _("Somebody waits for a word from you"),
                (_("Sign in to see what it is about, and answer."),),
                _("See the list"),
                LIST,
            )
            full = Words(
                _("Somebody asks to go above the school's ceiling"),
                (
                    _("Somebody who contributes has asked for more honorarium in a year than the ceiling."),
                    _("It needs a leader's yes or no, with a reason."),
                ),
                _("See the list"),
                LIST,
            )
            letters.write(kind="ceiling_asked", words=words, full=full, person=leader)


def answered(person: User) -> None:
    """Write to the person that there is an answer; what it is stands on their own page."""
    with override(person.language):
        path = reverse("peers:own_limit")
        words = Words(
            _("You have an answer"),
            (_("You asked about something, and now there is an answer."),),
            _("See it"),
            path,
        )
        full = Words(
            _("You have an answer"),
            (
                _("You asked to go above the school's ceiling for honorarium in a year."),
                _("The school has answered. You can read the answer on your own page."),
            ),
            _("See the answer"),
            path,
        )
        letters.write(kind="ceiling_answered", words=words, full=full, person=person)
