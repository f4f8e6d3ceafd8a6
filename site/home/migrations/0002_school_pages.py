"""The front page in Danish and English, in place of Wagtail's welcome page, and the site that shows it."""

from django.db import migrations
from django.utils import timezone


def make_home(apps, schema_editor):
    page_model = apps.get_model("wagtailcore", "Page")
    home_model = apps.get_model("home", "HomePage")
    site_model = apps.get_model("wagtailcore", "Site")
    locale_model = apps.get_model("wagtailcore", "Locale")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="homepage"
    )
    site_model.objects.all().delete()
    page_model.objects.filter(depth__gt=1).delete()
    danish, _ = locale_model.objects.get_or_create(language_code="da")
    english, _ = locale_model.objects.get_or_create(language_code="en")
    pages = []
    for number, (locale, title, slug) in enumerate([(danish, "Forside", "forside"), (english, "Home", "home")], 1):
        key = {"translation_key": pages[0].translation_key} if pages else {}
        pages.append(
            home_model.objects.create(
                title=title,
                draft_title=title,
                slug=slug,
                content_type=content_type,
                locale=locale,
                path=f"0001{number:04d}",
                depth=2,
                numchild=0,
                url_path=f"/{slug}/",
                live=True,
                first_published_at=timezone.now(),
                **key,
            )
        )
    page_model.objects.filter(depth=1).update(numchild=len(pages))
    site_model.objects.create(
        hostname="localhost", port=80, site_name="Samskole", root_page_id=pages[0].pk, is_default_site=True
    )


def remove_home(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("home", "HomePage").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0057_page_locale_fields_notnull"),
        ("wagtailcore", "0053_locale_model"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_home, remove_home)]
