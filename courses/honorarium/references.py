"""How a piece of work says which session or course it came from; unique, so the same work is there once."""

import re
from typing import NamedTuple

from courses.states import TeachingRole
from peers.states import Activity

PREPARATION = "preparation"

ACTIVITIES: dict[str, str] = {
    TeachingRole.TEACHER: Activity.TEACHING,
    TeachingRole.HOST: Activity.TEACHING,
    TeachingRole.CO_TEACHER: Activity.CO_TEACHING,
    TeachingRole.SPEAKER: Activity.SPEAKING,
    TeachingRole.SUBSTITUTE: Activity.TEACHING,
    PREPARATION: Activity.PREPARATION,
}
"""What somebody in a role of the class is paid for."""

_REFERENCE = re.compile(r"(session|run):(\d+):([a-z_]+):(\d+)")
_ORIGIN = re.compile(r"run:(\d+)")


class Place(NamedTuple):
    """A reference that was read: of one session, or of the whole class (``session`` is None)."""

    session: int | None
    role: str
    contributor: int

    @property
    def is_preparation(self) -> bool:
        """Whether it is for preparing."""
        return self.role == PREPARATION


def of_session(session_id: int, role: str, contributor_id: int) -> str:
    """Return the reference of what somebody does at a session; ``role`` may be ``PREPARATION``."""
    return f"session:{session_id}:{role}:{contributor_id}"


def of_run(run_id: int, contributor_id: int) -> str:
    """Return the reference of somebody's preparing once for the whole class."""
    return f"run:{run_id}:{PREPARATION}:{contributor_id}"


def origin(run_id: int) -> str:
    """Return what offers of a class are known by."""
    return f"run:{run_id}"


def run_of(given: str) -> int | None:
    """Return which class an origin names; None for offers of something else."""
    found = _ORIGIN.fullmatch(given)
    return int(found[1]) if found else None


def read(reference: str) -> Place | None:
    """Return what a reference of a class says; None for one of something else."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    kind, number, role, contributor = found.groups()
    return Place(int(number) if kind == "session" else None, role, int(contributor))
