"""Statements that no code of ours makes, each with the name under which the database refuses it.

``{paid}`` is a claim of Alma's that was paid in run 1, ``{frozen}`` is in run 2; ``{approved}``,
``{sent}``, ``{ready}``, ``{cost}`` (without a receipt) in none. ``{dina}`` approved them, ``{frede}`` pays,
``{alma}`` is paid; ``{draft}`` is a run that is picked, ``{full}`` one with a line, ``{work}`` agreed work,
``{done}`` work that is done, ``{asked}`` a question about the ceiling and ``{agreed}`` an answered one.
``{staff}`` is a contributor who is employed.
"""

_CLAIM = "UPDATE peers_claim SET {} WHERE id = "
_RUN = "UPDATE peers_paymentrun SET {} WHERE number = "
_LINE = "UPDATE peers_paymentline SET {} WHERE claim_id = "
_WORK = "UPDATE peers_engagement SET {} WHERE id = "
_APPROVED = "state = 'approved', approved_at = now(), tax_code = 'b', approved_by_id = "
_COPY = "INSERT INTO peers_claim ({fields}) SELECT {values} FROM peers_claim WHERE id = "
_FIELDS = (
    "contributor_id, engagement_id, activity, about, done_on, minutes, unit, unit_amount, "
    "unit_amount_currency, amount, amount_currency, agreed_minutes, agreed_amount, agreed_amount_currency, "
    "explanation, receipt, budget_id, pay_month, tax_code, payroll_code, made_at, returned_reason, "
    "reversed_reason, approved_at, approved_by_id, paid_on, version, key, state"
)


def _claim(change: str, claim: str) -> str:
    return _CLAIM.format(change) + "{" + claim + "}"


def _run(change: str, number: str) -> str:
    return _RUN.format(change) + number


def _line(change: str, claim: str) -> str:
    return _LINE.format(change) + "{" + claim + "}"


def _work(change: str, work: str = "work") -> str:
    return _WORK.format(change) + "{" + work + "}"


def _begun(who: str, state: str, terms: str) -> str:
    return f"""
        INSERT INTO peers_engagement (contributor_id, activity, about, done_on, minutes, reference, noted_at,
            state, terms, offer_id, is_frame, unit, unit_amount, unit_amount_currency, amount,
            amount_currency, budget_id, pay_month, is_owed_anyway)
        SELECT {{{who}}}, activity, about, done_on, minutes, 'sql:1', now(), '{state}', '{terms}', offer_id,
            false, unit, unit_amount, unit_amount_currency, amount, amount_currency, budget_id, pay_month,
            false FROM peers_engagement WHERE id = {{work}}
    """  # noqa: S608 - a test


def _again(claim: str, state: str) -> str:
    values = _FIELDS.replace("key, state", f"gen_random_uuid(), '{state}'")
    return _COPY.format(fields=_FIELDS, values=values) + "{" + claim + "}"


def _put_in(claim: str, run: str, *, amount: str = "amount") -> str:
    return f"""
        INSERT INTO peers_paymentline (run_id, position, claim_id, payroll_number, activity, tax_code,
            payroll_code, project_code, about, done_on, units, unit_amount, unit_amount_currency, amount,
            amount_currency, state, reason)
        SELECT r.id, 9, c.id, '1001', activity, 'b', '', '', '', done_on, 1, unit_amount, 'DKK', {amount},
            'DKK', 'frozen', '' FROM peers_claim c, peers_paymentrun r
        WHERE c.id = {{{claim}}} AND r.number = {run}
    """  # noqa: S608 - a test


_ANSWER = """
    INSERT INTO peers_payrollanswer (run_id, file_name, sha256, paid, rejected, by_id, at)
    SELECT id, 'x', 'x', 1, 0, {dina}, now() FROM peers_paymentrun WHERE number = 2
"""
_BEGUN_FROZEN = """
    INSERT INTO peers_paymentrun
        (number, title, pay_date, currency, state, made_by_id, made_at, csv_sha256, xlsx_sha256)
    VALUES (78, '', now(), 'DKK', 'frozen', {frede}, now(), '', '')
"""
_ASKED_AGAIN = """
    INSERT INTO peers_ceilingconsent (contributor_id, year, up_to, up_to_currency, asked_at, reason)
    SELECT contributor_id, year, 9, 'DKK', now(), '' FROM peers_ceilingconsent WHERE id = {asked}
"""

PAY_TWICE = (
    ("peers_line_is_of_a_claim", _put_in("paid", "{draft}")),
    ("peers_line_is_of_a_claim", _put_in("approved", "1")),
    ("peers_line_is_of_a_claim", _put_in("approved", "2")),
    ("peers_line_is_of_a_claim", _put_in("sent", "{draft}")),
    ("peers_line_is_of_a_claim", _put_in("approved", "{draft}", amount="2 * amount")),
    ("peers_claim_in_one_run", _put_in("frozen", "{draft}")),
    ("peers_work_is_claimed_once", _again("sent", "ready")),
    ("peers_claim_begins_ready", _again("paid", "ready")),
    ("peers_claim_begins_ready", _again("approved", "approved")),
    ("peers_claim_moves", _claim("state = 'approved', paid_on = NULL", "paid")),
    ("peers_claim_moves", _claim("state = 'in_payment'", "paid")),
    ("peers_claim_paid_once", _claim("paid_on = paid_on + 400", "paid")),
    ("peers_line_moves", _line("state = 'frozen'", "paid")),
    ("peers_run_moves", _run("state = 'frozen'", "1")),
    ("peers_run_moves", _run("state = 'draft'", "2")),
    ("peers_run_written_once", _run("csv_sha256 = 'other'", "1")),
    ("peers_run_written_once", _run("exported_at = now()", "1")),
    ("peers_run_is_out", _run("state = 'cancelled'", "2")),
)
TWO_PEOPLE = (
    ("peers_payee_decides_nothing", _claim(_APPROVED + "{alma}", "sent")),
    (
        "peers_payee_decides_nothing",
        _claim(
            "state = 'returned', returned_at = now(), returned_reason = 'x', returned_by_id = {alma}", "sent"
        ),
    ),
    (
        "peers_payee_decides_nothing",
        _claim(
            "state = 'reversed', reversed_at = now(), reversed_reason = 'x', reversed_by_id = {alma}",
            "approved",
        ),
    ),
    ("peers_claim_approval_stands", _claim("approved_by_id = {frede}", "approved")),
    ("peers_claim_approval_stands", _claim("approved_at = now() - interval '1 day'", "paid")),
    ("peers_claim_approval_stands", _claim("tax_code = 'a', payroll_code = '99'", "approved")),
    ("peers_approved_by_somebody", _claim("state = 'approved', tax_code = 'b'", "sent")),
    ("peers_run_is_frozen", _run("frozen_by_id = {dina}", "2")),
    ("peers_frozen_by_somebody", _run("state = 'frozen'", "{full}")),
    (
        "peers_payer_approved_none",
        _run(
            "state = 'frozen', frozen_at = now(), mapper_snapshot = '{{}}', frozen_by_id = {dina}", "{full}"
        ),
    ),
    (
        "peers_payer_approved_none",
        _run(
            "state = 'frozen', frozen_at = now(), mapper_snapshot = '{{}}', frozen_by_id = {alma}", "{full}"
        ),
    ),
    ("peers_payer_approved_none", _line("state='paid', answered_at=now(), answered_by_id={dina}", "frozen")),
    ("peers_payer_approved_none", _line("state='paid', answered_at=now(), answered_by_id={alma}", "frozen")),
    ("peers_line_answered_by_somebody", _line("state = 'paid'", "frozen")),
    (
        "peers_payer_approved_none",
        _ANSWER,
    ),
)
CHANGE = (
    *(
        ("peers_line_is_frozen", _line(change, "frozen"))
        for change in (
            "amount = amount + 1",
            "payroll_number = '6666'",
            "claim_id = {approved}",
            "position = 7",
            "run_id = (SELECT id FROM peers_paymentrun WHERE number = 1)",
            "tax_code = 'a'",
        )
    ),
    *(
        ("peers_run_is_frozen", _run(change, "2"))
        for change in (
            "pay_date = pay_date - 400",
            "number = 77",
            "currency = 'EUR'",
            "mapper_snapshot = '{{}}'",
        )
    ),
    ("peers_claim_is_out_of_hand", _claim("amount = amount + 1", "paid")),
    ("peers_claim_is_out_of_hand", _claim("amount = 0.01", "sent")),
    ("peers_claim_is_out_of_hand", _claim("amount_currency = 'EUR'", "approved")),
    ("peers_claim_is_out_of_hand", _claim("budget_id = NULL", "frozen")),
    ("peers_claim_is_out_of_hand", _claim("receipt = 'another'", "sent")),
    ("peers_claim_stays_whose_it_is", _claim("contributor_id = {staff}", "ready")),
    ("peers_claim_stays_whose_it_is", _claim("id = id + 100000", "paid")),
    ("peers_claim_month_stands", _claim("pay_month = '2031-01-01'", "frozen")),
    ("peers_claim_month_is_its_first", _claim("pay_month = '2031-01-02'", "ready")),
    ("peers_claim_is_something", _claim("amount = 0", "ready")),
    ("peers_claim_is_something", _claim("amount = -1", "ready")),
    ("peers_claim_is_for_work_or_a_cost", _claim("minutes = NULL", "ready")),
    ("peers_claim_is_for_work_or_a_cost", _claim("unit_amount = NULL", "ready")),
    ("peers_cost_has_a_receipt", _claim("state = 'sent', sent_at = now()", "cost")),
)
SKIP = (
    *(
        ("peers_claim_moves", _claim(f"state = '{state}', paid_on = '2031-01-01'", "ready"))
        for state in ("in_payment", "paid", "reversed")
    ),
    ("peers_claim_moves", _claim(_APPROVED + "{dina}", "ready")),
    ("peers_claim_moves", _claim("state = 'paid', paid_on = now()", "approved")),
    ("peers_line_moves", _line("state = 'rejected', answered_at = now(), answered_by_id = {frede}", "paid")),
    (
        "peers_run_begins_as_draft",
        _BEGUN_FROZEN,
    ),
    (
        "peers_run_is_something",
        _run(
            "state = 'frozen', frozen_at = now(), mapper_snapshot = '{{}}', frozen_by_id = {frede}", "{draft}"
        ),
    ),
    ("peers_engagement_moves", _work("state = 'withdrawn'", "done")),
    ("peers_engagement_moves", _work("state = 'offered', terms = ''")),
    ("peers_paid_work_says_how_much", _work("amount = NULL")),
    ("peers_paid_work_says_how_much", _work("amount = -5")),
    ("peers_paid_work_says_how_much", _work("unit_amount = NULL")),
    ("peers_accepted_on_terms", _work("terms = ''")),
    ("peers_engagement_within_a_day", _work("minutes = 0")),
)
EMPLOYED = (
    ("peers_employed_is_not_paid", _begun("staff", "offered", "")),
    ("peers_employed_is_not_paid", _begun("staff", "done", "paid")),
    ("peers_employed_is_not_paid", _work("contributor_id = {staff}")),
    ("peers_engagement_begins", _begun("payee", "accepted", "paid")),
)
_CONSENT = "UPDATE peers_ceilingconsent SET {} WHERE id = "
_YES = "agreed = true, reason = 'Ja.', answered_at = now(), answered_by_id = {alma}"
CONSENTS = (
    ("peers_consent_of_two", _CONSENT.format(_YES) + "{asked}"),
    (
        "peers_consent_says_why",
        _CONSENT.format(_YES.replace("'Ja.'", "''").replace("alma", "dina")) + "{asked}",
    ),
    ("peers_consent_answered_by_somebody", _CONSENT.format("agreed = true, reason = 'Ja.'") + "{asked}"),
    ("peers_consent_as_asked", _CONSENT.format("up_to = 999999") + "{asked}"),
    ("peers_consent_as_asked", _CONSENT.format("contributor_id = {staff}") + "{asked}"),
    ("peers_consent_answered_once", _CONSENT.format("up_to = 999999") + "{agreed}"),
    ("peers_consent_answered_once", _CONSENT.format("agreed = false") + "{agreed}"),
    (
        "peers_one_question_at_a_time",
        _ASKED_AGAIN,
    ),
    ("peers_consent_kept", "DELETE FROM peers_ceilingconsent WHERE id = {agreed}"),
)
DELETE = (
    ("peers_claim_is_kept", "DELETE FROM peers_claim WHERE id = {paid}"),
    ("peers_claim_is_kept", "DELETE FROM peers_claim WHERE id = {approved}"),
    ("peers_line_is_kept", "DELETE FROM peers_paymentline WHERE claim_id = {frozen}"),
    ("peers_run_is_kept", "DELETE FROM peers_paymentrun WHERE number = 1"),
)
ATTACKS = (*PAY_TWICE, *TWO_PEOPLE, *CHANGE, *SKIP, *EMPLOYED, *CONSENTS, *DELETE)

BARRED = (
    "TRUNCATE peers_claim CASCADE",
    "TRUNCATE peers_paymentline",
    "ALTER TABLE peers_claim DISABLE TRIGGER ALL",
    "ALTER TABLE peers_paymentline DISABLE TRIGGER USER",
    "ALTER TABLE peers_engagement DROP CONSTRAINT peers_paid_work_says_how_much",
    "DROP INDEX peers_claim_in_one_run",
    "SET session_replication_role = replica",
    "UPDATE peers_rate SET amount = 1",
    "UPDATE peers_budgetlift SET amount = 1",
    "DELETE FROM peers_entry",
)
"""What a role that does not own the tables may not even try."""
