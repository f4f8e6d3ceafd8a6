"""The guard against overtaking finds the first of each kind by one index, however many wait."""

from django.db import migrations

SOMEBODY_MAY = r"""
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


class Migration(migrations.Migration):

    dependencies = [("enrolment", "0010_no_balance_is_no_limit")]

    operations = [migrations.RunSQL(SOMEBODY_MAY, migrations.RunSQL.noop)]
