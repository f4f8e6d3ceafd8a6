"""Payment runs: each claim in one, paid once, by somebody who approved none of it."""

from collections.abc import Iterator

from peers.invariants.asking import Statement, found_by

STATEMENTS = (
    Statement(
        "line {}/{} is not the claim {} that was approved",
        """SELECT r.number, l.position, c.id FROM peers_paymentline l
            JOIN peers_paymentrun r ON r.id = l.run_id JOIN peers_claim c ON c.id = l.claim_id
            WHERE (l.amount, l.amount_currency, l.activity) IS DISTINCT FROM
                (c.amount, c.amount_currency, c.activity)
            OR (l.tax_code, l.payroll_code, l.done_on) IS DISTINCT FROM
                (c.tax_code, c.payroll_code, c.done_on)
            OR l.amount_currency <> r.currency""",
    ),
    Statement(
        "line {}/{} is {}, and its claim is {}",
        """SELECT r.number, l.position, l.state, c.state FROM peers_paymentline l
            JOIN peers_paymentrun r ON r.id = l.run_id JOIN peers_claim c ON c.id = l.claim_id
            WHERE l.state = 'frozen' AND c.state <> 'in_payment' OR l.state = 'paid' AND c.state <> 'paid'
            OR l.state = 'paid' AND c.paid_on IS DISTINCT FROM r.pay_date""",
    ),
    Statement(
        "claim {} is {} and stands in {} lines of payment runs",
        """SELECT c.id, c.state, count(l.id) FROM peers_claim c
            LEFT JOIN peers_paymentline l ON l.claim_id = c.id AND l.state IN ('frozen', 'paid')
            GROUP BY c.id HAVING count(l.id) <> (c.state IN ('in_payment', 'paid'))::int""",
    ),
    Statement(
        "run {} is {} and has a line that is {}",
        """SELECT DISTINCT r.number, r.state, l.state FROM peers_paymentrun r
            JOIN peers_paymentline l ON l.run_id = r.id
            WHERE r.state = 'draft' OR r.state = 'cancelled' AND l.state <> 'taken_out'
            OR r.state = 'settled' AND l.state IN ('frozen', 'taken_out')
            OR r.state = 'reversed' AND l.state IN ('frozen', 'paid', 'taken_out')
            OR r.state = 'frozen' AND l.state = 'taken_out'""",
    ),
    Statement(
        "run {} is {} and has no lines",
        """SELECT number, state FROM peers_paymentrun r WHERE state IN ('frozen', 'settled', 'reversed')
            AND NOT EXISTS (SELECT FROM peers_paymentline l WHERE l.run_id = r.id)""",
    ),
    Statement(
        "run {} has lines in places {}, and there are {}",
        """SELECT r.number, max(l.position), count(*) FROM peers_paymentrun r
            JOIN peers_paymentline l ON l.run_id = r.id
            GROUP BY r.id HAVING max(l.position) <> count(*) OR min(l.position) <> 1""",
    ),
    Statement(
        "run {} was taken back or never frozen, and its file was taken",
        """SELECT number FROM peers_paymentrun WHERE state IN ('draft', 'cancelled')
            AND (exported_at IS NOT NULL OR csv_sha256 <> '' OR xlsx_sha256 <> '')""",
    ),
    Statement(
        "line {}/{}: who froze the run approved it or is paid it",
        """SELECT r.number, l.position FROM peers_paymentline l JOIN peers_paymentrun r ON r.id = l.run_id
            JOIN peers_claim c ON c.id = l.claim_id
            JOIN peers_contributor payee ON payee.id = c.contributor_id
            WHERE r.frozen_by_id IN (c.approved_by_id, payee.person_id)""",
    ),
    Statement(
        "line {}/{}: who wrote down that it is {} approved it or is paid it",
        """SELECT r.number, l.position, l.state FROM peers_paymentline l
            JOIN peers_paymentrun r ON r.id = l.run_id
            JOIN peers_claim c ON c.id = l.claim_id
            JOIN peers_contributor payee ON payee.id = c.contributor_id
            WHERE l.answered_by_id IN (c.approved_by_id, payee.person_id)""",
    ),
    Statement(
        "line {}/{} is {}, and nobody says so",
        """SELECT r.number, l.position, l.state FROM peers_paymentline l
            JOIN peers_paymentrun r ON r.id = l.run_id
            WHERE l.state IN ('paid', 'rejected') AND (l.answered_by_id IS NULL OR l.answered_at IS NULL)""",
    ),
    Statement(
        "two files of payroll are one: {} and {}",
        """SELECT a.file_name, b.file_name FROM peers_payrollanswer a
            JOIN peers_payrollanswer b ON b.sha256 = a.sha256 AND b.id > a.id""",
    ),
)


def faults() -> Iterator[str]:
    """Yield what payment runs and claims do not agree on."""
    yield from found_by(STATEMENTS)
