"""A class that has rules and no balance lets in as many staff as it has seats."""

from django.db import migrations

WHY_NOT = r"""
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
"""


class Migration(migrations.Migration):

    dependencies = [("enrolment", "0009_remember_which_classes_were_open")]

    operations = [migrations.RunSQL(WHY_NOT, migrations.RunSQL.noop)]
