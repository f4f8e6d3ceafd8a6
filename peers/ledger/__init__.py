"""The ledger: every øre that is owed or paid, as entries that sum to zero and never change.

``post`` is the only writer, ``reverse`` the only correction, a balance is a question. What the database
holds by itself, whoever writes, stands in ``sql``; ``docs/honorarium.md`` says what is booked when.
"""

from peers.ledger.accounts import expense, in_payment, of_contributors, owed, paid, reimbursement
from peers.ledger.balances import all_balances, amount_of, balance, balances
from peers.ledger.errors import (
    AlreadyPosted,
    AlreadyReversed,
    CannotClose,
    LedgerError,
    MixedCurrencies,
    PeriodClosed,
    Unbalanced,
)
from peers.ledger.movements import trial_balance
from peers.ledger.periods import close, day, last_closed, next_to_close
from peers.ledger.posting import Line, NewEntry, entry, post, post_many, reversal_of, reverse
from peers.ledger.verifying import verify

__all__ = [
    "AlreadyPosted",
    "AlreadyReversed",
    "CannotClose",
    "LedgerError",
    "Line",
    "MixedCurrencies",
    "NewEntry",
    "PeriodClosed",
    "Unbalanced",
    "all_balances",
    "amount_of",
    "balance",
    "balances",
    "close",
    "day",
    "entry",
    "expense",
    "in_payment",
    "last_closed",
    "next_to_close",
    "of_contributors",
    "owed",
    "paid",
    "post",
    "post_many",
    "reimbursement",
    "reversal_of",
    "reverse",
    "trial_balance",
    "verify",
]
