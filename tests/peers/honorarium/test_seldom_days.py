"""What random months seldom come to, each with the answer that is given instead of a breakdown."""

import pytest

from peers import invariants, payments
from tests.factories import make_contributor
from tests.peers.claims import made
from tests.peers.honorarium.paid import freeze

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("answered", ["reject", "mark_paid", "reverse_line"])
def test_a_run_of_which_a_line_is_answered_is_not_taken_back(alma, dina, frede, answered):
    """Nobody has taken the file here, but payroll has answered: it had another, or it is all by hand."""
    payee = make_contributor("Alma", person=alma, payroll_number="1001")
    for about in ("Første gang", "Anden gang"):
        made.approved(payee, by=dina, about=about)
    run = freeze(frede)
    line = run.lines.first()
    if answered == "reject":
        payments.reject(run=run, lines=[line], reason="Ukendt nummer", by=frede)
    elif answered == "mark_paid":
        payments.mark_paid(run=run, lines=[line], by=frede)
    else:
        payments.reverse_line(line=line, reason="To gange", by=frede)
    with pytest.raises(payments.NotNow):
        payments.cancel(run=run, by=frede)
    assert invariants.faults() == []
