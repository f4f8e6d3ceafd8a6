"""Why the ledger refuses, each with a sentence for whoever is at the screen."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _


class LedgerError(Exception):
    """The ledger refuses; ``str()`` says why."""


class AlreadyPosted(LedgerError):
    """What the reference stands for is in the ledger already."""

    def __init__(self, references: Iterable[str]) -> None:
        self.references = sorted(references)
        super().__init__(_("This is booked already: %(what)s.") % {"what": ", ".join(self.references[:5])})


class AlreadyReversed(LedgerError):
    """The entry was reversed before, or is itself a reversal, which stays."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("This is reversed already: %(what)s.") % {"what": reference})


class Unbalanced(LedgerError):
    """Fewer than two lines, more than a hundred, one of nothing, or a sum that is not zero."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("The lines of %(what)s do not sum to zero.") % {"what": reference})


class MixedCurrencies(LedgerError):
    """More than one currency in an entry."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("There is more than one currency in %(what)s.") % {"what": reference})


class PeriodClosed(LedgerError):
    """The day is in a month that is closed, or before one."""

    def __init__(self, date: dt.date) -> None:
        super().__init__(_("The month of %(day)s is closed.") % {"day": f"{date:%d.%m.%Y}"})


class CannotClose(LedgerError):
    """The month is not over, is closed already, or one before it is open still."""
