"""The groups of the call list: by which way somebody is to be told, and what could not be sent."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy

from accounts.models import Outgoing
from accounts.states import Channel, NoticeState

FAILED = "failed"
WAYS: dict[str, tuple[Any, Q]] = {
    Channel.CALL.value: (gettext_lazy("To call"), Q(channel=Channel.CALL)),
    Channel.LETTER.value: (gettext_lazy("Letters"), Q(channel=Channel.LETTER)),
    Channel.GUIDE.value: (gettext_lazy("Through the guide"), Q(channel=Channel.GUIDE)),
    FAILED: (gettext_lazy("Could not be sent"), Q(state=NoticeState.FAILED)),
}
"""What each group is called and what is in it, in the order of the list."""


def way_of(row: Outgoing) -> str:
    """Return the group a notice stands in; what failed stands there whatever its way was."""
    return FAILED if row.state == NoticeState.FAILED else row.channel
