"""How the staff's screens say by what a person hears of something."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.states import Channel
from accounts.told.ways import way_to


def is_told(person: User) -> str:
    """Say in a sentence how a person hears of what is done."""
    patterns = {
        Channel.EMAIL: _("%(name)s is told by mail."),
        Channel.SMS: _("%(name)s is told by text message."),
    }
    channel = way_to(person, now=timezone.now()).channel
    pattern = patterns.get(channel, _("%(name)s has no mail and lands on the call list."))
    return pattern % {"name": person.chosen_name}


def named(person: User) -> str:
    """Name a person and how they hear of it, as one of several."""
    patterns = {
        Channel.EMAIL: _("%(name)s, told by mail"),
        Channel.SMS: _("%(name)s, told by text message"),
    }
    channel = way_to(person, now=timezone.now()).channel
    return patterns.get(channel, _("%(name)s, on the call list")) % {"name": person.chosen_name}
