"""A row of a class as its log has it so far, and what the next line of the log does to it."""

from dataclasses import dataclass, replace

from enrolment.models import Move
from enrolment.states import TAKEN


@dataclass(frozen=True)
class Someone:
    """A row of the class; who they come with, and their number, are those of the moment."""

    pk: int
    first_timer: bool = False
    state: str = ""
    group: str = ""
    seats: int = 1
    number: int = 0
    pair: int | None = None
    paused: bool = False

    @property
    def heads(self) -> list[str]:
        """The groups on the seats: a companion is of none."""
        return [self.group, *[""] * (self.seats - 1)]

    def sits_down(self, move: Move) -> bool:
        """Whether a move gives a seat to somebody who had none."""
        return move.target in TAKEN and self.state not in TAKEN

    def changes_group(self, move: Move) -> bool:
        """Whether who has a seat is to have it as another: by asking, or in confirming what was held."""
        return move.target in TAKEN and self.state in TAKEN and move.comes_as != self.group

    def wants(self, move: Move) -> list[str]:
        """Return the heads that need seats because of a move."""
        if self.sits_down(move) or self.changes_group(move):
            return self.after(move).heads
        return [""] * max(0, move.seats - self.seats) if move.target in TAKEN else []

    def after(self, move: Move) -> "Someone":
        """Return the row as the move leaves it."""
        on_pause = self.paused and move.target == "waiting"
        return replace(
            self,
            state=move.target,
            group=move.comes_as,
            seats=move.seats,
            number=move.line_number or 0,
            pair=move.pair_id,
            paused={"pause": True, "resume": False}.get(move.transition, on_pause),
        )

    def told(self, move: Move) -> str:
        """Return a move in one line: when, who, what they come as, and where they stood."""
        place = f" line {move.line_number}" + " first-timer" * self.first_timer if move.line_number else ""
        pair = f" pair {move.pair_id}" if move.pair_id else ""
        who = f"{self.pk}: {move.source or 'new'} -> {move.target}, {move.comes_as or 'unsaid'} x{move.seats}"
        return f"{move.pk} {move.at:%H:%M:%S.%f} {move.transition} {who}{place}{pair}"
