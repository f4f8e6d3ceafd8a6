"""Each role may do what ``config.permissions`` says; Wagtail's own example groups go.

Those groups open the admin without being roles of the school, so nobody would ask their members for a
second factor.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from config.permissions import grant


def give_rights(apps, schema_editor):
    for app in installed.get_app_configs():
        create_permissions(app, verbosity=0, apps=apps)
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"]).delete()
    grant(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0001_cache_table"),
        ("accounts", "0002_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("courses", "0001_initial"),
        ("enrolment", "0001_initial"),
        ("home", "0002_school_pages"),
        ("peers", "0001_initial"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
