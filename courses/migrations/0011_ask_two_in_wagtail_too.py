"""The workflow that editors see in Wagtail, and when a leader was warned."""

import django.db.models.deletion
from django.db import migrations, models

from courses.coproduction import gate_sql

NAME = "godkendelse af to"
TASKS = (("lived", "Levet erfaring siger ja"), ("professional", "Fagperson siger ja"))


def make_workflow(apps, schema_editor):
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME, active=True)
    kind, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="courses", model="approvaltask"
    )
    for order, (on_behalf_of, name) in enumerate(TASKS):
        task = apps.get_model("courses", "ApprovalTask").objects.create(
            name=name, active=True, content_type=kind, kind=on_behalf_of
        )
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=order
        )
    schema_editor.connection.check_constraints()


def remove_workflow(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(
        workflow_tasks__task__approvaltask__isnull=False
    ).delete()
    schema_editor.connection.check_constraints()


def hold(apps, schema_editor):
    schema_editor.execute(gate_sql.check_function(apps.get_model("courses", "CoursePage")), None)


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0010_hold_the_gate'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApprovalTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('kind', models.CharField(choices=[('lived', 'Lived experience'), ('professional', 'Professional')], max_length=15, verbose_name='on behalf of')),
            ],
            options={
                'verbose_name': 'approval of a course',
                'verbose_name_plural': 'approvals of courses',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.AddField(
            model_name='emergencypublication',
            name='warned_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='warned'),
        ),
        migrations.RunPython(make_workflow, remove_workflow),
        migrations.RunPython(hold, migrations.RunPython.noop),
        migrations.RunSQL(gate_sql.EMERGENCY_FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(
            "DROP TRIGGER courses_gate_of_page ON wagtailcore_page;" + gate_sql.PAGE_TRIGGER,
            migrations.RunSQL.noop,
        ),
    ]
