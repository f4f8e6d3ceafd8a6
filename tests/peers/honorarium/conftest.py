"""A school in which one claim is paid, one approved and one sent."""

import pytest

from accounts.models import User
from peers import invariants
from peers.models import Claim
from tests.factories import make_contributor
from tests.peers.claims import made
from tests.peers.honorarium.paid import pay


@pytest.fixture
def paid(alma: User, dina: User, frede: User) -> Claim:
    """A claim that was paid, one that is approved, and one that waits."""
    contributor = make_contributor("Alma", person=alma, payroll_number="1001")
    claim = made.approved(contributor, by=dina, about="Første gang")
    pay(frede)
    made.approved(contributor, by=dina, about="Anden gang")
    made.sent(contributor, about="Tredje gang")
    assert invariants.faults() == []
    claim.refresh_from_db()
    return claim
