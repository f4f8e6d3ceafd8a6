"""Who is asked to score, and what they build on: everybody who contributes, and the staff of the school."""

from accounts.models import User
from accounts.roles import DESK_ROLES
from peers.models import Contributor
from peers.states import Basis


def basis_of(person: User) -> str:
    """Return what somebody builds on when they score; "" for whoever is not asked.

    A contributor's basis is their own. Staff who are no contributors answer from their work.
    """
    if not person.is_active:
        return ""
    contributor = Contributor.objects.filter(person=person, ended_on__isnull=True).first()
    if contributor is not None:
        return contributor.basis
    if person.is_superuser or DESK_ROLES & set(person.roles):
        return Basis.PROFESSIONAL
    return ""
