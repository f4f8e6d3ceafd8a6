"""People, the codes by which they take over an account, and what they are told."""

from accounts.models.letters import Letter
from accounts.models.outgoing import Outgoing
from accounts.models.people import ClaimCode, ContactBy, Language, User, UserManager, new_feed_token

__all__ = [
    "ClaimCode",
    "ContactBy",
    "Language",
    "Letter",
    "Outgoing",
    "User",
    "UserManager",
    "new_feed_token",
]
