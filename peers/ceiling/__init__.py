"""How much one person is paid in a calendar year, by the date of payment, before they say yes to more.

Two limits that never meet: the school's ceiling, which stops, and which the person and a leader may agree to
go above; and the person's own limit, which only ever speaks to the person. Nobody else is told that there is
one, not by a page, a count, an error or a mail. No reason is asked, and nothing else a person lives of is
known here. A cost that is reimbursed is no honorarium, and counts in neither.
"""

from peers.ceiling.consents import (
    AnsweredAlready,
    AskedAlready,
    NotAbove,
    NotALeader,
    NotYourOwn,
    NotYours,
    answer,
    ask,
)
from peers.ceiling.forecasts import (
    AboveCeiling,
    Forecast,
    Month,
    check,
    forecast,
    forecasts,
    lock,
)
from peers.ceiling.months import default_month, months_to_choose
from peers.ceiling.own import OwnWarning, own_limit, own_warnings, set_own

__all__ = [
    "AboveCeiling",
    "AnsweredAlready",
    "AskedAlready",
    "Forecast",
    "Month",
    "NotALeader",
    "NotAbove",
    "NotYourOwn",
    "NotYours",
    "OwnWarning",
    "answer",
    "ask",
    "check",
    "default_month",
    "forecast",
    "forecasts",
    "lock",
    "months_to_choose",
    "own_limit",
    "own_warnings",
    "set_own",
]
