"""The pictures of ``docs/honorarium.md``: the states of work, and of a claim, made from their tables."""

from collections.abc import Iterable, Mapping

from django.utils.translation import override

from peers.states import (
    CLAIM_MOVES,
    ENGAGEMENT_MOVES,
    LIVE,
    MONEY,
    PLANNED,
    ClaimMove,
    ClaimState,
    EngagementMove,
    EngagementState,
)

Moves = Mapping[str, EngagementMove] | Mapping[str, ClaimMove]


def render() -> str:
    """Return the part of the page: for each of the two a diagram, the states, and the moves between them."""
    with override("en"):
        work = ["### A piece of work", "", *_diagram(ENGAGEMENT_MOVES, EngagementState.OFFERED, "offer")]
        claim = ["### A claim", "", *_diagram(CLAIM_MOVES, ClaimState.READY, "make")]
        parts = [
            *(*work, "", *_states_of_work(), "", *_moves(ENGAGEMENT_MOVES, EngagementState.values), ""),
            *(*claim, "", *_states_of_claims(), "", *_moves(CLAIM_MOVES, ClaimState.values), ""),
        ]
        return "\n".join(parts)


def _diagram(moves: Moves, first: str, begins: str) -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}: {begins}"]
    for name, row in moves.items():
        lines += [f"    {source} --> {row.target}: {name}" for source in sorted(row.sources)]
    return [*lines, "```"]


def _states_of_work() -> list[str]:
    lines = ["| state | still to come |", "|---|---|"]
    return [
        *lines,
        *(f"| `{one}` {one.label} | {'yes' if one in PLANNED else ''} |" for one in EngagementState),
    ]


def _states_of_claims() -> list[str]:
    lines = ["| state | one per piece of work | in the ledger |", "|---|---|---|"]
    for one in ClaimState:
        cells = ("yes" if one in group else "" for group in (LIVE, MONEY))
        lines.append(f"| `{one}` {one.label} | {' | '.join(cells)} |")
    return lines


def _moves(moves: Moves, order: list[str]) -> list[str]:
    lines = ["| move | from | to | made by |", "|---|---|---|---|"]
    for name, row in moves.items():
        lines.append(f"| `{name}` | {', '.join(_in_order(row.sources, order))} | {row.target} | {row.by} |")
    return lines


def _in_order(sources: Iterable[str], order: list[str]) -> list[str]:
    return sorted(sources, key=order.index)
