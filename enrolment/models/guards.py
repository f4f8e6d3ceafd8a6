"""What the database itself refuses about seats, and counts by itself.

The migration ``0007_guard_the_shares`` made the functions from the text here as it was then: whoever changes
one writes a migration that replaces it. ``enrolment_why_not`` says in SQL what
``enrolment.fairness.Room.why_not`` says in Python; a test holds the two against each other.
"""

TAKEN = "('held', 'enrolled', 'offered')"

FUNCTIONS = """
CREATE OR REPLACE FUNCTION enrolment_party(comes_as text, seats int) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN seats = 2 THEN ARRAY[comes_as, ''] ELSE ARRAY[comes_as] END
$$;

CREATE OR REPLACE FUNCTION enrolment_reserved(
    class bigint, citizens int, relatives int, staff int, others int
) RETURNS int LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(greatest(0, sh.guaranteed - CASE sh."group" WHEN 'citizen' THEN citizens
        WHEN 'relative' THEN relatives WHEN 'staff' THEN staff ELSE others END)), 0)::int
    FROM enrolment_share sh WHERE sh.run_id = class AND sh.released_at IS NULL
$$;

-- NULL where the party may have its seats, else the name of the rule that is against it. The party is given
-- with citizens first; ``left_seats`` (0, 1 or 2) are set free in thought, the first of them of
-- ``left_group``.
CREATE OR REPLACE FUNCTION enrolment_why_not(
    class bigint, party text[], left_group text DEFAULT '', left_seats int DEFAULT 0
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    names CONSTANT text[] := ARRAY['citizen', 'relative', 'staff', 'other'];
    had int[];
    room courses_runseats%ROWTYPE;
    per_citizen numeric;
    from_start int;
    free int;
    own int;
    kept int;
    most int;
    place int;
    someone text;
BEGIN
    SELECT * INTO room FROM courses_runseats WHERE run_id = class;
    SELECT staff_per_citizen, staff_from INTO per_citizen, from_start
        FROM enrolment_seatrules WHERE run_id = class;
    had := ARRAY[room.citizens, room.relatives, room.staff, room.others]::int[];
    free := room.capacity - room.taken + left_seats;
    place := array_position(names, left_group);
    IF left_seats > 0 AND place IS NOT NULL THEN
        had[place] := had[place] - 1;
    END IF;
    FOREACH someone IN ARRAY party LOOP
        IF free < 1 THEN
            RETURN 'courses_seats_never_oversold';
        END IF;
        SELECT max(sh.maximum) FILTER (WHERE sh."group" = someone),
            coalesce(sum(greatest(0, sh.guaranteed - had[array_position(names, sh."group"::text)]))
                FILTER (WHERE sh.released_at IS NULL AND sh."group" = someone), 0),
            coalesce(sum(greatest(0, sh.guaranteed - had[array_position(names, sh."group"::text)]))
                FILTER (WHERE sh.released_at IS NULL AND sh."group" <> someone), 0)
            INTO most, own, kept FROM enrolment_share sh WHERE sh.run_id = class;
        IF own < 1 AND free - kept < 1 THEN
            RETURN 'enrolment_guaranteed_seats_are_kept';
        END IF;
        place := array_position(names, someone);
        IF place IS NOT NULL THEN
            IF had[place] >= most THEN
                RETURN 'enrolment_group_maximum';
            END IF;
            had[place] := had[place] + 1;
        END IF;
        -- greatest() passes over NULL: without a balance it would let in from_start and no more.
        IF someone = 'staff' AND per_citizen IS NOT NULL
                AND had[3] > greatest(from_start, floor(per_citizen * had[1])) THEN
            RETURN 'enrolment_staff_balance';
        END IF;
        free := free - 1;
    END LOOP;
    RETURN NULL;
END $$;

-- Whether anybody in line may have a seat now: of the first-timers up to (not with) one number, of the
-- others up to another. Only the first of each kind of party is looked at, however long the line is: BETWEEN
-- and the order by two columns leave no other index than the one that finds it at once.
CREATE OR REPLACE FUNCTION enrolment_somebody_may(
    class bigint, free int, before_first int, before_later int, but_pair bigint
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    party text[];
BEGIN
    FOR party IN
        SELECT DISTINCT enrolment_party(g.name, n.seats)
        FROM unnest(ARRAY['', 'citizen', 'relative', 'staff', 'other']) AS g (name),
          generate_series(1, least(free, 2)) AS n (seats),
          (VALUES (true, before_first), (false, before_later)) AS f (is_first, before), LATERAL (
            SELECT w.line_number FROM enrolment_enrolment w
            WHERE w.run_id = class AND w.state = 'waiting' AND w.paused_at IS NULL AND w.pair_id IS NULL
              AND w.comes_as = g.name AND w.seats = n.seats
              AND w.first_timer BETWEEN f.is_first AND f.is_first
            ORDER BY w.first_timer, w.line_number LIMIT 1) h
        WHERE h.line_number < f.before
    LOOP
        IF enrolment_why_not(class, party) IS NULL THEN
            RETURN true;
        END IF;
    END LOOP;
    IF free < 2 THEN
        RETURN false;
    END IF;
    FOR party IN
        SELECT DISTINCT CASE WHEN b.comes_as = 'citizen'
            THEN enrolment_party(b.comes_as, b.seats) || enrolment_party(a.comes_as, a.seats)
            ELSE enrolment_party(a.comes_as, a.seats) || enrolment_party(b.comes_as, b.seats) END
        FROM enrolment_enrolment a JOIN enrolment_enrolment b ON b.pair_id = a.pair_id AND b.id > a.id
        WHERE a.run_id = class AND a.state = 'waiting' AND a.paused_at IS NULL AND a.pair_id IS NOT NULL
          AND b.state = 'waiting' AND b.paused_at IS NULL AND a.pair_id IS DISTINCT FROM but_pair
          AND greatest(a.line_number, b.line_number)
            < CASE WHEN a.first_timer AND b.first_timer THEN before_first ELSE before_later END
    LOOP
        IF enrolment_why_not(class, party) IS NULL THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END $$;
"""

DROP_FUNCTIONS = """
DROP FUNCTION IF EXISTS enrolment_somebody_may(bigint, int, int, int, bigint);
DROP FUNCTION IF EXISTS enrolment_why_not(bigint, text[], text, int);
DROP FUNCTION IF EXISTS enrolment_reserved(bigint, int, int, int, int);
DROP FUNCTION IF EXISTS enrolment_party(text, int);
"""

# A companion more is a seat more, taken like a newcomer's; one that is counted anew because the class
# changed its rule (the person brought it before, too) is not.
_NEEDS_A_SEAT = """
    takes := NEW.state IN TAKEN_STATES;
    took := TG_OP = 'UPDATE' AND OLD.state IN TAKEN_STATES;
    grows := took AND NEW.seats > OLD.seats AND NEW.brings_companion AND NOT OLD.brings_companion;
"""

NOBODY_OVERTAKES = """
    IF TG_OP = 'UPDATE' AND (NEW.run_id <> OLD.run_id OR NEW.person_id <> OLD.person_id) THEN
        RAISE EXCEPTION 'an enrolment keeps its person and its class'
            USING ERRCODE = '23514', CONSTRAINT = 'enrolment_keeps_person_and_run';
    END IF;
    NEEDS_A_SEAT
    IF NOT takes OR (took AND NOT grows) THEN
        RETURN NEW;
    END IF;
    SELECT * INTO room FROM courses_runseats WHERE run_id = NEW.run_id FOR NO KEY UPDATE;
    IF room.taken >= room.capacity OR room.waiting = 0 THEN
        RETURN NEW;
    END IF;
    IF NEW.pair_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM enrolment_enrolment o
        WHERE o.pair_id = NEW.pair_id AND o.id <> NEW.id AND o.state IN TAKEN_STATES
    ) THEN
        RETURN NEW; -- two together were looked at when the first of them was given a seat
    END IF;
    before_first := 2147483647;
    before_later := 2147483647;
    IF TG_OP = 'UPDATE' AND OLD.state = 'waiting' THEN
        number := OLD.line_number;
        is_first := OLD.first_timer;
        IF NEW.pair_id IS NOT NULL THEN
            SELECT greatest(number, max(line_number)), is_first AND coalesce(bool_and(first_timer), true)
                INTO number, is_first FROM enrolment_enrolment
                WHERE pair_id = NEW.pair_id AND state = 'waiting';
        END IF;
        SELECT first_timers_first INTO in_two_lines FROM enrolment_seatrules WHERE run_id = NEW.run_id;
        in_two_lines := coalesce(in_two_lines, false);
        before_first := CASE WHEN in_two_lines AND NOT is_first THEN before_first ELSE number END;
        before_later := CASE WHEN in_two_lines AND is_first THEN 0 ELSE number END;
    END IF;
    IF enrolment_somebody_may(
        NEW.run_id, room.capacity - room.taken, before_first, before_later, NEW.pair_id
    ) THEN
        RAISE EXCEPTION 'somebody has waited longer for this seat'
            USING ERRCODE = '23514', CONSTRAINT = 'enrolment_nobody_overtakes';
    END IF;
    RETURN NEW;
"""

SHARES_ARE_KEPT = """
    NEEDS_A_SEAT
    IF NOT takes THEN
        RETURN NEW;
    END IF;
    IF NOT took THEN
        PERFORM 1 FROM courses_runseats WHERE run_id = NEW.run_id FOR NO KEY UPDATE;
        against := enrolment_why_not(NEW.run_id, enrolment_party(NEW.comes_as, NEW.seats));
    ELSIF NEW.comes_as <> OLD.comes_as THEN
        PERFORM 1 FROM courses_runseats WHERE run_id = NEW.run_id FOR NO KEY UPDATE;
        against := enrolment_why_not(
            NEW.run_id, enrolment_party(NEW.comes_as, NEW.seats), OLD.comes_as, OLD.seats);
    ELSIF grows THEN
        PERFORM 1 FROM courses_runseats WHERE run_id = NEW.run_id FOR NO KEY UPDATE;
        against := enrolment_why_not(NEW.run_id, ARRAY['']);
    END IF;
    IF against <> 'courses_seats_never_oversold' THEN -- that one is a check on the seats themselves
        RAISE EXCEPTION 'class % has no seat for %', NEW.run_id, NEW.comes_as
            USING ERRCODE = '23514', CONSTRAINT = against;
    END IF;
    RETURN NEW;
"""

COUNT_SEATS = """
    IF TG_OP <> 'DELETE' THEN
        waiting_by := (NEW.state = 'waiting')::int;
        IF NEW.state IN TAKEN_STATES THEN
            taken_by := NEW.seats;
            citizens_by := (NEW.comes_as = 'citizen')::int;
            relatives_by := (NEW.comes_as = 'relative')::int;
            staff_by := (NEW.comes_as = 'staff')::int;
            others_by := (NEW.comes_as = 'other')::int;
        END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        waiting_by := waiting_by - (OLD.state = 'waiting')::int;
        IF OLD.state IN TAKEN_STATES THEN
            taken_by := taken_by - OLD.seats;
            citizens_by := citizens_by - (OLD.comes_as = 'citizen')::int;
            relatives_by := relatives_by - (OLD.comes_as = 'relative')::int;
            staff_by := staff_by - (OLD.comes_as = 'staff')::int;
            others_by := others_by - (OLD.comes_as = 'other')::int;
        END IF;
    END IF;
    IF (taken_by, waiting_by, citizens_by, relatives_by, staff_by, others_by) <> (0, 0, 0, 0, 0, 0) THEN
        UPDATE courses_runseats s SET taken = s.taken + taken_by, waiting = s.waiting + waiting_by,
            citizens = s.citizens + citizens_by, relatives = s.relatives + relatives_by,
            staff = s.staff + staff_by, others = s.others + others_by,
            reserved = enrolment_reserved(s.run_id, s.citizens + citizens_by, s.relatives + relatives_by,
                s.staff + staff_by, s.others + others_by)
            WHERE s.run_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.run_id ELSE NEW.run_id END;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the class has no seats'
                USING ERRCODE = '23514', CONSTRAINT = 'enrolment_run_has_seats';
        END IF;
    END IF;
    RETURN NULL;
"""

COUNT_RESERVED = """
    UPDATE courses_runseats s
        SET reserved = enrolment_reserved(s.run_id, s.citizens, s.relatives, s.staff, s.others)
        WHERE s.run_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.run_id ELSE NEW.run_id END;
    RETURN NULL;
"""

STATE_IS_LOGGED = """
    SELECT state, comes_as, seats INTO is_now FROM enrolment_enrolment WHERE id = NEW.id;
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT target, comes_as, seats INTO logged FROM enrolment_move
        WHERE enrolment_id = NEW.id ORDER BY id DESC LIMIT 1;
    IF logged IS DISTINCT FROM is_now THEN
        RAISE EXCEPTION 'enrolment % is % but its last logged move led to %', NEW.id, is_now, logged
            USING ERRCODE = '23514', CONSTRAINT = 'enrolment_state_is_logged';
    END IF;
    RETURN NULL;
"""

BOTH_OR_NONE = """
    IF EXISTS (
        SELECT 1 FROM enrolment_enrolment w JOIN enrolment_enrolment t ON t.pair_id = w.pair_id
        WHERE w.pair_id = NEW.pair_id AND w.state = 'waiting' AND t.state IN TAKEN_STATES
    ) THEN
        RAISE EXCEPTION 'one of two together has a seat and the other has none'
            USING ERRCODE = '23514', CONSTRAINT = 'enrolment_both_or_none';
    END IF;
    RETURN NULL;
"""


def spelled(statement: str) -> str:
    """Return a trigger's text with its abbreviations written out."""
    return statement.replace("NEEDS_A_SEAT", _NEEDS_A_SEAT).replace("TAKEN_STATES", TAKEN)
