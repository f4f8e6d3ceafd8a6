"""The school's say in how allauth works."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by code; nobody's address is ever confirmed or denied to an outsider."""
