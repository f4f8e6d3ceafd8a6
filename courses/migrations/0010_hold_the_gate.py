"""From here no course is live without its two approvals. Those that are already have half a year."""

from datetime import timedelta

from django.db import migrations, models
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields

from courses.coproduction import gate_sql

TIME = timedelta(days=180)
REASON = "Udgivet, før der blev bedt om godkendelser."


def write_down_what_is_live(apps, schema_editor):
    """Give each live page a revision that says what it says, and half a year to be approved."""
    Course = apps.get_model("courses", "CoursePage")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(_unwritten(Course))
        unwritten = [pk for (pk,) in cursor.fetchall()]
        for page in Course.objects.filter(pk__in=unwritten):
            _write_down(apps, page)
        cursor.execute(
            "INSERT INTO courses_emergencypublication (course_id, revision_id, reason, content_md5, at, until)"
            " SELECT p.id, r.id, %s, md5(r.content::text), now(), %s FROM wagtailcore_page p"
            " JOIN courses_coursepage ON page_ptr_id = p.id"
            " JOIN wagtailcore_revision r ON r.id = p.live_revision_id WHERE p.live",
            [REASON, timezone.now() + TIME],
        )
    # What waits to be checked would keep triggers from being made below.
    schema_editor.connection.check_constraints()


def _unwritten(course):
    return f"""
        SELECT p.id FROM wagtailcore_page p JOIN courses_coursepage c ON c.page_ptr_id = p.id
        LEFT JOIN wagtailcore_revision r ON r.id = p.live_revision_id
            AND r.object_id = p.id::text AND r.content_type_id = p.content_type_id
        WHERE p.live AND (r.id IS NULL OR p.alias_of_id IS NOT NULL OR {gate_sql.differs(course)})
    """


def _write_down(apps, page):
    kinds = apps.get_model("contenttypes", "ContentType").objects
    now = timezone.now()
    revision = apps.get_model("wagtailcore", "Revision").objects.create(
        content_type=kinds.get(app_label="courses", model="coursepage"),
        base_content_type=kinds.get(app_label="wagtailcore", model="page"),
        object_id=str(page.pk),
        object_str=page.title,
        content=get_serializable_data_for_fields(page),
        created_at=now,
    )
    changed = {"live_revision_id": revision.pk, "alias_of_id": None}
    if not page.has_unpublished_changes:
        changed |= {"latest_revision_id": revision.pk, "latest_revision_created_at": now}
    apps.get_model("wagtailcore", "Page").objects.filter(pk=page.pk).update(**changed)


def hold(apps, schema_editor):
    schema_editor.execute(gate_sql.check_function(apps.get_model("courses", "CoursePage")), None)


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0009_answer_every_idea'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(fields=('revision', 'contributor'), name='courses_approval_two_contributors'),
        ),
        migrations.RunPython(write_down_what_is_live, migrations.RunPython.noop),
        migrations.RunPython(hold, migrations.RunPython.noop),
        migrations.RunSQL(
            gate_sql.APPROVALS
            + gate_sql.EMERGENCY_FUNCTION
            + gate_sql.EMERGENCY_TRIGGERS
            + gate_sql.WATCHES
            + gate_sql.PAGE_TRIGGER,
            gate_sql.NOTHING,
        ),
    ]
