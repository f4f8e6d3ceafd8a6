"""Work and what is claimed for it: what was agreed as paid is claimed once, and nothing else ever."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType

from peers.invariants.asking import Statement, found_by, rows
from peers.models import Claim
from peers.states import CLAIM_MOVES, ENGAGEMENT_MOVES, ClaimState, EngagementState

_CLAIMS_OF_WORK = """
    SELECT c.engagement_id, count(*) AS made,
        count(*) FILTER (WHERE c.state NOT IN ('dropped', 'reversed')) AS live
    FROM peers_claim c WHERE c.activity <> 'cost' GROUP BY c.engagement_id
"""

STATEMENTS = (
    Statement(
        "work {} is claimed {} times at once",
        f"SELECT engagement_id, live FROM ({_CLAIMS_OF_WORK}) c WHERE live > 1",  # noqa: S608 - our own
    ),
    Statement(
        "work {} was done and agreed as paid, and was never claimed",
        f"""SELECT e.id FROM peers_engagement e LEFT JOIN ({_CLAIMS_OF_WORK}) c ON c.engagement_id = e.id
            WHERE e.state = 'done' AND e.terms = 'paid' AND NOT e.is_frame AND c.made IS NULL""",  # noqa: S608 - names of our own
    ),
    Statement(
        "work {} is {} on the terms {!r}, and is claimed",
        f"""SELECT e.id, e.state, e.terms FROM peers_engagement e
            JOIN ({_CLAIMS_OF_WORK}) c ON c.engagement_id = e.id
            WHERE e.state <> 'done' OR e.terms <> 'paid' OR e.is_frame""",  # noqa: S608 - names of our own
    ),
    Statement(
        "claim {} is not for the one who did the work, or not from its budget",
        """SELECT c.id FROM peers_claim c JOIN peers_engagement e ON e.id = c.engagement_id
            WHERE c.contributor_id <> e.contributor_id
            OR c.activity <> 'cost' AND (
                (c.budget_id, c.activity, c.unit, c.unit_amount, c.unit_amount_currency)
                IS DISTINCT FROM (e.budget_id, e.activity, e.unit, e.unit_amount, e.unit_amount_currency)
                OR (c.agreed_amount, c.agreed_minutes) IS DISTINCT FROM (e.amount, e.minutes))""",
    ),
    Statement(
        "claim {} differs from what was agreed, and nothing says why",
        """SELECT id FROM peers_claim WHERE activity <> 'cost' AND explanation = ''
            AND (amount, minutes) IS DISTINCT FROM (agreed_amount, agreed_minutes)""",
    ),
    Statement(
        "claim {} is of {}, and its budget of {}",
        """SELECT c.id, c.done_on, b.year FROM peers_claim c JOIN peers_budget b ON b.id = c.budget_id
            WHERE c.activity = 'cost' AND extract(year FROM c.done_on) <> b.year""",
    ),
    Statement(
        "claim {} is in {}, and its budget in {}",
        """SELECT c.id, c.amount_currency, b.granted_currency FROM peers_claim c
            JOIN peers_budget b ON b.id = c.budget_id WHERE c.amount_currency <> b.granted_currency""",
    ),
    Statement(
        "of frame {}, {} minutes are paid, and {} were agreed",
        """SELECT f.id, sum(e.minutes), f.minutes FROM peers_engagement f
            JOIN peers_engagement e ON e.frame_id = f.id
            GROUP BY f.id HAVING sum(e.minutes) > f.minutes OR NOT f.is_frame""",
    ),
    Statement(
        "work {} is of {}, and hangs on the frame of {}",
        """SELECT e.id, e.contributor_id, f.contributor_id FROM peers_engagement e
            JOIN peers_engagement f ON f.id = e.frame_id WHERE e.contributor_id <> f.contributor_id""",
    ),
    Statement(
        "work {} is {}, and its last step led to {}",
        """SELECT e.id, e.state, s.target FROM peers_engagement e LEFT JOIN LATERAL (
              SELECT target FROM peers_engagementstep WHERE engagement_id = e.id ORDER BY id DESC LIMIT 1
            ) s ON true
            WHERE e.offer_id IS NOT NULL AND s.target IS DISTINCT FROM e.state""",
    ),
    Statement(
        "step {} of work {} starts from {!r}, and the one before led to {!r}",
        """SELECT id, engagement_id, source, before FROM (
              SELECT id, engagement_id, source,
                coalesce(lag(target) OVER (PARTITION BY engagement_id ORDER BY id), '') AS before
              FROM peers_engagementstep) s WHERE source <> before""",
    ),
)


def faults() -> Iterator[str]:
    """Yield what work and claims do not agree on, and moves that no table has."""
    yield from found_by(STATEMENTS)
    yield from _steps_off_the_table()
    yield from _claims_off_the_table()


def _steps_off_the_table() -> Iterator[str]:
    begun = {("offer", EngagementState.OFFERED), ("log", EngagementState.DONE)}
    for name, source, target in rows("SELECT DISTINCT move, source, target FROM peers_engagementstep"):
        move = ENGAGEMENT_MOVES.get(name)
        on_table = move is not None and source in move.sources and target == move.target
        if not on_table and not (source == "" and (name, target) in begun):
            yield f"the move {name} led work from {source!r} to {target}"


def _claims_off_the_table() -> Iterator[str]:
    """Read the history of each claim: from ready, step by step, to where it is."""
    history = """
        SELECT object_id, action, data ->> 'from', data ->> 'to' FROM wagtailcore_modellogentry
        WHERE content_type_id = %s AND action LIKE 'peers.claim\\_%%' AND data ? 'to'
        ORDER BY object_id, id
    """
    kind = ContentType.objects.get_for_model(Claim)
    stands: dict[int, str] = {}
    for pk, action, source, target in rows(history, [kind.pk]):
        before = stands.get(int(pk), ClaimState.READY)
        move = CLAIM_MOVES.get(action.removeprefix("peers.claim_"))
        if move is None or source != before or source not in move.sources or target != move.target:
            yield f"claim {pk} went from {before} by {action} from {source} to {target}"
        stands[int(pk)] = target
    for pk, state in Claim.objects.values_list("pk", "state"):
        if stands.get(pk, ClaimState.READY) != state:
            yield f"claim {pk} is {state}, and its history says {stands.get(pk, ClaimState.READY)}"
