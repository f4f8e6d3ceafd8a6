"""One value of a chart, as far as it may be seen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with its name. ``number`` is None where it is hidden, and where there is nothing.

    ``shown`` is what stands beside it ("1.240 kr.", "skjult"); ``note`` follows it, smaller ("før 12").
    """

    label: str
    number: float | None
    shown: str
    is_hidden: bool = False
    note: str = ""

    @property
    def said(self) -> str:
        """The value with its name, as it is read aloud."""
        text = f"{self.label}: {self.shown}"
        return f"{text} ({self.note})" if self.note else text
