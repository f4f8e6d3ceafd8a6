"""Hide small cells, and so much else that nobody can work them out: ``docs/decisions/0017``.

For every small cell there are two other schools that publish exactly what ours publishes, and in which the
cell is at least four apart; what differs between them and ours is hidden. Nobody who sees everything that is
published can tell the three apart, so nobody knows the cell closer than five values.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from insight.suppression.choosing import Choosing
from insight.suppression.moves import Move, changed
from insight.suppression.schools import Schools
from insight.suppression.worlds import FEWEST, Atom, Key, World, block_of, cells, everywhere

SCARCE = 1 / 3
"""Where more than this of a kind of tables is small, none of them is shown."""

Proof = tuple[dict[Atom, int], dict[Atom, int]]
"""What is more or fewer in each of the two other schools than in ours."""


@dataclass(slots=True)
class Cover:
    """What is hidden of a family, and for each small cell the two other schools that prove it is safe.

    A cell without a proof has everything about its time hidden (``shut``), so that there is nothing to work
    it out from.
    """

    hidden: set[Key] = field(default_factory=set)
    proofs: dict[Key, Proof] = field(default_factory=dict)
    shut: set[int | str] = field(default_factory=set)


def cover(
    world: World,
    *,
    small: Iterable[Key] = (),
    numbers: Mapping[Key, int] | None = None,
    also: Iterable[Key] = (),
) -> Cover:
    """Hide every cell below five, those in ``small``, and what they need around them.

    ``small`` are cells that have too few people behind them for another reason; ``also`` are hidden whatever
    they are. ``numbers`` weighs what is worth showing; without it, the sums of the world.
    """
    sums = cells(world)
    asked = {key for key, number in sums.items() if 0 < number < FEWEST}
    asked |= {key for key in small if sums.get(key, 0) > 0}
    scarce = _scarce(sums)
    always = {*asked, *also, *(key for key in everywhere(world) if block_of(key) in scarce)}
    hiding = _Hiding(world, numbers or sums, always)
    for key in hiding.in_order(asked):
        hiding.protect(key)
    hiding.take_back()
    shut = {time for period in hiding.shut for term in world.terms(period) for time in world.periods(term)}
    hidden = hiding.hidden | {key for key in everywhere(world) if key.period in shut}
    return Cover(hidden, hiding.proofs, hiding.shut)


def _scarce(sums: Mapping[Key, int]) -> set[tuple[str, str, str, bool]]:
    """Return the kinds of tables in which so much is small that nothing of them is shown.

    What little could be shown there would cost a cover in tables that say much more.
    """
    small: Counter[tuple[str, str, str, bool]] = Counter()
    there: Counter[tuple[str, str, str, bool]] = Counter()
    for key, number in sums.items():
        if number and key.dimension:
            there[block_of(key)] += 1
            small[block_of(key)] += number < FEWEST
    return {block for block, count in there.items() if small[block] > SCARCE * count}


class _Hiding:
    """What is hidden by which moves, so that one which later moves make needless can be taken back."""

    def __init__(self, world: World, numbers: Mapping[Key, int], always: set[Key]) -> None:
        self.world, self.always = world, always
        self.hidden = set(always)
        self.proofs: dict[Key, Proof] = {}
        self.shut: set[int | str] = set()
        self._choosing = Choosing(world, numbers, self.hidden)
        self._cells: dict[Move, list[Key]] = {}
        self._moves: dict[Key, list[Move]] = defaultdict(list)
        self._users: dict[Move, set[Key]] = defaultdict(set)
        self._used: dict[Key, list[Move]] = {}

    def in_order(self, keys: Iterable[Key]) -> list[Key]:
        """Return keys so that those come first whose cover also covers what is below them."""
        return sorted(keys, key=lambda key: (self._choosing.worth_of_place(key), key.measure, str(key)))

    def protect(self, key: Key) -> None:
        """Find schools in which the cell is more and fewer, first by moves that are covered already."""
        schools = Schools(key, self.world)
        used = self._reuse(schools, self._moves.get(key, ()))
        tried = set(used)
        while not schools.are_apart:
            move = self._one_more(key, schools, tried)
            if move is None:
                self.shut.add(key.period)
                return
            used.append(move)
        self._keep(key, schools, used)

    def _one_more(self, key: Key, schools: Schools, tried: set[Move]) -> Move | None:
        """Make the first move that can be made of those that hide least, and hide what it changes."""
        for move in self._choosing.ranked(key, schools.more, schools.fewer, tried):
            tried.add(move)
            cells_ = self._cells.get(move) or changed(self.world, move)
            if schools.make(move, cells_):
                self._add(move, cells_)
                return move
        return None

    def take_back(self) -> None:
        """Take back each move that its cells do without, beginning with those that hide most."""
        for move in sorted(self._cells, key=lambda move: (-self._alone(move), str(move))):
            if self._alone(move):
                self._do_without(move)

    def _do_without(self, move: Move) -> None:
        instead: dict[Key, tuple[Schools, list[Move]]] = {}
        for key in self._users[move]:
            schools = Schools(key, self.world)
            used = self._reuse(schools, [one for one in self._moves[key] if one != move])
            if not schools.are_apart:
                return
            instead[key] = schools, used
        for one in self._cells.pop(move):
            self._moves[one].remove(move)
            if not self._moves[one] and one not in self.always:
                self.hidden.discard(one)
        for key, (schools, used) in instead.items():
            self._keep(key, schools, used)

    def _reuse(self, schools: Schools, moves: Iterable[Move]) -> list[Move]:
        used = []
        for move in moves:
            if schools.are_apart:
                break
            if schools.make(move, self._cells[move]):
                used.append(move)
        return used

    def _add(self, move: Move, cells_: list[Key]) -> None:
        if move in self._cells:
            return
        self._cells[move] = cells_
        for one in cells_:
            self.hidden.add(one)
            self._moves[one].append(move)

    def _keep(self, key: Key, schools: Schools, used: Iterable[Move]) -> None:
        for move in self._used.get(key, ()):
            self._users[move].discard(key)
        self._used[key] = [*used]
        for move in self._used[key]:
            self._users[move].add(key)
        self.proofs[key] = schools.proof()

    def _alone(self, move: Move) -> float:
        """Return the worth of what is hidden for the sake of this move alone."""
        cells_ = (one for one in self._cells.get(move, ()) if one not in self.always)
        return sum(self._choosing.worth(one) for one in cells_ if len(self._moves[one]) == 1)
