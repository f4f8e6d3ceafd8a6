"""The ledger as the database holds it, whoever writes: text of functions and triggers, used by migrations.

Tables are named with their schema: a temporary table of the same name would be found before ours.
"""

STAYS = "peers_ledger_stays"
ENTRY = "peers_entry_rule"
POSTING = "peers_posting_rule"
BALANCED = "peers_entry_balances"
PERIOD = "peers_period_rule"
CLOSING = "peers_closing_rule"
"""Names under which the refusals come (``diag.constraint_name``)."""

LOCK = 5_210_742
"""Whoever posts shares it, whoever closes a month has it alone: nothing is posted beside a closing."""

KEPT = ("account", "entry", "posting", "closing", "period", "budgetlift", "rate")
"""Rows that are written once."""

NEVER_EMPTIED = (*KEPT, "ceilingconsent")

# A snapshot of the beginning of the transaction would not see a month that was closed meanwhile.
_NEWEST = """
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        wrong := 'the ledger is written in READ COMMITTED';
    END IF;"""

# A plan made while a table was nearly empty reads it from end to end, and is kept for the session: 20,000
# postings in one transaction then took 13 seconds, and take 0.1 by the index.
_BY_INDEX = "SET enable_seqscan = off"

STAYS_FUNCTION = f"""
CREATE OR REPLACE FUNCTION peers_ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed and never deleted', TG_TABLE_NAME
        USING ERRCODE = '23514', CONSTRAINT = '{STAYS}';
END $$;
"""

ENTRY_FUNCTION = f"""
CREATE OR REPLACE FUNCTION peers_entry_rule() RETURNS trigger LANGUAGE plpgsql {_BY_INDEX} AS $$
DECLARE o record; wrong text;
BEGIN{_NEWEST}
    PERFORM pg_advisory_xact_lock_shared({LOCK});
    IF EXISTS (SELECT FROM public.peers_period WHERE month > NEW.date - interval '1 month') THEN
        wrong := 'the month is closed';
    END IF;
    IF NEW.reverses_id IS NULL THEN
        IF starts_with(NEW.reference, 'reversal:') THEN wrong := 'a reversal says what it reverses'; END IF;
    ELSE
        SELECT reference, date, reverses_id INTO o FROM public.peers_entry WHERE id = NEW.reverses_id;
        IF o.reference IS NULL OR NEW.reference <> 'reversal:' || o.reference THEN
            wrong := 'a reversal is named after what it reverses';
        ELSIF o.reverses_id IS NOT NULL THEN
            wrong := 'a reversal is not reversed';
        ELSIF NEW.date < o.date THEN
            wrong := 'a reversal is not before what it reverses';
        END IF;
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'Entry % is refused: %', NEW.reference, wrong
            USING ERRCODE = '23514', CONSTRAINT = '{ENTRY}';
    END IF;
    NEW.written_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
"""  # noqa: S608 - names of our own

POSTING_FUNCTION = f"""
CREATE OR REPLACE FUNCTION peers_posting_rule() RETURNS trigger LANGUAGE plpgsql {_BY_INDEX} AS $$
DECLARE e record; wrong text;
BEGIN
    SELECT date, written_in INTO e FROM public.peers_entry WHERE id = NEW.entry_id;
    IF NOT FOUND THEN
        wrong := 'its entry comes first';
    ELSIF e.written_in <> pg_current_xact_id()::text::bigint THEN
        wrong := 'nothing is added to an entry that was written before';
    ELSIF NEW.date IS DISTINCT FROM e.date THEN
        wrong := 'its day is the day of its entry';
    ELSIF NEW.amount_currency !~ '^[A-Z]{{3}}$' THEN
        wrong := 'that is no currency';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'A posting of entry % is refused: %', NEW.entry_id, wrong
            USING ERRCODE = '23514', CONSTRAINT = '{POSTING}';
    END IF;
    RETURN NEW;
END $$;
"""  # noqa: S608 - names of our own

# Asked at the end for each posting, not for each entry: one that comes after a first asking
# (SET CONSTRAINTS ALL IMMEDIATE) is asked about as well. So an entry has a hundred postings at most.
BALANCED_FUNCTION = f"""
CREATE OR REPLACE FUNCTION peers_entry_balances() RETURNS trigger LANGUAGE plpgsql {_BY_INDEX} AS $$
DECLARE s record; pair record; wrong text;
BEGIN
    SELECT count(*) AS lines, sum(amount) AS amount, min(amount_currency) AS low, max(amount_currency) AS high
        INTO s FROM public.peers_posting WHERE entry_id = NEW.entry_id;
    IF s.lines NOT BETWEEN 2 AND 100 THEN
        wrong := 'it has ' || s.lines || ' postings';
    ELSIF s.low <> s.high THEN
        wrong := 'it has more than one currency';
    ELSIF s.amount <> 0 THEN
        wrong := 'it sums to ' || s.amount;
    END IF;
    FOR pair IN
        SELECT id AS mirror, reverses_id AS original FROM public.peers_entry
            WHERE id = NEW.entry_id AND reverses_id IS NOT NULL
        UNION ALL
        SELECT id, reverses_id FROM public.peers_entry WHERE reverses_id = NEW.entry_id
    LOOP
        IF EXISTS (
            SELECT FROM public.peers_posting WHERE entry_id IN (pair.mirror, pair.original)
            GROUP BY account_id, amount_currency, abs(amount)
            HAVING sum(amount) <> 0
                OR count(*) FILTER (WHERE entry_id = pair.mirror)
                    <> count(*) FILTER (WHERE entry_id = pair.original)
        ) THEN
            wrong := 'it does not mirror what it reverses';
        END IF;
    END LOOP;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'Entry % is refused: %', NEW.entry_id, wrong
            USING ERRCODE = '23514', CONSTRAINT = '{BALANCED}';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION peers_entry_is_something() RETURNS trigger LANGUAGE plpgsql {_BY_INDEX} AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.peers_posting WHERE entry_id = NEW.id) THEN
        RAISE EXCEPTION 'Entry % is refused: it has no postings', NEW.id
            USING ERRCODE = '23514', CONSTRAINT = '{BALANCED}';
    END IF;
    RETURN NULL;
END $$;
"""  # noqa: S608 - names of our own

# Closings stand only where something moved: the newest of an account is what it had since.
PERIOD_FUNCTION = f"""
CREATE OR REPLACE FUNCTION peers_period_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong text;
BEGIN{_NEWEST}
    PERFORM pg_advisory_xact_lock({LOCK});
    IF EXISTS (SELECT FROM public.peers_period WHERE month >= NEW.month) THEN
        wrong := 'it is closed already';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'Month % is not closed: %', NEW.month, wrong
            USING ERRCODE = '23514', CONSTRAINT = '{PERIOD}';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION peers_period_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public.peers_posting p
        WHERE p.date >= coalesce(
                (SELECT max(month) + interval '1 month' FROM public.peers_period WHERE month < NEW.month),
                '-infinity'
            )
            AND p.date < NEW.month + interval '1 month'
            AND NOT EXISTS (
                SELECT FROM public.peers_closing c WHERE c.account_id = p.account_id
                    AND c.month_id = NEW.month AND c.balance_currency = p.amount_currency
            )
    ) THEN
        RAISE EXCEPTION 'Month % is not closed: an account has no closing balance', NEW.month
            USING ERRCODE = '23514', CONSTRAINT = '{PERIOD}';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION peers_closing_rule() RETURNS trigger LANGUAGE plpgsql {_BY_INDEX} AS $$
DECLARE before record; moved numeric;
BEGIN
    SELECT balance, month_id INTO before FROM public.peers_closing
        WHERE account_id = NEW.account_id AND balance_currency = NEW.balance_currency
            AND month_id < NEW.month_id
        ORDER BY month_id DESC LIMIT 1;
    SELECT sum(amount) INTO moved FROM public.peers_posting
        WHERE account_id = NEW.account_id AND amount_currency = NEW.balance_currency
            AND date >= coalesce(before.month_id + interval '1 month', '-infinity')
            AND date < NEW.month_id + interval '1 month';
    IF NOT EXISTS (SELECT FROM public.peers_period WHERE month = NEW.month_id)
        OR NEW.balance IS DISTINCT FROM coalesce(before.balance, 0) + coalesce(moved, 0)
    THEN
        RAISE EXCEPTION 'The closing balance of account % is refused', NEW.account_id
            USING ERRCODE = '23514', CONSTRAINT = '{CLOSING}';
    END IF;
    RETURN NEW;
END $$;
"""  # noqa: S608 - names of our own

FUNCTIONS = STAYS_FUNCTION + ENTRY_FUNCTION + POSTING_FUNCTION + BALANCED_FUNCTION + PERIOD_FUNCTION

_DEFERRED = "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION"

TRIGGERS = f"""
CREATE TRIGGER peers_entry_rule BEFORE INSERT ON peers_entry
    FOR EACH ROW EXECUTE FUNCTION peers_entry_rule();
CREATE TRIGGER peers_posting_rule BEFORE INSERT ON peers_posting
    FOR EACH ROW EXECUTE FUNCTION peers_posting_rule();
CREATE CONSTRAINT TRIGGER peers_entry_balances AFTER INSERT ON peers_posting
    {_DEFERRED} peers_entry_balances();
CREATE CONSTRAINT TRIGGER peers_entry_is_something AFTER INSERT ON peers_entry
    {_DEFERRED} peers_entry_is_something();
CREATE TRIGGER peers_period_rule BEFORE INSERT ON peers_period
    FOR EACH ROW EXECUTE FUNCTION peers_period_rule();
CREATE CONSTRAINT TRIGGER peers_period_is_whole AFTER INSERT ON peers_period
    {_DEFERRED} peers_period_is_whole();
CREATE TRIGGER peers_closing_rule BEFORE INSERT ON peers_closing
    FOR EACH ROW EXECUTE FUNCTION peers_closing_rule();
"""

KEEPERS = "".join(
    f"CREATE TRIGGER peers_{name}_stays BEFORE UPDATE OR DELETE ON peers_{name}\n"
    "    FOR EACH ROW EXECUTE FUNCTION peers_ledger_stays();\n"
    for name in KEPT
) + "".join(
    f"CREATE TRIGGER peers_{name}_is_not_emptied BEFORE TRUNCATE ON peers_{name}\n"
    "    FOR EACH STATEMENT EXECUTE FUNCTION peers_ledger_stays();\n"
    for name in NEVER_EMPTIED
)

NOTHING = (
    "".join(f"DROP TRIGGER peers_{name}_stays ON peers_{name};\n" for name in KEPT)
    + "".join(f"DROP TRIGGER peers_{name}_is_not_emptied ON peers_{name};\n" for name in NEVER_EMPTIED)
    + """
DROP TRIGGER peers_entry_rule ON peers_entry;
DROP TRIGGER peers_entry_is_something ON peers_entry;
DROP TRIGGER peers_posting_rule ON peers_posting;
DROP TRIGGER peers_entry_balances ON peers_posting;
DROP TRIGGER peers_period_rule ON peers_period;
DROP TRIGGER peers_period_is_whole ON peers_period;
DROP TRIGGER peers_closing_rule ON peers_closing;
DROP FUNCTION peers_ledger_stays(), peers_entry_rule(), peers_posting_rule(), peers_entry_balances(),
    peers_entry_is_something(), peers_period_rule(), peers_period_is_whole(), peers_closing_rule();
"""
)
