"""Two other schools beside ours, in which one cell is more and fewer."""

from collections.abc import Iterable, Iterator, Mapping

from insight.suppression.moves import Move, room_for, sign_of
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

    def make(self, move: Move, cells: Iterable[Key]) -> int:
        """Make a move, which changes ``cells``, in the one and backwards in the other; return how far."""
        way = sign_of(self._world, move, self._key)
        different = {
            key: sign_of(self._world, move, key) for key in cells if key.measure in self._world.no_sums
        }
        made = 0
        for school, sign in ((self.more, way), (self.fewer, -way)):
            times = min(APART - self._apart, room_for(self._world, move, school)[0 if sign > 0 else 1])
            times = min([times, *self._people_left(school, different, sign)])
            if times <= 0:
                continue
            for atom, one in move.signed():
                school[atom] = school.get(atom) + sign * one * times
            for key, one in different.items():
                school.changes[key] = school.changes.get(key, 0) + sign * one * times
            self._apart += times
            made += times
        return made

    def _people_left(self, school: "_Beside", different: Mapping[Key, int], sign: int) -> Iterator[int]:
        """Yield how many people there are in each cell of different people that shrinks."""
        for key, one in different.items():
            if one * sign < 0:
                yield self._world.different.get(key, 0) + school.changes.get(key, 0)

    def proof(self) -> tuple[dict[Atom, int], dict[Atom, int]]:
        """Return what differs from ours in each."""
        return self.more.differences(), self.fewer.differences()


class _Beside(dict[Atom, int]):
    """Counts that differ from others, which are read where nothing was written.

    ``changes`` says how much more or fewer different people are in the cells that are no sums.
    """

    def __init__(self, ground: Mapping[Atom, int]) -> None:
        super().__init__()
        self._ground = ground
        self.changes: dict[Key, int] = {}

    def get(self, atom: Atom, default: int = 0) -> int:  # type: ignore[override]  # never anything but a count
        return self[atom] if atom in self else self._ground.get(atom, default)

    def differences(self) -> dict[Atom, int]:
        """Return how much more or fewer each is than in the others."""
        return {atom: people - self._ground.get(atom, 0) for atom, people in self.items()}
