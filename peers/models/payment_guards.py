"""What the database itself refuses about payment runs: moves outside the table, and the same hand twice.

Who freezes a run approved none of its lines and is paid none of them, and neither did who writes down that
they are paid. What is frozen stays as it was. Made from ``RUN_MOVES`` and ``LINE_MOVES``.
"""

from collections.abc import Mapping

import pgtrigger

from peers.states import LINE_MOVES, RUN_MOVES, ClaimState, LineState, PaymentRunState, RunMove

_DRAFT, _FROZEN = PaymentRunState.DRAFT, PaymentRunState.FROZEN
_OF_RUN = (
    *("number", "pay_date", "currency", "mapper_snapshot", "made_by_id", "made_at"),
    *("frozen_by_id", "frozen_at"),
)
_ONCE = ("exported_at", "csv_sha256", "xlsx_sha256", "settled_at")
_OF_LINE = (
    *("id", "run_id", "position", "claim_id", "payroll_number", "activity", "tax_code", "payroll_code"),
    *("project_code", "about", "done_on", "units", "unit_amount", "unit_amount_currency"),
    *("amount", "amount_currency"),
)


def _pairs(moves: Mapping[str, RunMove]) -> str:
    found = sorted((source, move.target) for move in moves.values() for source in move.sources)
    return ", ".join(f"('{source}', '{target}')" for source, target in found)


def _changes(*fields: str) -> str:
    new, old = (", ".join(f"{row}.{field}" for field in fields) for row in ("NEW", "OLD"))
    return f"ROW({new}) IS DISTINCT FROM ROW({old})"


def _rewrites(*fields: str) -> str:
    """Return a condition: something that is written once would be written again."""
    return " OR ".join(f"(coalesce(OLD.{field}::text, '') <> '' AND {_changes(field)})" for field in fields)


def _refuse(constraint: str, said: str, row: str = "NEW") -> str:
    return f"RAISE EXCEPTION '{said} (%)', {row}.id USING ERRCODE = '23514', CONSTRAINT = '{constraint}';"


def _concerned(person: str, where: str) -> str:
    """Return a condition: that person approved a line, or is paid one."""
    return f"""EXISTS (
    SELECT FROM peers_paymentline l JOIN peers_claim c ON c.id = l.claim_id
        JOIN peers_contributor payee ON payee.id = c.contributor_id
    WHERE {where} AND ({person} = c.approved_by_id OR {person} = payee.person_id))"""


RUN_BEGINS = f"""
IF NEW.state <> '{_DRAFT}' OR NEW.frozen_by_id IS NOT NULL OR NEW.exported_at IS NOT NULL THEN
    {_refuse("peers_run_begins_as_draft", "a payment run begins as a draft")}
END IF;
RETURN NEW;
"""

RUN_CHANGES = f"""
IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN ({_pairs(RUN_MOVES)}) THEN
    {_refuse("peers_run_moves", "no such move of a payment run")}
END IF;
IF OLD.state <> '{_DRAFT}' AND {_changes(*_OF_RUN)} THEN
    {_refuse("peers_run_is_frozen", "a frozen payment run is not changed")}
END IF;
IF {_rewrites(*_ONCE)} THEN
    {_refuse("peers_run_written_once", "this is written once")}
END IF;
IF OLD.state = '{_FROZEN}' AND NEW.state = '{PaymentRunState.CANCELLED}' AND (
        NEW.exported_at IS NOT NULL OR EXISTS (
            SELECT FROM peers_paymentline l
            WHERE l.run_id = NEW.id AND l.state <> '{LineState.TAKEN_OUT}')) THEN
    {_refuse("peers_run_is_out", "a payment run that payroll has is not taken back")}
END IF;
IF NEW.state = '{_FROZEN}' AND OLD.state = '{_DRAFT}' THEN
    IF NOT EXISTS (SELECT FROM peers_paymentline l WHERE l.run_id = NEW.id) THEN
        {_refuse("peers_run_is_something", "a payment run has lines")}
    END IF;
    IF {_concerned("NEW.frozen_by_id", "l.run_id = NEW.id")} THEN
        {_refuse("peers_payer_approved_none", "who pays approved none of it, and is paid none of it")}
    END IF;
END IF;
RETURN NEW;
"""  # noqa: S608 - names of our own

RUN_STAYS = f"""
IF OLD.state <> '{_DRAFT}' THEN
    {_refuse("peers_run_is_kept", "a payment run is kept", "OLD")}
END IF;
RETURN OLD;
"""

LINE_BEGINS = f"""
PERFORM FROM peers_paymentrun r JOIN peers_claim c ON c.id = NEW.claim_id
    WHERE r.id = NEW.run_id AND r.state = '{_DRAFT}' AND NEW.state = '{LineState.FROZEN}'
        AND NEW.amount_currency = r.currency
        AND c.state IN ('{ClaimState.APPROVED}', '{ClaimState.IN_PAYMENT}')
        AND ROW(c.amount, c.amount_currency) = ROW(NEW.amount, NEW.amount_currency);
IF NOT FOUND THEN
    {_refuse("peers_line_is_of_a_claim", "a line is an approved claim, put in while its run is frozen")}
END IF;
RETURN NEW;
"""

LINE_CHANGES = f"""
IF {_changes(*_OF_LINE)} THEN
    {_refuse("peers_line_is_frozen", "a frozen line is not changed")}
END IF;
IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN ({_pairs(LINE_MOVES)}) THEN
    {_refuse("peers_line_moves", "no such move of a line")}
END IF;
IF NEW.state IN ('{LineState.PAID}', '{LineState.REJECTED}') AND NEW.state <> OLD.state THEN
    IF NEW.answered_by_id IS NULL OR NEW.answered_at IS NULL THEN
        {_refuse("peers_line_answered_by_somebody", "somebody answers for a line")}
    END IF;
    IF {_concerned("NEW.answered_by_id", "l.id = NEW.id")} THEN
        {_refuse("peers_payer_approved_none", "who pays approved none of it, and is paid none of it")}
    END IF;
END IF;
RETURN NEW;
"""

LINE_STAYS = f"{_refuse('peers_line_is_kept', 'a line is kept', 'OLD')}\n"

ANSWER_BEGINS = f"""
IF {_concerned("NEW.by_id", "l.run_id = NEW.run_id")} THEN
    {_refuse("peers_payer_approved_none", "who pays approved none of it, and is paid none of it")}
END IF;
RETURN NEW;
"""


def _before(name: str, operation: "pgtrigger.Operation", func: str) -> "pgtrigger.Trigger":
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=operation, func=func)


OF_RUN = [
    _before("run_begins", pgtrigger.Insert, RUN_BEGINS),
    _before("run_changes", pgtrigger.Update, RUN_CHANGES),
    _before("run_stays", pgtrigger.Delete, RUN_STAYS),
]
OF_LINE = [
    _before("line_begins", pgtrigger.Insert, LINE_BEGINS),
    _before("line_changes", pgtrigger.Update, LINE_CHANGES),
    _before("line_stays", pgtrigger.Delete, LINE_STAYS),
]
OF_ANSWER = [
    _before("answer_begins", pgtrigger.Insert, ANSWER_BEGINS),
    pgtrigger.Protect(name="answer_stays", operation=pgtrigger.Update | pgtrigger.Delete),
]
