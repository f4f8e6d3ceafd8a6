"""The gate as the database holds it: text of functions and triggers, made from the fields of the page.

Used by migrations, which pass the model as it was then, and by the test that compares the function in the
database with the fields of today. A new field of a course needs a migration that makes ``check_function``
anew.
"""

from django.db import connection, models

CONSTRAINT = "courses_publication_gate"
"""The name under which every refusal to go live comes."""

APPROVAL_RULE = "courses_approval_rule"
EMERGENCY_RULE = "courses_emergency_rule"

KEPT_BY_WAGTAIL = frozenset(
    {
        *("id", "page_ptr", "path", "depth", "numchild", "url_path", "content_type", "owner", "draft_title"),
        *("live", "has_unpublished_changes", "first_published_at", "last_published_at"),
        *("go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"),
        *("latest_revision", "latest_revision_created_at", "live_revision", "alias_of"),
    }
)
"""Columns that say where and when a page is shown, not what it says."""


def compared(course: type[models.Model]) -> list["models.Field[object, object]"]:
    """Return the fields in which a live page must say what its revision says."""
    return [field for field in course._meta.concrete_fields if field.name not in KEPT_BY_WAGTAIL]


def differs(course: type[models.Model]) -> str:
    """Return a condition on page ``p``, course ``c`` and revision ``r``: the page says something else."""
    return "\n      OR ".join(_differs(field) for field in compared(course))


def _differs(field: "models.Field[object, object]") -> str:
    kind = field.db_type(connection) or ""
    table = "p" if field.model._meta.db_table == "wagtailcore_page" else "c"
    written, shown = f"r.content->>'{field.name}'", f"{table}.{field.column}"
    if kind.endswith("[]"):
        return f"({written})::jsonb IS DISTINCT FROM to_jsonb({shown})"
    if kind.startswith(("varchar", "text")):
        return f"({written}) IS DISTINCT FROM {shown}"
    other = f"({written})::{kind.partition('(')[0]} IS DISTINCT FROM {shown}"
    if not isinstance(field, models.ForeignKey) or field.remote_field.on_delete is not models.SET_NULL:
        return other
    # What a page showed may be deleted (a picture): the page goes on without it.
    is_there = (
        f'EXISTS (SELECT FROM "{field.related_model._meta.db_table}" o WHERE o.id = ({written})::bigint)'
    )
    return f"({other} AND ({shown} IS NOT NULL OR {is_there}))"


def check_function(course: type[models.Model]) -> str:
    """Return the function that raises where a live course lacks what it needs.

    The locks make two that come at once wait for each other: the page's row first, then its revision's.
    """
    return f"""
CREATE OR REPLACE FUNCTION courses_gate_check(asked integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE p record; c record; r record; wrong text;
BEGIN
    SELECT page.* INTO p FROM wagtailcore_page page JOIN courses_coursepage ON page_ptr_id = page.id
        WHERE page.id = asked FOR NO KEY UPDATE OF page;
    -- A mirror would be made live together with what it mirrors, unseen: there is none of a course.
    IF NOT FOUND OR NOT (p.live OR p.alias_of_id IS NOT NULL) THEN RETURN; END IF;
    SELECT * INTO c FROM courses_coursepage WHERE page_ptr_id = asked;
    SELECT id, object_id, content_type_id, content, md5(content::text) AS sum INTO r
        FROM wagtailcore_revision WHERE id = p.live_revision_id FOR SHARE;
    IF p.alias_of_id IS NOT NULL THEN
        wrong := 'it mirrors another page';
    ELSIF r.id IS NULL OR r.object_id <> asked::text OR r.content_type_id <> p.content_type_id THEN
        wrong := 'it has no revision of its own that is live';
    ELSIF NOT (
        SELECT count(DISTINCT kind) = 2 AND count(DISTINCT person_id) = 2
        FROM courses_approval WHERE revision_id = r.id AND content_md5 = r.sum
    ) AND NOT EXISTS (
        SELECT FROM courses_emergencypublication
        WHERE revision_id = r.id AND content_md5 = r.sum AND ended_at IS NULL
    ) THEN
        wrong := 'its revision is not approved by both';
    ELSIF {differs(course)}
    THEN
        wrong := 'it says something else than its revision';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'Course % is refused: %', asked, wrong
            USING ERRCODE = '23514', CONSTRAINT = '{CONSTRAINT}';
    END IF;
END $$;
"""  # noqa: S608 - names of our own, fields of a model


APPROVALS = f"""
CREATE FUNCTION courses_approval_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r record; key uuid; wrong text;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'An approval is never changed and never deleted'
            USING ERRCODE = '23514', CONSTRAINT = '{APPROVAL_RULE}';
    END IF;
    SELECT object_id, content_type_id, md5(content::text) AS sum INTO r
        FROM wagtailcore_revision WHERE id = NEW.revision_id FOR SHARE;
    SELECT p.translation_key INTO key FROM wagtailcore_page p JOIN courses_coursepage ON page_ptr_id = p.id
        WHERE p.id = NEW.course_id AND p.id::text = r.object_id AND p.content_type_id = r.content_type_id;
    IF key IS NULL THEN
        wrong := 'the revision is of another page';
    ELSIF NEW.content_md5 NOT IN ('', r.sum) THEN
        wrong := 'the revision was changed since it was read';
    ELSIF NEW.kind NOT IN ('lived', 'professional') THEN
        wrong := 'nobody can approve on behalf of ' || NEW.kind;
    ELSIF NOT EXISTS (
        SELECT FROM peers_contributor WHERE id = NEW.contributor_id AND person_id = NEW.person_id
    ) THEN
        wrong := 'nobody signs for another';
    ELSIF NOT EXISTS (
        SELECT FROM courses_teammember m JOIN wagtailcore_page p ON p.id = m.course_id
        WHERE p.translation_key = key AND m.contributor_id = NEW.contributor_id
            AND m.state = 'joined' AND m.basis IN (NEW.kind, 'both')
    ) AND NOT EXISTS (
        SELECT FROM courses_approver
        WHERE contributor_id = NEW.contributor_id AND basis IN (NEW.kind, 'both')
    ) THEN
        wrong := 'whoever approves is of the team or a named approver, on that basis';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'The approval is refused: %', wrong
            USING ERRCODE = '23514', CONSTRAINT = '{APPROVAL_RULE}';
    END IF;
    NEW.content_md5 := r.sum;
    RETURN NEW;
END $$;

CREATE TRIGGER courses_approval_rule BEFORE INSERT OR UPDATE OR DELETE ON courses_approval
    FOR EACH ROW EXECUTE FUNCTION courses_approval_rule();
CREATE TRIGGER courses_approvals_stay BEFORE TRUNCATE ON courses_approval
    FOR EACH STATEMENT EXECUTE FUNCTION courses_approval_rule();
"""  # noqa: S608 - names of our own, fields of a model

# 336 hours are 14 days, summer time or not.
EMERGENCY_FUNCTION = f"""
CREATE OR REPLACE FUNCTION courses_emergency_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r record; wrong text;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT id, md5(content::text) AS sum INTO r FROM wagtailcore_revision
            WHERE id = NEW.revision_id AND object_id = NEW.course_id::text FOR SHARE;
        IF r.id IS NULL THEN
            wrong := 'the revision is of another page';
        ELSIF NEW.by_id IS NULL OR NEW.ended_at IS NOT NULL THEN
            wrong := 'it is begun by somebody, and not ended yet';
        ELSIF NEW.until <= NEW.at OR NEW.until > NEW.at + interval '336 hours' THEN
            wrong := 'it lasts 14 days at most';
        END IF;
        NEW.content_md5 := r.sum;
    ELSIF TG_OP = 'UPDATE' THEN
        IF to_jsonb(OLD) - 'ended_at' - 'warned_at' <> to_jsonb(NEW) - 'ended_at' - 'warned_at'
            OR OLD.ended_at IS NOT NULL THEN
            wrong := 'it is only ever ended';
        END IF;
    ELSE
        wrong := 'it is never deleted';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'The publication without approvals is refused: %', wrong
            USING ERRCODE = '23514', CONSTRAINT = '{EMERGENCY_RULE}';
    END IF;
    RETURN NEW;
END $$;
"""  # noqa: S608 - names of our own

EMERGENCY_TRIGGERS = """
CREATE TRIGGER courses_emergency_rule BEFORE INSERT OR UPDATE OR DELETE ON courses_emergencypublication
    FOR EACH ROW EXECUTE FUNCTION courses_emergency_rule();
CREATE TRIGGER courses_emergencies_stay BEFORE TRUNCATE ON courses_emergencypublication
    FOR EACH STATEMENT EXECUTE FUNCTION courses_emergency_rule();
"""

WATCHES = """
CREATE FUNCTION courses_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'wagtailcore_page' THEN PERFORM courses_gate_check(NEW.id);
        WHEN 'courses_coursepage' THEN PERFORM courses_gate_check(NEW.page_ptr_id);
        WHEN 'courses_emergencypublication' THEN PERFORM courses_gate_check(NEW.course_id);
        ELSE PERFORM courses_gate_check(id) FROM wagtailcore_page WHERE live_revision_id = NEW.id;
    END CASE;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER courses_gate_of_course
    AFTER INSERT OR UPDATE ON courses_coursepage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION courses_gate();
CREATE CONSTRAINT TRIGGER courses_gate_of_revision
    AFTER UPDATE ON wagtailcore_revision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.content, OLD.object_id, OLD.content_type_id)
        IS DISTINCT FROM (NEW.content, NEW.object_id, NEW.content_type_id))
    EXECUTE FUNCTION courses_gate();
CREATE CONSTRAINT TRIGGER courses_gate_of_emergency
    AFTER UPDATE ON courses_emergencypublication
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION courses_gate();
"""

PAGE_TRIGGER = """
CREATE CONSTRAINT TRIGGER courses_gate_of_page
    AFTER INSERT OR UPDATE ON wagtailcore_page
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.live OR NEW.alias_of_id IS NOT NULL)
    EXECUTE FUNCTION courses_gate();
"""

WATCHED = (
    "courses_gate_of_page",
    "courses_gate_of_course",
    "courses_gate_of_revision",
    "courses_gate_of_emergency",
)

NOTHING = """
DROP TRIGGER courses_gate_of_page ON wagtailcore_page;
DROP TRIGGER courses_gate_of_course ON courses_coursepage;
DROP TRIGGER courses_gate_of_revision ON wagtailcore_revision;
DROP TRIGGER courses_gate_of_emergency ON courses_emergencypublication;
DROP TRIGGER courses_approval_rule ON courses_approval;
DROP TRIGGER courses_approvals_stay ON courses_approval;
DROP TRIGGER courses_emergency_rule ON courses_emergencypublication;
DROP TRIGGER courses_emergencies_stay ON courses_emergencypublication;
DROP FUNCTION courses_gate(), courses_gate_check(integer), courses_approval_rule(), courses_emergency_rule();
"""
