"""What is owed, as the claims say, against what is owed, as the ledger says: entry by entry."""

from collections.abc import Iterator

from peers.invariants.asking import Statement, found_by

# An entry stands while nothing reverses it; a reversal itself never stands.
STANDING = """
    SELECT e.id, e.reference, split_part(e.reference, ':', 2) AS claim,
        split_part(e.reference, ':', 3) AS step, split_part(e.reference, ':', 4) AS run
    FROM peers_entry e
    WHERE e.reverses_id IS NULL AND NOT EXISTS (SELECT FROM peers_entry r WHERE r.reverses_id = e.id)
"""

# What each entry of a claim must say, by account: whoever wrote it, and whether or not it still stands.
_EXPECTED = """
    SELECT 'claim:' || c.id || ':approved' AS reference,
        CASE c.activity WHEN 'cost' THEN 'reimbursement' ELSE 'expense' END AS kind,
        NULL::bigint AS contributor, c.budget_id AS budget, c.activity AS activity,
        c.amount, c.amount_currency
    FROM peers_claim c
    UNION ALL
    SELECT 'claim:' || c.id || ':approved', 'owed', c.contributor_id, NULL, '', -c.amount, c.amount_currency
    FROM peers_claim c
    UNION ALL
    SELECT 'claim:' || c.id || ':' || side.step || ':' || r.number, side.kind, c.contributor_id, NULL, '',
        side.sign * c.amount, c.amount_currency
    FROM peers_paymentline l JOIN peers_paymentrun r ON r.id = l.run_id
        JOIN peers_claim c ON c.id = l.claim_id,
        (VALUES ('frozen', 'owed', 1), ('frozen', 'in_payment', -1),
            ('paid', 'in_payment', 1), ('paid', 'paid', -1)) AS side (step, kind, sign)
"""
_WRITTEN = """
    SELECT e.reference, a.kind, a.contributor_id, a.budget_id, a.activity, p.amount, p.amount_currency
    FROM peers_posting p JOIN peers_entry e ON e.id = p.entry_id JOIN peers_account a ON a.id = p.account_id
    WHERE e.reverses_id IS NULL
"""

_ENTRIES_OF_A_STATE = f"""
    WITH standing AS MATERIALIZED ({STANDING}),
    has AS (SELECT claim, array_agg(step ORDER BY step) AS steps FROM standing GROUP BY claim)
    SELECT c.id, c.state, array_to_string(has.steps, ', ')
    FROM peers_claim c LEFT JOIN has ON has.claim = c.id::text
    WHERE coalesce(has.steps, ARRAY[]::text[]) <> CASE c.state
        WHEN 'approved' THEN ARRAY['approved'] WHEN 'in_payment' THEN ARRAY['approved', 'frozen']
        WHEN 'paid' THEN ARRAY['approved', 'frozen', 'paid'] ELSE ARRAY[]::text[] END
    ORDER BY c.id
"""  # noqa: S608 - names of our own

_OF_THE_SAME_RUN = f"""
    WITH standing AS MATERIALIZED ({STANDING})
    SELECT s.reference, l.run FROM standing s
    LEFT JOIN LATERAL (
        SELECT string_agg(r.number::text, ', ') AS run FROM peers_paymentline l
        JOIN peers_paymentrun r ON r.id = l.run_id
        WHERE l.claim_id::text = s.claim AND l.state IN ('frozen', 'paid')) l ON true
    WHERE s.step <> 'approved' AND l.run IS DISTINCT FROM s.run
"""  # noqa: S608 - names of our own

STATEMENTS = (
    Statement("claim {} is {}, and the ledger has its entries: {}", _ENTRIES_OF_A_STATE),
    Statement("entry {} stands, and the claim is in run {}", _OF_THE_SAME_RUN),
    Statement(
        "entry {} says {} {} {}, and its claim does not",
        f"""SELECT w.reference, w.kind, w.amount, w.amount_currency
            FROM ({_WRITTEN} EXCEPT ALL ({_EXPECTED})) AS w ORDER BY 1, 2""",  # noqa: S608 - names of our own
    ),
    Statement(
        "entry {} has {} postings",
        """SELECT e.reference, count(p.id) FROM peers_entry e LEFT JOIN peers_posting p ON p.entry_id = e.id
            GROUP BY e.id HAVING count(p.id) <> 2""",
    ),
    Statement(
        "entry {} sums to {} {}",
        """SELECT e.reference, sum(p.amount), p.amount_currency FROM peers_posting p
            JOIN peers_entry e ON e.id = p.entry_id
            GROUP BY e.id, p.amount_currency HAVING sum(p.amount) <> 0""",
    ),
    Statement(
        "entry {} does not take back what it reverses",
        """SELECT DISTINCT e.reference FROM peers_entry e
            JOIN peers_posting p ON p.entry_id IN (e.id, e.reverses_id)
            WHERE e.reverses_id IS NOT NULL
            GROUP BY e.id, p.account_id, p.amount_currency HAVING sum(p.amount) <> 0""",
    ),
    Statement(
        "entry {} is of nothing that the school knows",
        """SELECT e.reference FROM peers_entry e LEFT JOIN peers_entry o ON o.id = e.reverses_id
            WHERE NOT CASE WHEN e.reverses_id IS NULL
                THEN e.reference ~ '^claim:[0-9]+:(approved|(frozen|paid):[0-9]+)$'
                ELSE e.reference = 'reversal:' || o.reference END""",
    ),
    Statement(
        "claim {} was paid {} times",
        """SELECT split_part(reference, ':', 2), count(*) FROM peers_entry
            WHERE reference ~ '^claim:[0-9]+:paid:[0-9]+$' GROUP BY 1 HAVING count(*) > 1""",
    ),
    Statement(
        "claim {} is {}, and who is paid decided it",
        """SELECT c.id, c.state FROM peers_claim c JOIN peers_contributor payee ON payee.id = c.contributor_id
            WHERE payee.person_id IN (c.approved_by_id, c.returned_by_id, c.reversed_by_id)""",
    ),
    Statement(
        "claim {} is {}, and nobody approved it",
        """SELECT id, state FROM peers_claim WHERE state IN ('approved', 'in_payment', 'paid', 'reversed')
            AND (approved_by_id IS NULL OR approved_at IS NULL OR tax_code = '')""",
    ),
    Statement(
        "claim {} is a cost that was sent without a receipt",
        """SELECT id FROM peers_claim WHERE activity = 'cost' AND receipt = ''
            AND state NOT IN ('ready', 'dropped')""",
    ),
)


def faults() -> Iterator[str]:
    """Yield what claims and ledger do not agree on."""
    yield from found_by(STATEMENTS)
