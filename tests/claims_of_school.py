"""A cost of Alma's with its receipt, so that every address of what is owed leads somewhere."""

from django.utils import timezone

from accounts.models import User
from peers.claims.forms import token
from peers.models import Contributor
from tests.peers.claims import made


def owed_to(alma: User) -> list[tuple[str, dict[str, object]]]:
    """Write down a cost; return what parameters stand for below each address."""
    claim = made.cost(Contributor.objects.get(person=alma))
    found: dict[str, object] = {"claim_id": claim.pk, "year": timezone.localdate().year}
    return [
        ("honorar/", found),
        ("honorar/udlaeg/", {"token": token(alma, claim.receipt.name or "")}),
        ("redaktion/honorar/", {"pk": claim.pk}),
    ]
