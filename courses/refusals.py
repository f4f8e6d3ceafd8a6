"""What cannot be done as things stand; the message says why, in words."""


class NotNow(Exception):
    """What was asked of a class cannot be done as it stands."""


class NotStaffed(NotNow):
    """The class lacks a teacher with lived experience, a professional one, or both."""
