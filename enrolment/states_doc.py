"""Writes ``docs/states.md`` from the table of transitions: ``python manage.py states > docs/states.md``."""

from collections.abc import Iterable

from django.utils.translation import override

from enrolment.states import ACTIVE, NEW, TAKEN, TIMED, TRANSITIONS, Actor, NoticeKind, SeatState

_HEAD = """\
# The states of a seat

Generated from `enrolment/states.py` by `manage.py states`; a test compares. Every change goes through
`enrolment/audit.py`, under the lock on the class, and is logged with who and when.
"""


def render() -> str:
    """Return the whole page: a diagram, the states and the moves between them."""
    with override("en"):
        return "\n".join([_HEAD, *_diagram(), "", *_states(), "", *_moves(), ""])


def _diagram() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2"]
    for name, row in TRANSITIONS.items():
        for source in _in_order(row.sources):
            start = "[*]" if source == NEW else source
            lines.append(f"    {start} --> {row.target}: {name}")
    ends = [state for state in SeatState if state not in ACTIVE]
    return [*lines, *(f"    {state} --> [*]" for state in ends), "```"]


def _states() -> list[str]:
    lines = ["| state | uses a seat | one per person and class | ends by the clock |", "|---|---|---|---|"]
    for state in SeatState:
        cells = ("yes" if state in group else "" for group in (TAKEN, ACTIVE, TIMED))
        lines.append(f"| `{state}` {state.label} | {' | '.join(cells)} |")
    return lines


def _moves() -> list[str]:
    lines = ["| move | from | to | made by | the person is told |", "|---|---|---|---|---|"]
    for name, row in TRANSITIONS.items():
        sources = ", ".join(_in_order(row.sources))
        actors = ", ".join(str(actor.label) for actor in Actor if actor in row.actors)
        notice = str(NoticeKind(row.notice).label) if row.notice else "nothing"
        lines.append(f"| `{name}` | {sources} | {row.target} | {actors} | {notice} |")
    return lines


def _in_order(sources: Iterable[str]) -> list[str]:
    order = [NEW, *SeatState.values]
    return sorted(sources, key=order.index)
