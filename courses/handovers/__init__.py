"""A bad day: one press asks the others, and whoever takes the session first has it.

No reason is asked or kept, and the class is told nothing. See ``docs/teaching.md``.
"""

from courses.handovers.asking import (
    NotAsked,
    Taken,
    ask,
    could_take,
    find,
    forget,
    open_ones,
    open_to,
    take,
    tell_the_school,
    withdraw,
)
from courses.handovers.holding import holders, holders_of, people_to_ask

__all__ = [
    "NotAsked",
    "Taken",
    "ask",
    "could_take",
    "find",
    "forget",
    "holders",
    "holders_of",
    "open_ones",
    "open_to",
    "people_to_ask",
    "take",
    "tell_the_school",
    "withdraw",
]
