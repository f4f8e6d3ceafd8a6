"""Fifty people at work at once, each on a connection of their own, in a few processes.

Each does one random thing after another and writes down what was acknowledged: what the school has answered
must be there at the end.
"""

import multiprocessing
import random
import threading
import time
import traceback
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection, connections

from enrolment import seats
from enrolment.rules import Refused
from tests.load.acts import ACTS, NotNow, Place

PROCESSES, THREADS = 2, 25

EXPECTED = (
    NotNow,
    Refused,
    seats.NoSeat,
    seats.OfferGone,
    seats.PairGone,
    seats.CapacityTooLow,
    seats.TooManyGuaranteed,
)
"""What may be answered instead of yes; anything else is a fault of the school."""


class Acknowledged(NamedTuple):
    """One answer: what was done with which row, and the state the row was said to have."""

    act: str
    enrolment: int
    state: str


@dataclass
class Record:
    """What some of the crowd did."""

    acknowledged: list[Acknowledged] = field(default_factory=list)
    refused: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, other: "Record") -> None:
        """Take over what others did."""
        self.acknowledged += other.acknowledged
        self.refused += other.refused
        self.errors += other.errors
        self.seconds += other.seconds


class Crowd:
    """The processes, started at once; ``join`` waits for them and returns what they did."""

    def __init__(self, place: Place, *, seconds: float, pause: float) -> None:
        connections.close_all()  # a connection must not be shared with the processes that follow
        fork = multiprocessing.get_context("fork")
        self.told: Any = fork.SimpleQueue()
        self.processes = [
            fork.Process(target=_work, args=(number, self.told, place, seconds, pause))
            for number in range(PROCESSES)
        ]
        for process in self.processes:
            process.start()

    def join(self) -> Record:
        """Wait until everybody is done."""
        record = Record()
        for _process in self.processes:
            record.add(self.told.get())
        for process in self.processes:
            process.join(30)
        return record


def _work(number: int, told: Any, place: Place, seconds: float, pause: float) -> None:
    record, lock = Record(), threading.Lock()
    end = time.monotonic() + seconds

    def one(seed: int) -> None:
        dice, mine = random.Random(seed), Record()
        try:
            while time.monotonic() < end:
                _act(dice, mine, place)
                time.sleep(dice.uniform(0, 2 * pause))
        finally:
            connection.close()
        with lock:
            record.add(mine)

    threads = [threading.Thread(target=one, args=(number * THREADS + n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.put(record)


def _act(dice: random.Random, record: Record, place: Place) -> None:
    (act,) = dice.choices(list(ACTS), weights=[weight for _do, weight in ACTS.values()])
    began = time.perf_counter()
    try:
        answer = ACTS[act][0](dice, place)
    except EXPECTED:
        record.refused += 1
    except Exception:  # noqa: BLE001 - whatever it is, it is told at the end
        record.errors.append(f"{act}: {traceback.format_exc(limit=-4)}")
    else:
        record.seconds.append(time.perf_counter() - began)
        rows = answer if isinstance(answer, list) else [answer]
        record.acknowledged += [Acknowledged(act, row.pk, str(row.state)) for row in rows if row is not None]
