"""Payment runs: approved claims are picked to a day, frozen, sent to payroll, and answered by it.

Who freezes a run or says that it is paid has approved none of its lines and is paid none of them; here in
words, and in the database (``peers.models.payment_guards``). Everything is done wholly or not at all.
"""

from peers.payments.answering import answer
from peers.payments.exporting import export
from peers.payments.freezing import cancel, freeze
from peers.payments.picking import Picked, Why, pick
from peers.payments.refusals import (
    AlreadyExported,
    Busy,
    Changed,
    Empty,
    FileChanged,
    NoFormat,
    NoReason,
    NotNow,
    OwnLines,
    RunRefused,
    TooLateForFile,
    Unwritable,
)
from peers.payments.reversing import reverse_line, reverse_run
from peers.payments.runs import leave_out, set_format, start, take_in
from peers.payments.settling import mark_paid, reject

__all__ = [
    "AlreadyExported",
    "Busy",
    "Changed",
    "Empty",
    "FileChanged",
    "NoFormat",
    "NoReason",
    "NotNow",
    "OwnLines",
    "Picked",
    "RunRefused",
    "TooLateForFile",
    "Unwritable",
    "Why",
    "answer",
    "cancel",
    "export",
    "freeze",
    "leave_out",
    "mark_paid",
    "pick",
    "reject",
    "reverse_line",
    "reverse_run",
    "set_format",
    "start",
    "take_in",
]
