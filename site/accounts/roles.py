"""The roles of a school's staff.

Each role is a Django group of the same name, made by migration. "Peer teacher" is no role:
it follows from being assigned to a class.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    EDITOR = "editor", _("Editor")
    COORDINATOR = "coordinator", _("Coordinator")
    LEADER = "leader", _("Leader")
    PAYER = "payer", _("Payer")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")
    GUIDE = "guide", _("Guide")


STAFF_ROLES: frozenset[str] = frozenset(Role.values)
"""Whoever holds one of these must sign in with a second factor."""

DESK_ROLES: frozenset[str] = STAFF_ROLES - {Role.GUIDE}
"""Those who work in ``/redaktion/``; a guide has pages of their own, of those who said yes."""
