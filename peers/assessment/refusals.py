"""What cannot be done in a self-assessment, and why, in words for whoever tried."""


class NotNow(Exception):
    """It does not fit how things stand; ``str()`` is a sentence that says why."""


class NotInvited(Exception):
    """Only those who contribute, and the staff of the school, score it."""
