"""The people of the roles, and those who make and teach."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from accounts import people
from accounts.models import ContactBy, User
from demo.content.cast import PEER_CONTRIBUTOR, PHONES, ROLES
from demo.content.contributors import CONTRIBUTORS
from demo.content.shapes import Contributor as ContributorText
from demo.content.shapes import Role
from peers.models import Contributor


@transaction.atomic
def role(text: Role) -> User:
    """The person of a role, with a confirmed address and the role's groups."""
    person = User.objects.filter(email=text.email).first() or people.create(
        email=text.email, chosen_name=text.chosen_name
    )
    EmailAddress.objects.filter(user=person, email=text.email).update(verified=True, primary=True)
    if text.key in PHONES:
        person.phone, person.contact_by = PHONES[text.key], ContactBy.SMS
        person.save(update_fields=["phone", "contact_by"])
    person.groups.add(*Group.objects.filter(name__in=text.groups))
    return person


def roles() -> dict[str, User]:
    """Everybody of the cast, by role."""
    return {text.key: role(text) for text in ROLES}


def contributors(cast: dict[str, User]) -> dict[str, Contributor]:
    """All who make and teach, by key; the peer of the cast is one of them."""
    found = {text.key: _contributor(text) for text in CONTRIBUTORS}
    peer = found[PEER_CONTRIBUTOR]
    if peer.person_id is None:
        peer.person = cast["peer"]
        peer.save(update_fields=["person"])
    return found


def _contributor(text: ContributorText) -> Contributor:
    consented_at = timezone.now() if text.consents else None
    return Contributor.objects.get_or_create(
        public_name=text.public_name, defaults={"basis": text.basis, "consented_at": consented_at}
    )[0]
