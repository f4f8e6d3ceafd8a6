"""Keep ``RunSeats.reserved_for`` beside ``reserved``, whenever that is counted."""

from django.db import migrations

NAME_GROUPS = """
CREATE FUNCTION enrolment_name_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.reserved_for := coalesce((
        SELECT string_agg(sh."group", ',' ORDER BY sh.id) FROM enrolment_share sh
        WHERE sh.run_id = NEW.run_id AND sh.released_at IS NULL
          AND sh.guaranteed > CASE sh."group" WHEN 'citizen' THEN NEW.citizens
            WHEN 'relative' THEN NEW.relatives WHEN 'staff' THEN NEW.staff ELSE NEW.others END), '');
    RETURN NEW;
END $$;

-- A class without shares never gets as far as the question.
CREATE TRIGGER enrolment_name_groups BEFORE UPDATE OF reserved ON courses_runseats
    FOR EACH ROW WHEN (NEW.reserved > 0 OR OLD.reserved_for <> '')
    EXECUTE FUNCTION enrolment_name_groups();

UPDATE courses_runseats SET reserved = reserved WHERE reserved > 0;
"""

FORGET = """
DROP TRIGGER enrolment_name_groups ON courses_runseats;
DROP FUNCTION enrolment_name_groups();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("courses", "0006_say_for_whom_free_seats_are_held"),
        ("enrolment", "0007_guard_the_shares"),
    ]

    operations = [migrations.RunSQL(NAME_GROUPS, FORGET)]
