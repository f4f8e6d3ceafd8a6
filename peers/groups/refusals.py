"""What cannot be done in a working group, and why, in words for whoever tried."""

from peers.models import Meeting


class NotNow(Exception):
    """It does not fit how things stand; ``str()`` is a sentence that says why."""


class Stale(Exception):
    """Somebody else has written meanwhile; ``meeting`` is as it stands now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.meeting = meeting
