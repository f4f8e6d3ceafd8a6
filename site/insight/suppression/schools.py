"""Two other schools beside ours, in which one cell is more and fewer."""

from collections.abc import Mapping

from insight.suppression.choosing import is_inside
from insight.suppression.moves import Move, room_for
from insight.suppression.worlds import FEWEST, Atom, Key, World

APART = FEWEST - 1
"""How far apart a hidden small cell must be able to lie: five values."""


class Schools:
    """On the way to being far enough apart in the cell ``key``."""

    def __init__(self, key: Key, world: World) -> None:
        """Begin with ours, read as it is and written beside."""
        self._key, self._world, self._apart = key, world, 0
        self.more, self.fewer = _Beside(world.atoms), _Beside(world.atoms)

    @property
    def are_apart(self) -> bool:
        """Whether nobody could know the cell closer than five values."""
        return self._apart >= APART

    def make(self, move: Move) -> int:
        """Make a move in the one and backwards in the other, as far as it goes; return how far."""
        way = _direction(self._key, self._world, move)
        made = 0
        for school, sign in ((self.more, way), (self.fewer, -way)):
            wanted = APART - self._apart
            times = min(wanted, room_for(self._world, move, school)[0 if sign > 0 else 1])
            if times <= 0:
                continue
            for atom, one in move.signed():
                school[atom] = school.get(atom) + sign * one * times
            self._apart += times
            made += times
        return made

    def proof(self) -> tuple[dict[Atom, int], dict[Atom, int]]:
        """Return what differs from ours in each."""
        return self.more.differences(), self.fewer.differences()


class _Beside(dict[Atom, int]):
    """Counts that differ from others, which are read where nothing was written."""

    def __init__(self, ground: Mapping[Atom, int]) -> None:
        super().__init__()
        self._ground = ground

    def get(self, atom: Atom, default: int = 0) -> int:  # type: ignore[override]  # never anything but a count
        return self[atom] if atom in self else self._ground.get(atom, default)

    def differences(self) -> dict[Atom, int]:
        """Return how much more or fewer each is than in the others."""
        return {atom: people - self._ground.get(atom, 0) for atom, people in self.items()}


def _direction(key: Key, world: World, move: Move) -> int:
    """Return 1 where the cell grows by the move, -1 where it shrinks."""
    return 1 if sum(sign for atom, sign in move.signed() if is_inside(world, key, atom)) > 0 else -1
