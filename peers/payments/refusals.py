"""What cannot be done with a payment run, each said in plain sentences."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from moneyed import Money

from peers.money import shown

MOST_NAMED = 5


class RunRefused(Exception):
    """Something cannot be done with a payment run; ``str()`` says why."""


class NotNow(RunRefused):
    """The run or the line is not in a state for it: somebody was faster, or it is too late."""

    def __init__(self) -> None:
        super().__init__(_("This has changed since you saw it. Look at it once more."))


class Busy(RunRefused):
    """Something else is being done to the run in the background."""

    def __init__(self) -> None:
        super().__init__(_("The run is being worked on. Wait until it is done."))


class Empty(RunRefused):
    """Nothing is picked."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to pay in this run."))


class Changed(RunRefused):
    """What would be frozen is not what was shown; ``count`` and ``total`` are what it is now."""

    def __init__(self, count: int, total: Money) -> None:
        self.count, self.total = count, total
        words = _(
            "The run has changed since you saw it: now %(lines)s, %(total)s. Look at it, and freeze anew."
        )
        super().__init__(words % {"lines": lines_in_words(count), "total": shown(total)})


class OwnLines(RunRefused):
    """Who pays approved some of it, or is paid some of it; ``lines`` names which."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)
        words = _("You approved this yourself, or are paid for it, so another payer has to do it: %(which)s.")
        super().__init__(words % {"which": some(self.lines)})


class Unwritable(RunRefused):
    """The format cannot write some of it; ``problems`` says where, and which characters."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        words = _("The format cannot write everything. Choose UTF-8, or put this right: %(which)s.")
        super().__init__(words % {"which": some(self.problems)})


class AlreadyExported(RunRefused):
    """The file has been taken: payroll may have it."""

    def __init__(self) -> None:
        super().__init__(_("The file has been taken, so payroll may have it. Reverse the run instead."))


class TooLateForFile(RunRefused):
    """No file was taken while every line waited; one that is taken now would have some paid twice."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Lines of this run were paid, sent back or reversed before its file was taken. With the file "
                "they could be paid twice, so it is not handed out. Reverse what waits: a new run takes it."
            )
        )


class FileChanged(RunRefused):
    """The file would not be the one that was taken first."""

    def __init__(self) -> None:
        super().__init__(
            _("The file is not the same as when it was first taken, so it is not handed out. Ask for help.")
        )


class NoReason(RunRefused):
    """Who rejects or reverses says why."""

    def __init__(self) -> None:
        super().__init__(_("Write the reason."))


class NoFormat(RunRefused):
    """There is no format to write the file in."""

    def __init__(self) -> None:
        super().__init__(_("Choose payroll's format first."))


def some(words: Sequence[str]) -> str:
    """Return the first few, and how many more there are."""
    text, more = "; ".join(words[:MOST_NAMED]), len(words) - MOST_NAMED
    if more <= 0:
        return text
    rest = ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
    return f"{text} {rest}"


def lines_in_words(count: int) -> str:
    """Return "3 lines"."""
    return ngettext("%(count)s line", "%(count)s lines", count) % {"count": count}
