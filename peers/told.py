"""What the coordinators are told: somebody would like to contribute."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import letters
from accounts.letters import Words
from accounts.models import User
from accounts.roles import Role

LIST = "/redaktion/bidragydere/vil-gerne/"


def somebody_would_like_to() -> None:
    """Write to every coordinator; who it is stands on the list alone."""
    for one in User.objects.filter(is_active=True, groups__name=Role.COORDINATOR).distinct():
        with override(one.language):
            words = Words(
                _("Somebody waits for a word from you"),
                (_("Sign in to see who it is, and call or write to them."),),
                _("See the list"),
                LIST,
            )
            full = Words(
                _("Somebody would like to contribute"),
                (
                    _("Somebody has pressed “Yes, I would like to contribute” on their own page."),
                    _("They are waiting for you to call or write."),
                ),
                _("See the list"),
                LIST,
            )
            letters.write(kind="contribution_wish", words=words, full=full, person=one)
