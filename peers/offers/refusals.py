"""Why an offer, or an answer to it, cannot be; each says so in a plain sentence."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _


class Refused(Exception):
    """Nothing is written; ``str()`` is a sentence for whoever pressed the button."""


class Employed(Refused):
    """Whoever is employed is never offered honorarium for working time."""

    def __init__(self) -> None:
        super().__init__(
            _("Who is employed at the school works in working time, and is not offered honorarium.")
        )


class HasStopped(Refused):
    """The person contributes no longer."""

    def __init__(self) -> None:
        super().__init__(_("This person contributes no longer."))


class NoRate(Refused):
    """The school has no rate for the activity on that day."""

    def __init__(self, activity: str) -> None:
        said = _("There is no rate for “%(activity)s” on that day. A leader writes it under Rates.")
        super().__init__(said % {"activity": activity})
        self.activity = activity


class AlreadyThere(Refused):
    """The same work has been offered, or written down, already; ``reference`` says which."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("This work is offered or written down already."))
        self.reference = reference


class NotYours(Refused):
    """The offer is somebody else's."""

    def __init__(self) -> None:
        super().__init__(_("This offer is for somebody else."))


class NotNow(Refused):
    """The piece of work is past that: done, called off, or taken back by the school."""


class WrongMonth(Refused):
    """That month cannot be chosen: too early, too far ahead, or none at all."""

    def __init__(self) -> None:
        super().__init__(_("Choose one of the months on the list."))


class OwnLimit(Refused):
    """It would be more than the person's own limit; only ever told to the person, who may go on."""

    def __init__(self, warnings: Iterable[Any]) -> None:
        super().__init__(_("It is more than the limit you have set for yourself."))
        self.warnings = tuple(warnings)
