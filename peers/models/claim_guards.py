"""What the database itself refuses about claims: moves outside the table, changes of what others look at.

Written from ``CLAIM_MOVES``, so that a changed table asks for a migration.
"""

import pgtrigger

from peers.states import CLAIM_MOVES, MONEY, ClaimState

_IN_HAND = (ClaimState.READY, ClaimState.RETURNED)
_MONTH_MAY_CHANGE = (*_IN_HAND, ClaimState.SENT, ClaimState.APPROVED)
_ASKED = (
    *("engagement_id", "activity", "about", "done_on", "minutes", "unit"),
    *("unit_amount", "unit_amount_currency", "amount", "amount_currency"),
    *("agreed_minutes", "agreed_amount", "agreed_amount_currency", "explanation", "receipt", "budget_id"),
)
_STAMPED = ("tax_code", "payroll_code", "approved_at", "approved_by_id")


def _quoted(states: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"'{state}'" for state in states)


def _row(name: str, fields: tuple[str, ...]) -> str:
    return f"ROW({', '.join(f'{name}.{field}' for field in fields)})"


def _changes(*fields: str) -> str:
    return f"{_row('NEW', fields)} IS DISTINCT FROM {_row('OLD', fields)}"


def _refuse(constraint: str, said: str) -> str:
    return f"RAISE EXCEPTION '{said}, claim %', NEW.id USING ERRCODE = '23514', CONSTRAINT = '{constraint}';"


def _moves() -> str:
    pairs = sorted((source, move.target) for move in CLAIM_MOVES.values() for source in move.sources)
    return ", ".join(f"('{source}', '{target}')" for source, target in pairs)


BEGINS = f"""
IF NEW.state <> '{ClaimState.READY}' OR NEW.approved_by_id IS NOT NULL OR NEW.paid_on IS NOT NULL THEN
    {_refuse("peers_claim_begins_ready", "a claim begins as ready")}
END IF;
RETURN NEW;
"""

_DECIDES = f"""
one.person_id = NEW.approved_by_id AND {_changes("approved_at", "approved_by_id")}
      OR one.person_id = NEW.returned_by_id AND {_changes("returned_at", "returned_by_id")}
      OR one.person_id = NEW.reversed_by_id AND {_changes("reversed_at", "reversed_by_id")}
""".strip()

CHANGES = f"""
IF NEW.id <> OLD.id OR NEW.contributor_id <> OLD.contributor_id THEN
    {_refuse("peers_claim_stays_whose_it_is", "a claim stays whose it is")}
END IF;
IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN ({_moves()}) THEN
    {_refuse("peers_claim_moves", "no such move")}
END IF;
IF OLD.state NOT IN ({_quoted(_IN_HAND)}) AND {_changes(*_ASKED)} THEN
    {_refuse("peers_claim_is_out_of_hand", "what was sent is not changed")}
END IF;
IF NOT (OLD.state = '{ClaimState.SENT}' AND NEW.state = '{ClaimState.APPROVED}')
        AND {_changes(*_STAMPED)} THEN
    {_refuse("peers_claim_approval_stands", "an approval is not changed")}
END IF;
IF OLD.state NOT IN ({_quoted(_MONTH_MAY_CHANGE)}) AND {_changes("pay_month")} THEN
    {_refuse("peers_claim_month_stands", "the month is settled")}
END IF;
IF (NEW.state <> '{ClaimState.PAID}' OR OLD.state = NEW.state) AND {_changes("paid_on")} THEN
    {_refuse("peers_claim_paid_once", "the day of payment is settled")}
END IF;
PERFORM FROM peers_contributor one WHERE one.id = NEW.contributor_id AND ({_DECIDES});
IF FOUND THEN
    {_refuse("peers_payee_decides_nothing", "who is paid decides nothing")}
END IF;
RETURN NEW;
"""

KEPT = f"""
IF OLD.state IN ({_quoted([*sorted(MONEY), ClaimState.REVERSED])}) THEN
    RAISE EXCEPTION 'what was booked is kept, claim %', OLD.id
        USING ERRCODE = '23514', CONSTRAINT = 'peers_claim_is_kept';
END IF;
RETURN OLD;
"""

TRIGGERS = [
    pgtrigger.Trigger(name="begins_ready", when=pgtrigger.Before, operation=pgtrigger.Insert, func=BEGINS),
    pgtrigger.Trigger(name="moves", when=pgtrigger.Before, operation=pgtrigger.Update, func=CHANGES),
    pgtrigger.Trigger(name="kept", when=pgtrigger.Before, operation=pgtrigger.Delete, func=KEPT),
]
