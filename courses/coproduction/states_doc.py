"""The diagram and tables of an idea in ``docs/coproduction.md``, made from the table of moves."""

from collections.abc import Iterable

from django.utils.translation import override

from courses.states import HAS_COURSE, PROPOSAL_MOVES, SAME, STILL_OPEN, WAITS_FOR_THE_SCHOOL, ProposalState


def render() -> str:
    """Return the part of the page: a diagram, the states, and the moves between them."""
    with override("en"):
        return "\n".join([*_diagram(), "", *_states(), "", *_moves(), ""])


def _diagram() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {ProposalState.RECEIVED}: propose"]
    for name, row in PROPOSAL_MOVES.items():
        if row.target != SAME:
            lines += [f"    {source} --> {row.target}: {name}" for source in _in_order(row.sources)]
    return [*lines, f"    {ProposalState.PUBLISHED} --> [*]", "```"]


def _states() -> list[str]:
    lines = ["| state | the school owes a word | has a draft | can be added to |", "|---|---|---|---|"]
    for state in ProposalState:
        groups = (WAITS_FOR_THE_SCHOOL, HAS_COURSE, STILL_OPEN)
        cells = ("yes" if state in group else "" for group in groups)
        lines.append(f"| `{state}` {state.label} | {' | '.join(cells)} |")
    return lines


def _moves() -> list[str]:
    lines = ["| move | from | to | whoever sent it is told |", "|---|---|---|---|"]
    for name, row in PROPOSAL_MOVES.items():
        target = row.target or "the same"
        told = "yes" if row.is_told else "no"
        lines.append(f"| `{name}` | {', '.join(_in_order(row.sources))} | {target} | {told} |")
    return lines


def _in_order(sources: Iterable[str]) -> list[str]:
    return sorted(sources, key=ProposalState.values.index)
