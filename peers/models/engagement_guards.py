"""What the database itself refuses of a piece of work, made from the table of moves."""

from peers.states import ENGAGEMENT_MOVES, EngagementState, Relation, Terms

_PAIRS = ", ".join(
    sorted(f"'{source}>{row.target}'" for row in ENGAGEMENT_MOVES.values() for source in row.sources)
)

# What is written down afterwards begins as done; everything else begins as an offer.
MOVES_BY_THE_TABLE = f"""
    IF TG_OP = 'INSERT' THEN
        IF NEW.state NOT IN ('{EngagementState.OFFERED}', '{EngagementState.DONE}') THEN
            RAISE EXCEPTION 'work does not begin as %', NEW.state
                USING ERRCODE = '23514', CONSTRAINT = 'peers_engagement_begins';
        END IF;
    ELSIF OLD.state <> NEW.state AND (OLD.state || '>' || NEW.state) NOT IN ({_PAIRS}) THEN
        RAISE EXCEPTION 'work does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = '23514', CONSTRAINT = 'peers_engagement_moves';
    END IF;
    RETURN NEW;
"""

# Only what is agreed anew is refused: work that was agreed before somebody was employed is still paid.
EMPLOYED_IS_NOT_PAID = f"""
    becomes := (NEW.state = '{EngagementState.OFFERED}' OR NEW.terms = '{Terms.PAID}');
    IF TG_OP = 'UPDATE' THEN
        becomes := (NEW.state = '{EngagementState.OFFERED}' AND OLD.state <> NEW.state)
            OR (NEW.terms = '{Terms.PAID}' AND OLD.terms <> NEW.terms)
            OR (NEW.terms = '{Terms.PAID}' AND OLD.contributor_id <> NEW.contributor_id);
    END IF;
    IF becomes AND EXISTS (
        SELECT 1 FROM peers_contributor c
        WHERE c.id = NEW.contributor_id AND c.relation = '{Relation.EMPLOYED}'
    ) THEN
        RAISE EXCEPTION 'contributor % is employed, and is not offered honorarium', NEW.contributor_id
            USING ERRCODE = '23514', CONSTRAINT = 'peers_employed_is_not_paid';
    END IF;
    RETURN NEW;
"""  # noqa: S608 - words of our own
